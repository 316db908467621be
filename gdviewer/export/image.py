"""Paints a picture into pixels."""

from __future__ import annotations

from PySide6.QtGui import QColor, QImage, QPainter

from gdviewer.export.formats import Paint
from gdviewer.export.size import PictureSize

_INCHES_IN_A_METER = 1 / 0.0254


def image(size: PictureSize, ground: str, paint: Paint) -> QImage:
    """Return the picture as an image.

    Raises
    ------
    ValueError
        If there is not enough memory for it.
    """
    result = QImage(size.width, size.height, QImage.Format.Format_RGB32)
    if result.isNull():
        raise ValueError(f"there is not enough memory for a picture of {size} pixels")
    result.setDotsPerMeterX(round(size.dpi * _INCHES_IN_A_METER))
    result.setDotsPerMeterY(round(size.dpi * _INCHES_IN_A_METER))
    result.fill(QColor(ground))
    with QPainter(result) as painter:
        paint(painter)
    return result
