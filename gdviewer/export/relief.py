"""Writes the surface in space to a PNG file, as it is seen in the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtGui import QImage, QPainter

from gdviewer.export.figure import Figure
from gdviewer.export.formats import Drawing
from gdviewer.export.record import Record
from gdviewer.export.subjects import Subject
from gdviewer.export.writing import export, format_of
from gdviewer.scene.theme import Theme
from gdviewer.state.frame import Frame

Render = Callable[[int, int, Theme], QImage]
"""Returns the surface with so many pixels across and down, in the colors of a theme."""


def export_relief(frame: Frame, path: Path, figure: Figure, render: Render) -> None:
    """Write what ``render`` makes of ``frame`` to ``path``, with what it is of.

    Raises
    ------
    ValueError
        In a sentence: another format than PNG, not enough memory, or a place that cannot be
        written; what was at ``path`` is then as it was.
    """
    if format_of(path) != "png":
        raise ValueError(f"the surface is written as .png, not as {path.suffix}")
    export(frame, path, figure, subject=Subject("surface", (), partial(_drawing, render)))


def _drawing(render: Render, frame: Frame, figure: Figure) -> Drawing:
    image = render(figure.size.width, figure.size.height, figure.theme)

    def paint(painter: QPainter) -> None:
        painter.drawImage(0, 0, image)

    return Drawing(figure.size, figure.theme.card, paint, Record.of(frame))
