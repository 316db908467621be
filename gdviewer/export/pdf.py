"""Writes PDF: one page of the picture's size, vectors and real text."""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QColor, QPageSize, QPainter, QPdfWriter

from gdviewer.export.formats import Memory, Paint, formats
from gdviewer.export.size import PictureSize


@formats.register("pdf", "PDF document", order=3)
def encode_pdf(size: PictureSize, ground: str, paint: Paint) -> bytes:
    """Return the picture as a PDF file."""
    memory = Memory()
    writer = QPdfWriter(memory)
    writer.setTitle("GDViewer")
    writer.setCreator("GDViewer")
    writer.setPageSize(QPageSize(QSizeF(*size.in_millimeters), QPageSize.Unit.Millimeter))
    writer.setPageMargins(QMarginsF())
    writer.setResolution(round(size.dpi))
    with QPainter(writer) as painter:
        painter.scale(writer.width() / size.width, writer.width() / size.width)
        painter.fillRect(0, 0, size.width, size.height, QColor(ground))
        paint(painter)
    return memory.to_bytes()
