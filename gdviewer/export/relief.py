"""The surface in space as something that can be exported, as it is seen in the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from gdviewer.export.figure import Figure
from gdviewer.export.formats import Drawing
from gdviewer.export.record import Record
from gdviewer.export.subjects import Subject
from gdviewer.scene.theme import Theme
from gdviewer.state.frame import Frame

Render = Callable[[Frame, int, int, Theme], QImage]
"""Returns the surface of a frame with so many pixels across and down, in a theme's colors.

Any thread may call it."""


def relief_subject(render: Render) -> Subject:
    """Return the surface as ``render`` makes it: pixels, all of them opaque."""
    draw = partial(_drawing, render)
    return Subject("surface", (), draw, formats=("png",), grounds=("light", "dark"))


def _drawing(render: Render, frame: Frame, figure: Figure) -> Drawing:
    size, theme = figure.size, figure.theme

    def paint(painter: QPainter) -> None:
        scale = painter.transform().m11()
        width, height = max(round(size.width * scale), 1), max(round(size.height * scale), 1)
        image = render(frame, width, height, theme.scaled(theme.scale * scale))
        painter.drawImage(QRectF(0, 0, size.width, size.height), image)

    return Drawing(size, theme.card, paint, Record.of(frame))
