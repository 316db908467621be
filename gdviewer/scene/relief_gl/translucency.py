"""Lets what is drawn fade at its edges, and be hidden by the surface or seen behind it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import QOpenGLFunctions

_DEPTH_TEST, _BLEND = 0x0B71, 0x0BE2
_NEARER, _FARTHER = 0x0201, 0x0204
_SOURCE_ALPHA, _REST_OF_ALPHA, _ONE = 0x0302, 0x0303, 1


@contextmanager
def translucent(gl: QOpenGLFunctions, *, is_behind: bool) -> Iterator[None]:
    """Mix what is drawn with what is there; it hides nothing that comes later.

    Only what is in front of the surface is seen; or, where it ``is_behind``, what is not.
    """
    gl.glEnable(_BLEND)
    gl.glBlendFuncSeparate(_SOURCE_ALPHA, _REST_OF_ALPHA, _ONE, _REST_OF_ALPHA)
    gl.glDepthMask(0)
    gl.glEnable(_DEPTH_TEST)
    gl.glDepthFunc(_FARTHER if is_behind else _NEARER)
    yield
    gl.glDepthFunc(_NEARER)
    gl.glDepthMask(1)
