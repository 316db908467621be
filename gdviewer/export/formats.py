"""The registry of the file formats that a picture can have."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPainter

from gdviewer.export.size import PictureSize
from gdviewer.registry import Registry

Paint = Callable[[QPainter], None]
"""Paints the picture."""

Encode = Callable[[PictureSize, str, Paint], bytes]
"""Returns the file of a picture of a size on a ground of a color."""

formats: Registry[Encode] = Registry("export format", "gdviewer.export")


class Memory(QBuffer):
    """A file in memory, open for writing."""

    def __init__(self) -> None:
        super().__init__()
        self.open(QIODevice.OpenModeFlag.WriteOnly)

    def to_bytes(self) -> bytes:
        """Return what has been written."""
        return bytes(self.data().data())
