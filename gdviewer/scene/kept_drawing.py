"""Keeps the strokes of a long path as a picture that can be shown as it was at any batch."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage, QPainter

from gdviewer.core.objective import Array
from gdviewer.scene.arrays import blue_of
from gdviewer.scene.brush import Brush
from gdviewer.scene.stamps import Stamps
from gdviewer.scene.tint import Tint
from gdviewer.scene.viewport import Viewport


class KeptDrawing:
    """A drawing at the resolution of the device, to which batches of strokes are added."""

    def __init__(self, viewport: Viewport, brush: Brush, resolution: float) -> None:
        width = math.ceil(viewport.width * resolution)
        height = math.ceil(viewport.height * resolution)
        self._viewport = viewport
        self._white = replace(brush, color="#ffffff")
        self._resolution = resolution
        self._cover = QImage(width, height, QImage.Format.Format_RGB32)
        self._cover.fill(0)
        self._stamps = Stamps(height, width)
        self._tint = Tint(height, width, brush, resolution)
        self._batches = self._shown = 0

    def add(self, lines: Array, dots: Array) -> None:
        """Paint one more batch."""
        with QPainter(self._cover) as painter:
            painter.scale(self._resolution, self._resolution)
            painter.translate(-self._viewport.left, -self._viewport.top)
            self._white.paint(painter, lines, dots)
        self._batches += 1
        self._stamps.record(blue_of(self._cover), self._batches)

    def image(self, batches: int) -> QImage:
        """Return the drawing as it was after the first ``batches``; the same image at each call."""
        if batches != self._shown:
            self._tint.show(self._stamps.grades(batches))
            self._shown = batches
        return self._tint.image

    @property
    def is_covered(self) -> NDArray[np.bool_]:
        """Where another stroke changes nothing any more, one for each device pixel."""
        return self._stamps.is_covered
