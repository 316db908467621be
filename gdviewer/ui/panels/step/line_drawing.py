"""Draws one line of a step: the rule, below it the numbers of this step, below that a remark."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from gdviewer.core.arithmetic.copying import plain_line
from gdviewer.core.arithmetic.sheet import ShownLine
from gdviewer.scene.fonts import text_font
from gdviewer.scene.theme import Theme
from gdviewer.scene.typesetting.typesetting import EM
from gdviewer.ui.look.style import FONT_PIXELS
from gdviewer.ui.panels.step.columns import Size
from gdviewer.ui.panels.step.line_picture import LinePicture
from gdviewer.ui.widgets.formula_drawing import FormulaDrawing

_LETTERS = 1.2
"""How much higher a letter of a formula is than one of the text, to look as large."""
_INDENT = 14.0  # pixels at 100 %, of the numbers below their rule
_BETWEEN = 3.0  # pixels at 100 %, from the rule to the numbers
_PLAIN_WIDTH = 420.0  # pixels at 100 %, of a line that is not typeset
_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap


@dataclass(frozen=True, slots=True)
class Look:
    """How lines are drawn: in the colors and at the size of ``theme``, on that pixel ratio.

    ``zoom`` is how much larger than that they are, where there is room.
    """

    theme: Theme
    ratio: float
    zoom: float = 1.0

    @property
    def scale(self) -> float:
        """How many pixels a unit of a picture is."""
        return self.pixels(_LETTERS * FONT_PIXELS) / EM

    def pixels(self, at_100: float) -> float:
        """Return a length that is ``at_100`` pixels at 100 %."""
        return at_100 * self.theme.scale * self.zoom


class LineDrawing:
    """Draws all lines of one form, whose ``picture`` is None where it cannot be typeset."""

    def __init__(self, picture: LinePicture | None) -> None:
        self._picture = picture
        self._symbols, self._numbers = FormulaDrawing(), FormulaDrawing()

    @property
    def is_typeset(self) -> bool:
        """Whether there is a picture."""
        return self._picture is not None

    def size(self, line: ShownLine, look: Look) -> Size:
        """Return how large ``line`` is, in pixels."""
        words = _words_size(line.words if self._picture else plain_line(line), look)
        if self._picture is None:
            return words
        symbols, numbers = self._picture.symbols, self._picture.numbers
        indent = look.pixels(_INDENT)
        widths = (symbols.width * look.scale, indent + numbers.width * look.scale, words.width)
        return Size(
            max(widths), self._numbers_top(look) + numbers.height * look.scale + words.height
        )

    def paint(self, painter: QPainter, line: ShownLine, at: QPointF, look: Look) -> None:
        """Draw ``line`` with its upper left corner ``at`` a place."""
        theme, picture = look.theme, self._picture
        if picture is None:
            _paint_words(painter, plain_line(line), at, look, theme.text)
            return
        if picture.symbols.svg:
            ink = QColor(theme.text)
            painter.drawPixmap(
                at, self._symbols.pixmap(picture.symbols, look.scale, ink, look.ratio)
            )
        ink = QColor(theme.muted)
        corner = self._numbers_corner(at, look)
        painter.drawPixmap(
            corner, self._numbers.pixmap(picture.numbers, look.scale, ink, look.ratio)
        )
        painter.setPen(QColor(theme.text))
        for text, place in zip(line.texts, self.slots(at, look), strict=True):
            _paint_number(painter, text, place)
        below = corner + QPointF(0, picture.numbers.height * look.scale)
        _paint_words(painter, line.words, below, look, theme.muted)

    def slots(self, at: QPointF, look: Look) -> Iterator[QRectF]:
        """Yield where each number of a line ``at`` a place is, in the order of its form."""
        if self._picture is None:
            return
        corner, scale = self._numbers_corner(at, look), look.scale
        for box in self._picture.boxes:
            left, top = corner.x() + box.x * scale, corner.y() + box.y * scale
            yield QRectF(left, top, box.width * scale, box.height * scale)

    def _numbers_corner(self, at: QPointF, look: Look) -> QPointF:
        return at + QPointF(look.pixels(_INDENT), self._numbers_top(look))

    def _numbers_top(self, look: Look) -> float:
        """Return how far the numbers are below the upper end of the line."""
        height = self._picture.symbols.height if self._picture is not None else 0.0
        return height * look.scale + look.pixels(_BETWEEN) if height else 0.0


def _paint_number(painter: QPainter, text: str, place: QRectF) -> None:
    """Write ``text`` in the middle of ``place``, its digits as high; smaller if it is too wide."""
    pixels = _pixels_of(round(place.height(), 1))
    width = _metrics(pixels).horizontalAdvance(text)
    if width > place.width():
        pixels = max(int(pixels * place.width() / width), 1)
        width = _metrics(pixels).horizontalAdvance(text)
    painter.setFont(text_font(pixels))
    painter.drawText(QPointF(place.center().x() - width / 2, place.bottom()), text)


@lru_cache(maxsize=64)
def _pixels_of(digit_height: float) -> int:
    """Return the size of the font whose digits are ``digit_height`` high."""
    return max(round(digit_height / (_metrics(100).capHeight() / 100)), 1)


@lru_cache(maxsize=64)
def _metrics(pixels: int) -> QFontMetricsF:
    return QFontMetricsF(text_font(pixels))


def _words_size(text: str, look: Look) -> Size:
    if not text:
        return Size(0.0, 0.0)
    room = QRectF(0, 0, look.pixels(_PLAIN_WIDTH), 1e4)
    found = _metrics(_text_pixels(look)).boundingRect(room, _WRAPPED, text)
    return Size(found.width() + look.pixels(_INDENT), found.height())


def _paint_words(painter: QPainter, text: str, at: QPointF, look: Look, color: str) -> None:
    if text:
        painter.setFont(text_font(_text_pixels(look)))
        painter.setPen(QColor(color))
        painter.drawText(QRectF(at.x(), at.y(), look.pixels(_PLAIN_WIDTH), 1e4), _WRAPPED, text)


def _text_pixels(look: Look) -> int:
    return round(look.pixels(FONT_PIXELS))
