"""Keeps an array in the memory of the graphics card, uploaded once for each content."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QOpenGLFunctions
from PySide6.QtOpenGL import QOpenGLBuffer, QOpenGLShaderProgram
from shiboken6 import VoidPtr

_FLOAT, _BYTE, _UNSIGNED_INT, _TRIANGLES = 0x1406, 0x1401, 0x1405, 4  # of OpenGL's own header
_FROM_THE_BUFFER = cast("int", VoidPtr(0))  # PySide crashes on the int that its stub asks for


class Buffer:
    """Holds the array that was given last; it reaches the card when it is used."""

    def __init__(self, kind: QOpenGLBuffer.Type = QOpenGLBuffer.Type.VertexBuffer) -> None:
        self._buffer = QOpenGLBuffer(kind)
        self._content: NDArray[Any] = np.empty(0, np.uint8)
        self._is_uploaded = False

    def hold(self, content: NDArray[Any]) -> None:
        """Have ``content`` on the card from its next use on."""
        if content is not self._content:
            self._content, self._is_uploaded = np.ascontiguousarray(content), False

    def __len__(self) -> int:
        return int(self._content.size)

    def bind(self) -> None:
        """Make it the one that drawing reads; a context is current."""
        if not self._buffer.isCreated():
            self._buffer.create()
        self._buffer.bind()
        if not self._is_uploaded:
            self._buffer.allocate(self._content.tobytes(), self._content.nbytes)
            self._is_uploaded = True

    def feed(self, program: QOpenGLShaderProgram, fields: dict[str, str]) -> None:
        """Let each attribute of ``program`` read the field of the records named in ``fields``."""
        self.bind()
        layout = self._content.dtype
        offsets = {name: place[1] for name, place in (layout.fields or {}).items()}
        for attribute, name in fields.items():
            field, offset = layout[name], offsets[name]
            kind = _BYTE if field.base == np.uint8 else _FLOAT
            count = int(np.prod(field.shape))
            place = program.attributeLocation(attribute)  # PySide crashes on one given by name
            program.enableAttributeArray(place)
            program.setAttributeBuffer(place, kind, offset, count, layout.itemsize)

    def draw_triangles(self, gl: QOpenGLFunctions, count: int) -> None:
        """Draw the triangles that the first ``count`` numbers in here make of what is fed."""
        self.bind()
        gl.glDrawElements(_TRIANGLES, count, _UNSIGNED_INT, _FROM_THE_BUFFER)
        self._buffer.release()

    def release(self, program: QOpenGLShaderProgram, fields: Iterable[str]) -> None:
        """Let nothing read it any more; what else draws may not find it bound."""
        for attribute in fields:
            program.disableAttributeArray(program.attributeLocation(attribute))
        self._buffer.release()

    def forget(self) -> None:
        """Give the card's memory back; a context is current."""
        self._buffer.destroy()
        self._is_uploaded = False
