"""Paints a small mark many times: where pixels are painted it is painted once, and stamped."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Protocol

from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPaintEngine, QPainter

_SAFE = 1.0  # pixels around a mark


class Mark(Protocol):
    """What can be stamped: equal marks look the same."""

    @property
    def reach(self) -> float:
        """How many pixels it reaches from its middle."""

    def paint(self, painter: QPainter, at: QPointF) -> None:
        """Paint it about ``at``."""

    def __hash__(self) -> int: ...


def stamp(painter: QPainter, mark: Mark, at: QPointF) -> None:
    """Paint ``mark`` at ``at``: on a screen and in an image at the nearest pixel."""
    if painter.paintEngine().type() != QPaintEngine.Type.Raster:
        mark.paint(painter, at)
        return
    image = _image(mark, painter.deviceTransform().m11())
    half = image.width() / image.devicePixelRatio() / 2
    painter.drawImage(at - QPointF(half, half), image)


@lru_cache(maxsize=512)
def _image(mark: Mark, ratio: float) -> QImage:
    """Return the picture of ``mark``, at ``ratio`` device pixels per pixel."""
    side = 2 * math.ceil((mark.reach + _SAFE) * ratio)
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(0)
    with QPainter(image) as painter:
        mark.paint(painter, QPointF(side, side) / ratio / 2)
    return image
