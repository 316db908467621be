"""The key to the marks: what there is at the playhead, what of it is shown, and its swatches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from gdviewer.core.objective import Array
from gdviewer.scene.plot import plot_of
from gdviewer.scene.theme import Theme
from gdviewer.scene.viewport import Viewport
from gdviewer.scene.workings.arrows import Arrow, arrow_of, paint_arrow, paint_casing
from gdviewer.scene.workings.marks import Mark, Meaning, Shape
from gdviewer.scene.workings.painting import (
    arrow_width,
    paint_dot,
    paint_outline,
    paint_ring,
)
from gdviewer.scene.workings.tangent import paint_line
from gdviewer.state.frame import Frame

SWATCH_WIDTH, _HEIGHT = 22.0, 14.0  # pixels
_PALE = 0.3
_CORNERS = {
    Shape.POLYGON: np.array([(-0.8, 0.7), (0.8, 0.7), (0.0, -0.7)]),
    Shape.BOX: np.array([(-0.8, -0.5), (0.8, -0.5), (0.8, 0.5), (-0.8, 0.5)]),
    Shape.FRAME: np.array([(-0.8, -0.8), (0.8, -0.8), (0.8, 0.8), (-0.8, 0.8)]),
}


class Swatch(Protocol):
    """A small picture of a mark."""

    def paint(self, painter: QPainter, center: QPointF, theme: Theme) -> None:
        """Paint it about ``center``."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a swatch shows."""

    meaning: Meaning
    shape: Shape
    color: str

    def paint(self, painter: QPainter, center: QPointF, theme: Theme) -> None:
        """Paint the mark about ``center``."""
        _paint_look(painter, self, center, theme)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the key; ``is_to_scale`` where each such mark has its true size."""

    name: str
    symbol: str
    look: Swatch
    is_shown: bool
    is_to_scale: bool

    @property
    def text(self) -> str:
        """The name with the symbol, and a star where it is not to scale."""
        return f"{self.name}  {self.symbol}{'' if self.is_to_scale else ' *'}".rstrip()


def entries(frame: Frame, viewport: Viewport, theme: Theme) -> tuple[Entry, ...]:
    """Return a line for each kind of mark at the playhead, whether it is shown or not."""
    found: dict[str, Entry] = {}
    for placed in plot_of(frame).marks(frame, viewport, theme):
        for mark in placed.marks:
            is_true = _is_to_scale(mark, placed.at, viewport, theme)
            before = found.get(mark.name)
            is_true = is_true and (before is None or before.is_to_scale)
            look = Look(mark.meaning, mark.shape, mark.color(theme))
            is_shown = mark.name not in frame.document.hidden_workings
            found[mark.name] = Entry(mark.name, mark.symbol, look, is_shown, is_true)
    return tuple(found.values())


def swatch(entry: Entry, theme: Theme, ratio: float) -> QPixmap:
    """Return a small picture of a mark, pale where it is hidden.

    ``ratio`` is device pixels per pixel.
    """
    size = swatch_size(theme)
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        painter.setOpacity(1.0 if entry.is_shown else _PALE)
        entry.look.paint(painter, QPointF(size.width() / 2, size.height() / 2), theme)
    return picture


def swatch_size(theme: Theme) -> QSize:
    """Return the size of a swatch in pixels."""
    return QSize(round(SWATCH_WIDTH * theme.scale), round(_HEIGHT * theme.scale))


def _paint_look(painter: QPainter, look: Look, center: QPointF, theme: Theme) -> None:
    inset = QPointF((SWATCH_WIDTH / 2 - 2) * theme.scale, 0.0)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    match look.shape:
        case Shape.ARROW:
            arrow = Arrow(center - inset, center + inset, is_true=True)
            width = 0.75 * arrow_width(look.meaning)
            paint_casing(painter, arrow, width, theme)
            paint_arrow(painter, arrow, look.color, width, theme)
        case Shape.RINGS:
            paint_ring(painter, center, look.color, theme)
        case Shape.PLACE | Shape.DOTS:
            paint_dot(painter, center, 4.0, look.color, theme)
        case Shape.TANGENT:
            rise = QPointF(0.0, -0.3 * _HEIGHT * theme.scale)
            paint_line(painter, center - inset - rise, center + inset + rise, look.color, theme)
        case Shape.BOX | Shape.FRAME | Shape.POLYGON | Shape.CIRCLE | Shape.ELLIPSE:
            corners = _CORNERS.get(look.shape)
            reach = np.array((SWATCH_WIDTH / 2 - 2, _HEIGHT / 2 - 2)) * theme.scale
            outline = (_round() if corners is None else corners) * reach
            if look.shape is Shape.CIRCLE:
                outline = _round() * reach.min()
            paint_outline(painter, outline + np.array((center.x(), center.y())), look.color, theme)


def _is_to_scale(mark: Mark, at: Array, viewport: Viewport, theme: Theme) -> bool:
    if mark.shape is Shape.ARROW:
        arrow = arrow_of(mark.value, at, arrow_width(mark.meaning), viewport, theme)
        return arrow is None or arrow.is_true
    return mark.shape is not Shape.BOX


def _round() -> Array:
    angle = np.linspace(0.0, 2 * np.pi, 24, endpoint=False)
    return np.column_stack([np.cos(angle), np.sin(angle)])
