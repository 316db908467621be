"""Lets what is drawn fade at its edges, and be hidden by the surface or seen through it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import QOpenGLFunctions

_DEPTH_TEST, _BLEND = 0x0B71, 0x0BE2
_SOURCE_ALPHA, _REST_OF_ALPHA, _ONE = 0x0302, 0x0303, 1


@contextmanager
def translucent(gl: QOpenGLFunctions, *, is_through: bool) -> Iterator[None]:
    """Mix what is drawn with what is there; it hides nothing that comes later."""
    gl.glEnable(_BLEND)
    gl.glBlendFuncSeparate(_SOURCE_ALPHA, _REST_OF_ALPHA, _ONE, _REST_OF_ALPHA)
    gl.glDepthMask(0)
    (gl.glDisable if is_through else gl.glEnable)(_DEPTH_TEST)
    yield
    gl.glDepthMask(1)
