"""Writes PNG: pixels, with their size in print."""

from __future__ import annotations

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImageWriter

from gdviewer.export.formats import Memory, Paint, formats
from gdviewer.export.image import image
from gdviewer.export.size import PictureSize


@formats.register("png", "PNG image", order=1)
def encode_png(size: PictureSize, ground: str, paint: Paint) -> bytes:
    """Return the picture as a PNG file."""
    memory = Memory()
    QImageWriter(memory, QByteArray(b"png")).write(image(size, ground, paint))
    return memory.to_bytes()
