"""Draws a typeset formula in any color, at any size, sharp on every screen."""

from __future__ import annotations

import math

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from gdviewer.scene.typesetting.typesetting import INK, Typeset


class FormulaDrawing:
    """The last drawing of one formula, kept as long as nothing about it changes."""

    def __init__(self) -> None:
        self._drawn: tuple[object, ...] = ()
        self._pixmap = QPixmap()

    def pixmap(self, typeset: Typeset, scale: float, color: QColor, ratio: float) -> QPixmap:
        """Return ``typeset``, ``scale`` times its own size, for a screen of that pixel ratio."""
        wanted = (typeset, scale, color.rgb(), ratio)
        if wanted != self._drawn:
            self._drawn = wanted
            self._pixmap = _draw(typeset, scale, color, ratio)
        return self._pixmap


def _draw(typeset: Typeset, scale: float, color: QColor, ratio: float) -> QPixmap:
    ink, own = f'"{color.name()}"'.encode(), f'"{INK}"'.encode()
    renderer = QSvgRenderer(QByteArray(typeset.svg.replace(own, ink)))
    width, height = typeset.width * scale * ratio, typeset.height * scale * ratio
    pixmap = QPixmap(math.ceil(width), math.ceil(height))
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        renderer.render(painter, QRectF(0, 0, width, height))
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
