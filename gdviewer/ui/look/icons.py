"""The icons of resources/icons, in the colors of the theme."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from gdviewer.core.resources import resource

_SIZES = (16, 20, 32, 50, 100)  # pixels of the device, from the smallest up to 250 % at scale 2
_INK = b"#000"
_FAINT = 0.35


def icon(name: str, color: str) -> QIcon:
    """Return the icon ``name`` drawn in ``color`` (``#rrggbb``); disabled it is faint."""
    drawing = resource(f"icons/{name}.svg").read_bytes().replace(_INK, color.encode())
    renderer = QSvgRenderer(QByteArray(drawing))
    result = QIcon()
    for size in _SIZES:
        result.addPixmap(_paint(renderer, size, 1.0), QIcon.Mode.Normal)
        result.addPixmap(_paint(renderer, size, _FAINT), QIcon.Mode.Disabled)
    return result


def _paint(renderer: QSvgRenderer, size: int, opacity: float) -> QPixmap:
    pixmap = QPixmap(QSize(size, size))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setOpacity(opacity)
    renderer.render(painter)
    painter.end()
    return pixmap
