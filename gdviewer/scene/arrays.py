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


def draw_polylines(painter: QPainter, points: Array) -> None:
    """Draw the lines through ``points``, shape ``(n, 2)``; a row of nan ends each of them.

    Thousands of short ones take a tenth of the time that a polygon of its own for each would.
    """
    polygons: dict[int, tuple[QPolygonF, Array]] = {}
    start = 0
    for stop in np.flatnonzero(np.isnan(points[:, 0])).tolist():
        length = stop - start
        if length not in polygons:
            polygons[length] = _polygon(length)
        polygon, memory = polygons[length]
        memory[:] = points[start:stop]
        painter.drawPolyline(polygon)
        start = stop + 1


def polygon_of(points: Array) -> QPolygonF:
    """Return ``points``, shape ``(n, 2)``, as a polygon of its own."""
    polygon, memory = _polygon(len(points))
    memory[:] = points
    return polygon


def _polygon(length: int) -> tuple[QPolygonF, Array]:
    """Return a polygon and its points as they lie in memory, ``(length, 2)``."""
    polygon = QPolygonF()
    polygon.resize(length)
    (address,) = Shiboken.getCppPointer(polygon.data())
    memory = (ctypes.c_double * (2 * length)).from_address(address)
    return polygon, np.ctypeslib.as_array(memory).reshape(length, 2)


def image_of(colors: NDArray[np.uint32], is_opaque: bool = False) -> QImage:
    """Return ``colors``, ``(height, width)`` of premultiplied 0xAARRGGBB, as an image.

    One that ``is_opaque`` is painted faster.
    """
    memory = np.ascontiguousarray(colors)
    height, width = memory.shape
    formats = QImage.Format
    layout = formats.Format_RGB32 if is_opaque else formats.Format_ARGB32_Premultiplied
    return QImage(memory.data, width, height, 4 * width, layout).copy()
