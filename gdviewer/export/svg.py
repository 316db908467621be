"""Writes SVG: vectors and real text."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtSvg import QSvgGenerator

from gdviewer.export.formats import Memory, Paint, formats
from gdviewer.export.size import PictureSize

_CSS_DPI = 96
"""What SVG takes an inch to be: with it a size in pixels stays one."""


@formats.register("svg", "SVG drawing", order=2)
def encode_svg(size: PictureSize, ground: str, paint: Paint) -> bytes:
    """Return the picture as an SVG file."""
    memory = Memory()
    generator = QSvgGenerator()
    generator.setOutputDevice(memory)
    generator.setResolution(_CSS_DPI if size.is_on_screen else round(size.dpi))
    generator.setSize(QSize(size.width, size.height))
    generator.setViewBox(QRect(0, 0, size.width, size.height))
    generator.setTitle("GDViewer")
    with QPainter(generator) as painter:
        painter.fillRect(0, 0, size.width, size.height, QColor(ground))
        paint(painter)
    return memory.to_bytes()
