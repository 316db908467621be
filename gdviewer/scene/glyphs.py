"""Writes many short texts in one go: each glyph is looked up once, so that none is shaped anew."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFontMetricsF, QGlyphRun, QPainter, QRawFont, QTextLayout

from gdviewer.scene.fonts import text_font


@dataclass(frozen=True, slots=True)
class Written:
    """A short text from ``x`` on, on the baseline ``y``, in the text's font of so many pixels."""

    text: str
    x: float
    y: float
    pixels: int


def width_of(text: str, pixels: int) -> float:
    """Return how wide ``text`` is, its letters side by side as digits are: without kerning."""
    return _word(text, pixels).width


def write_glyphs(painter: QPainter, texts: Iterable[Written]) -> None:
    """Write ``texts`` with the pen of ``painter``."""
    for one in texts:
        at = QPointF(one.x, one.y)
        for run in _word(one.text, one.pixels).runs:
            painter.drawGlyphRun(at, run)


@lru_cache(maxsize=64)
def metrics_of(pixels: int) -> QFontMetricsF:
    """Return the measures of the text's font at that size."""
    return QFontMetricsF(text_font(pixels))


class _Face:
    """One of the fonts that the text's font is made of, at one size."""

    __slots__ = ("font",)

    def __init__(self, font: QRawFont) -> None:
        self.font = font


class _Glyph(NamedTuple):
    face: _Face
    number: int
    advance: float


class _Word(NamedTuple):
    """The glyphs of a text, those of each face in a run from its beginning."""

    width: float
    runs: tuple[QGlyphRun, ...]


class _Glyphs(dict[str, _Glyph]):
    """The glyphs at one size, by letter."""

    def __init__(self, pixels: int) -> None:
        super().__init__()
        self._pixels = pixels
        self._faces: list[_Face] = []

    def __missing__(self, letter: str) -> _Glyph:
        layout = QTextLayout(letter, text_font(self._pixels))
        layout.beginLayout()
        layout.createLine()
        layout.endLayout()
        run = layout.glyphRuns()[0]
        advance = metrics_of(self._pixels).horizontalAdvance(letter)
        self[letter] = found = _Glyph(self._face(run.rawFont()), run.glyphIndexes()[0], advance)
        return found

    def _face(self, font: QRawFont) -> _Face:
        known = next((face for face in self._faces if face.font == font), None)
        if known is None:
            known = _Face(font)
            self._faces.append(known)
        return known


_glyphs = lru_cache(maxsize=64)(_Glyphs)


@lru_cache(maxsize=1024)
def _word(text: str, pixels: int) -> _Word:
    """Return the glyphs of ``text``, which may stand in several places at once."""
    glyphs, x = _glyphs(pixels), 0.0
    parts: dict[_Face, tuple[list[int], list[QPointF]]] = {}
    for letter in text:
        face, index, advance = glyphs[letter]
        indexes, places = parts.get(face) or parts.setdefault(face, ([], []))
        indexes.append(index)
        places.append(_place(x))
        x += advance
    return _Word(x, tuple(_run(face, *part) for face, part in parts.items()))


@lru_cache(maxsize=1024)
def _place(x: float) -> QPointF:
    """Return the place of a glyph in its word; digits have few, and a point takes long to make."""
    return QPointF(x, 0)


def _run(face: _Face, indexes: list[int], places: list[QPointF]) -> QGlyphRun:
    run = QGlyphRun()
    run.setRawFont(face.font)
    run.setGlyphIndexes(indexes)
    run.setPositions(places)
    return run
