"""The swatch of a run as an icon: its color, its dash and its marker, as in the plot."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from gdviewer.scene.paths.brush import paint_swatch
from gdviewer.scene.theme import Theme

_WIDTH, _HEIGHT = 24, 14  # pixels at 100 %
_SHARPNESS = 2.0  # pixels of the device for one of the window, and enough for 3


def swatch_size(theme: Theme) -> QSize:
    """Return the size of a swatch in pixels."""
    return QSize(round(_WIDTH * theme.scale), round(_HEIGHT * theme.scale))


def swatch(color: int, theme: Theme) -> QIcon:
    """Return the swatch of the run at the place ``color`` in the palette."""
    size = swatch_size(theme)
    pixmap = QPixmap(size * _SHARPNESS)
    pixmap.setDevicePixelRatio(_SHARPNESS)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_swatch(painter, QRectF(0, 0, size.width(), size.height()), color, theme)
    painter.end()
    icon = QIcon()
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):  # Qt tints what has no mode of its own
        icon.addPixmap(pixmap, mode)
    return icon
