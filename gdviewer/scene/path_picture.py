"""Keeps the picture of one path in one view, so that a step more costs what that step costs."""

from __future__ import annotations

import bisect
import math
import time
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter

from gdviewer.core.objective import Array
from gdviewer.scene.arrays import blue_of, image_of
from gdviewer.scene.brush import Brush
from gdviewer.scene.cover import Cover
from gdviewer.scene.stamps import GRADES, Stamps
from gdviewer.scene.strokes import Strokes
from gdviewer.scene.viewport import Viewport

_AFFORDABLE = 5000.0  # microseconds of strokes that are simply painted afresh each time
_BATCH = 2500.0  # microseconds of strokes between two stamps
_POINTS = 10_000  # points turned into strokes at once


class PathPicture:
    """The path of one run as it looks in ``viewport``, up to any step.

    A path of few strokes is painted afresh. The strokes of a longer one are painted once, in
    batches, and stamped with their step; then any step is shown from the stamps before it, and
    less than a batch of strokes on top. ``resolution`` is device pixels per pixel.
    """

    def __init__(self, viewport: Viewport, brush: Brush, resolution: float) -> None:
        self._viewport = viewport
        self._brush = brush
        self._resolution = resolution
        self._strokes = Strokes(viewport, resolution, brush.reach)
        self._batches = [0]  # where each batch ends, in strokes
        self._cover = QImage()  # all batches so far, white on black
        self._stamps: Stamps | None = None

    def work(self, points: Array, deadline: float) -> bool:
        """Bring the picture nearer to showing all ``points``; return whether it does.

        It goes on until ``deadline`` of ``time.perf_counter``, and takes one small bite at least.
        """
        while self._bite(points):
            if time.perf_counter() >= deadline:
                return False
        return True

    def shows(self, step: int) -> bool:
        """Whether the work has come so far that ``step`` is painted as it is."""
        if step >= self._strokes.points:
            return False
        stop = self._strokes.count(step)
        return self._end(stop) == stop

    def paint(self, painter: QPainter, step: int) -> None:
        """Paint the path up to ``step``, or as far as the work has come."""
        stop = self._strokes.count(step)
        start, stop = self._start(stop), self._end(stop)
        tail = self._strokes.lines(start, stop), self._strokes.dots(start, stop)
        self._brush.paint_halo(painter, *tail)
        if start and self._stamps is not None:
            grades = self._stamps.grades(self._strokes.step(start - 1))
            image = image_of(_colors(self._brush)[grades * np.uint8(GRADES + 1) + _around(grades)])
            image.setDevicePixelRatio(self._resolution)
            painter.drawImage(QPointF(self._viewport.left, self._viewport.top), image)
        self._brush.paint(painter, *tail)

    def _start(self, stop: int) -> int:
        """Return the stroke from which on those before ``stop`` are painted afresh."""
        if self._strokes.cost(0, stop) <= _AFFORDABLE:
            return 0
        return self._batches[bisect.bisect_right(self._batches, stop) - 1]

    def _end(self, stop: int) -> int:
        """Return ``stop``, or the stroke before it at which painting afresh gets too dear."""
        return min(stop, self._strokes.affordable(self._start(stop), _AFFORDABLE))

    def _bite(self, points: Array) -> bool:
        """Do a few milliseconds of work; return whether there was any to do."""
        done, start = self._strokes.points, self._batches[-1]
        if self._strokes.cost(0, len(self._strokes)) > _AFFORDABLE and (
            self._strokes.cost(start, len(self._strokes)) > _BATCH
        ):
            self._paint_batch(start, self._strokes.affordable(start, _BATCH))
            return True
        if done < len(points):
            cover = Cover(self._stamps.is_covered) if self._stamps is not None else None
            self._strokes.extend(points[done : done + _POINTS], cover)
            return True
        return False

    def _paint_batch(self, start: int, stop: int) -> None:
        if self._stamps is None:
            width = math.ceil(self._viewport.width * self._resolution)
            height = math.ceil(self._viewport.height * self._resolution)
            self._cover = QImage(width, height, QImage.Format.Format_RGB32)
            self._cover.fill(0)
            self._stamps = Stamps(height, width)
        with QPainter(self._cover) as painter:
            painter.scale(self._resolution, self._resolution)
            painter.translate(-self._viewport.left, -self._viewport.top)
            white = replace(self._brush, color="#ffffff")
            white.paint(painter, self._strokes.lines(start, stop), self._strokes.dots(start, stop))
        self._stamps.record(blue_of(self._cover), self._strokes.step(stop - 1))
        self._batches.append(stop)


def _around(grades: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return the greatest of the grades next to each pixel: the cover of the pale edge."""
    around = grades.copy()
    np.maximum(around[1:], grades[:-1], out=around[1:])
    np.maximum(around[:-1], grades[1:], out=around[:-1])
    np.maximum(around[:, 1:], grades[:, :-1], out=around[:, 1:])
    np.maximum(around[:, :-1], grades[:, 1:], out=around[:, :-1])
    return around


def _colors(brush: Brush) -> NDArray[np.uint32]:
    """Return the premultiplied color of each grade of cover with each grade of cover around it."""
    colors = []
    for grade in range(GRADES + 1):
        for around in range(GRADES + 1):
            pixel = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
            pixel.fill(0)
            with QPainter(pixel) as painter:
                for name, part in ((brush.halo, around), (brush.color, grade)):
                    color = QColor(name)
                    color.setAlphaF(part / GRADES)
                    painter.fillRect(0, 0, 1, 1, color)
            colors.append(int.from_bytes(bytes(pixel.constBits()), "little"))
    return np.array(colors, np.uint32)
