"""Hands NumPy arrays to Qt as they lie in memory: a million lines cost one call."""

from __future__ import annotations

import ctypes
from typing import cast

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QImage, QPainter, QPolygonF
from shiboken6 import Shiboken

from gdviewer.core.objective import Array


def draw_lines(painter: QPainter, lines: Array) -> None:
    """Draw ``lines``, shape ``(n, 4)``: x, y of one end and of the other."""
    if len(lines):
        memory = np.ascontiguousarray(lines, dtype=np.float64)
        first = cast("QLineF", Shiboken.wrapInstance(memory.ctypes.data, QLineF))
        painter.drawLines(first, len(memory))


def draw_points(painter: QPainter, points: Array) -> None:
    """Draw ``points``, shape ``(n, 2)``, as dots as wide as the pen."""
    if len(points):
        memory = np.ascontiguousarray(points, dtype=np.float64)
        first = cast("QPointF", Shiboken.wrapInstance(memory.ctypes.data, QPointF))
        painter.drawPoints(first, len(memory))


def polygon_of(points: Array) -> QPolygonF:
    """Return ``points``, shape ``(n, 2)``, as a polygon of its own."""
    polygon = QPolygonF()
    polygon.resize(len(points))
    memory = np.ascontiguousarray(points, dtype=np.float64)
    (address,) = Shiboken.getCppPointer(polygon.data())
    ctypes.memmove(address, memory.ctypes.data, memory.nbytes)
    return polygon


def image_of(colors: NDArray[np.uint32], is_opaque: bool = False) -> QImage:
    """Return ``colors``, ``(height, width)`` of premultiplied 0xAARRGGBB, as an image.

    One that ``is_opaque`` is painted faster.
    """
    memory = np.ascontiguousarray(colors)
    height, width = memory.shape
    formats = QImage.Format
    layout = formats.Format_RGB32 if is_opaque else formats.Format_ARGB32_Premultiplied
    return QImage(memory.data, width, height, 4 * width, layout).copy()


def blue_of(image: QImage) -> NDArray[np.uint8]:
    """Return the blue of each pixel of an image of 32 bits, ``(height, width)``."""
    pixels = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.width())
    return pixels.astype(np.uint8)
