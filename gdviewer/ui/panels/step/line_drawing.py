"""Draws one line of a step: the rule, with it the numbers of this step, below that a remark."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap, QTextLayout

from gdviewer.core.arithmetic.copying import plain_line
from gdviewer.core.arithmetic.shown import ShownLine
from gdviewer.scene.fonts import text_font
from gdviewer.scene.glyphs import Written, metrics_of, width_of
from gdviewer.scene.theme import Theme
from gdviewer.scene.typesetting.typesetting import EM
from gdviewer.ui.look.style import FONT_PIXELS
from gdviewer.ui.panels.step.columns import Size
from gdviewer.ui.panels.step.line_picture import LinePicture
from gdviewer.ui.widgets.formula_drawing import FormulaDrawing
from gdviewer.ui.widgets.live_sentences import wrapped

_LETTERS = 1.2
"""How much higher a letter of a formula is than one of the text, to look as large."""
_SCALE = _LETTERS * FONT_PIXELS / EM  # pixels at 100 % that a unit of a picture is
_INDENT = 14.0  # pixels at 100 %, of the numbers below their rule
_BETWEEN = 3.0  # pixels at 100 %, from the rule to the numbers below it ...
_BESIDE = 22.0  # ... and to those beside it
_PLAIN_WIDTH = 420.0  # pixels at 100 %, of a line that is not typeset


@dataclass(frozen=True, slots=True)
class Look:
    """How lines are drawn: in the colors and at the size of ``theme``, on that pixel ratio.

    ``zoom`` is how much larger than that they are, where there is room. The numbers are below their
    rule, or beside it where both together are no wider than ``beside`` pixels.
    """

    theme: Theme
    ratio: float
    zoom: float = 1.0
    beside: float = 0.0

    def is_like(self, other: Look) -> bool:
        """Whether both are of one theme, on one screen."""
        return self.theme == other.theme and self.ratio == other.ratio

    @property
    def scale(self) -> float:
        """How many pixels a unit of a picture is."""
        return self.pixels(_SCALE)

    def pixels(self, at_100: float) -> float:
        """Return a length that is ``at_100`` pixels at 100 %."""
        return at_100 * self.theme.scale * self.zoom


class Slot(NamedTuple):
    """Where a number is, in pixels, and the size of the font whose digits are as high."""

    left: float
    top: float
    width: float
    height: float
    pixels: int

    def contains(self, point: QPointF) -> bool:
        """Whether ``point`` is on the number."""
        return QRectF(self.left, self.top, self.width, self.height).contains(point)

    def filled(self, text: str) -> Written:
        """Return ``text`` at the right, digit below digit; smaller if it is too wide."""
        pixels = self.pixels
        width = width_of(text, pixels)
        if width > self.width:
            pixels = max(int(pixels * self.width / width), 1)
            width = width_of(text, pixels)
        return Written(text, self.left + self.width - width, self.top + self.height, pixels)


@dataclass(frozen=True, slots=True)
class _Parts:
    """Where the rule and the numbers are from the upper left corner, and how large they are."""

    rule: QPointF
    numbers: QPointF
    size: Size


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
        parts = _parts(self._picture, look).size
        return Size(max(parts.width, words.width), parts.height + words.height)

    def pictures(self, at: QPointF, look: Look) -> Iterator[tuple[QPointF, QPixmap]]:
        """Yield what is typeset of a line ``at`` a place: its rule, and its numbers left blank."""
        if self._picture is None:
            return
        parts, picture = _parts(self._picture, look), self._picture
        if picture.symbols.svg:
            ink = QColor(look.theme.text)
            symbols = self._symbols.pixmap(picture.symbols, look.scale, ink, look.ratio)
            yield at + parts.rule, symbols
        ink = QColor(look.theme.muted)
        yield at + parts.numbers, self._numbers.pixmap(picture.numbers, look.scale, ink, look.ratio)

    def paint_words(self, painter: QPainter, line: ShownLine, at: QPointF, look: Look) -> None:
        """Write what is said of ``line`` in words, or all of it where it is not typeset."""
        if self._picture is None:
            _paint_words(painter, plain_line(line), at, look, look.theme.text)
        elif line.words:
            parts = _parts(self._picture, look)
            below = at + QPointF(parts.numbers.x(), parts.size.height)
            _paint_words(painter, line.words, below, look, look.theme.muted)

    def slots(self, at: QPointF, look: Look) -> Iterator[Slot]:
        """Yield where each number of a line ``at`` a place is, in the order of its form."""
        if self._picture is None:
            return
        corner, scale = at + _parts(self._picture, look).numbers, look.scale
        for box in self._picture.boxes:
            left, top = corner.x() + box.x * scale, corner.y() + box.y * scale
            pixels = _pixels_of(round(box.height * scale, 1))
            yield Slot(left, top, box.width * scale, box.height * scale, pixels)


def _parts(picture: LinePicture, look: Look) -> _Parts:
    return _parts_at(picture, look.pixels(1.0), look.beside)


@lru_cache(maxsize=4096)
def _parts_at(picture: LinePicture, zoom: float, beside: float) -> _Parts:
    """Return the parts of ``picture``, ``zoom`` times as large as at 100 %."""
    symbols, numbers, scale = picture.symbols, picture.numbers, zoom * _SCALE
    indent = zoom * _INDENT
    if not symbols.svg:
        size = Size(indent + numbers.width * scale, numbers.height * scale)
        return _Parts(QPointF(), QPointF(indent, 0), size)
    left = symbols.width * scale + zoom * _BESIDE
    if left + numbers.width * scale <= beside:  # both on one baseline
        lower = (numbers.baseline - symbols.baseline) * scale
        rule, right = QPointF(0, max(lower, 0)), QPointF(left, max(-lower, 0))
        height = max(
            rule.y() + symbols.height * scale,
            right.y() + numbers.height * scale,
        )
        return _Parts(rule, right, Size(left + numbers.width * scale, height))
    below = QPointF(indent, symbols.height * scale + zoom * _BETWEEN)
    width = max(symbols.width * scale, indent + numbers.width * scale)
    return _Parts(QPointF(), below, Size(width, below.y() + numbers.height * scale))


@lru_cache(maxsize=64)
def _pixels_of(digit_height: float) -> int:
    """Return the size of the font whose digits are ``digit_height`` high."""
    return max(round(digit_height / (metrics_of(100).capHeight() / 100)), 1)


def _words_size(text: str, look: Look) -> Size:
    if not text:
        return Size(0.0, 0.0)
    found = _words(text, _text_pixels(look), _PLAIN_WIDTH * look.theme.scale).boundingRect()
    return Size(found.width() + look.pixels(_INDENT), found.height())


def _paint_words(painter: QPainter, text: str, at: QPointF, look: Look, color: str) -> None:
    painter.setPen(QColor(color))
    _words(text, _text_pixels(look), _PLAIN_WIDTH * look.theme.scale).draw(painter, at)


@lru_cache(maxsize=64)
def _words(text: str, pixels: int, width: float) -> QTextLayout:
    """Return ``text`` in lines no wider than ``width``; most remarks stay from step to step."""
    return wrapped(text, text_font(pixels), width)


def _text_pixels(look: Look) -> int:
    """Return the size of words: that of all text, which is read at every size of the formulas."""
    return round(FONT_PIXELS * look.theme.scale)
