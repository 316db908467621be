"""Paints the title of a picture: the function as it was typed, with its parameters."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtGui import QPainter

from gdviewer.scene.text import LEFT, write
from gdviewer.scene.theme import Theme
from gdviewer.scene.wrapping import wrapped
from gdviewer.state.frame import Frame
from gdviewer.state.readings.digest import function_of, parameters_of

_MOST_LINES = 2
_LINE = 1.5  # heights of the text from line to line
_WIDEST = 75.0  # ... that a line is long, to be read at one go
_MARGIN = 0.8  # ... above the first one


@dataclass(frozen=True, slots=True)
class Title:
    """The lines above a plot."""

    lines: tuple[str, ...] = ()

    @classmethod
    def of(cls, frame: Frame, width: float, theme: Theme) -> Title:
        """Return the title of ``frame`` in lines of ``width`` pixels."""
        parts = (function_of(frame), parameters_of(frame))
        text = "; ".join(part for part in parts if part)
        return cls(wrapped(text, min(width, _WIDEST * theme.font_size), theme, _MOST_LINES))

    def height(self, theme: Theme) -> int:
        """Return how many pixels above the rest of the picture the title takes."""
        if not self.lines:
            return 0
        return math.ceil((_MARGIN + _LINE * len(self.lines)) * theme.font_size)


def paint_title(painter: QPainter, title: Title, left: float, theme: Theme) -> None:
    """Paint ``title`` from ``left`` on, at the top of the picture."""
    for index, line in enumerate(title.lines):
        middle = (_MARGIN + _LINE * (index + 0.5)) * theme.font_size
        write(painter, line, left, middle, theme, LEFT)
