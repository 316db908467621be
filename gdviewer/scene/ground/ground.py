"""Keeps the picture of all that stays while a run goes on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter, QPixmap


class Ground:
    """A picture that is painted again only when it is out of date."""

    def __init__(self) -> None:
        self.is_current = False
        self._pixmap = QPixmap()

    def picture(
        self, size: QSize, resolution: float, color: str, paint: Callable[[QPainter], None]
    ) -> QPixmap:
        """Return the picture of ``size`` at ``resolution`` device pixels per pixel."""
        device_size = size * resolution
        is_fitting = self._pixmap.size() == device_size
        if self.is_current and is_fitting and self._pixmap.devicePixelRatio() == resolution:
            return self._pixmap
        if not is_fitting:  # fresh memory takes longer than the painting of an axis
            self._pixmap = QPixmap(device_size)
        self._pixmap.setDevicePixelRatio(resolution)
        self._pixmap.fill(QColor(color))
        with QPainter(self._pixmap) as painter:
            paint(painter)
        self.is_current = True
        return self._pixmap
