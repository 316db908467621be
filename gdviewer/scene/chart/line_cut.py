"""Paints f along a line: its tangent, what was tried, the step taken and the best one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeGuard

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gdviewer.core.bounds import Bounds
from gdviewer.core.line_cut import LineCut, Mark
from gdviewer.core.numbers import format_count, format_number
from gdviewer.core.objective import Array
from gdviewer.scene.arrays import draw_lines
from gdviewer.scene.axes.axes import Axes, below, beside, paint_axes
from gdviewer.scene.axes.reach import axis_range
from gdviewer.scene.axes.ticks import Ticks, ticks
from gdviewer.scene.labels import Label, paint_labels, place_labels
from gdviewer.scene.room import Room
from gdviewer.scene.text import text_width
from gdviewer.scene.theme import Theme
from gdviewer.scene.viewport import Viewport
from gdviewer.state.readings.line_cuts import NamedCut

_X_SPACING, _Y_SPACING = 70.0, 34.0  # pixels of the screen between two numbers
_LEAST_X, _LEAST_Y, _MOST_TICKS = 3, 2, 30  # the name of the axis may hide the last of its numbers
_HEIGHTS = 6  # at the rim that are tried for the words of it
_RADIUS = 5.0


@dataclass(frozen=True, slots=True, eq=False)
class CutChart:
    """A cut laid out: the ``viewport`` has α along x and φ along y."""

    shown: NamedCut
    viewport: Viewport
    axes: Axes

    @classmethod
    def of(cls, room: QRectF, shown: NamedCut, theme: Theme) -> CutChart:
        """Lay ``shown`` out in ``room``."""
        cut = shown.cut
        low, high = _values(cut)
        top = round(room.top() + theme.font_size * 0.6)
        height = max(room.bottom() - top - round(below(theme)), 8.0)
        y = _ticks(low, high, height / theme.scale / _Y_SPACING, _LEAST_Y)
        labels = max((text_width(label, theme) for label in y.labels), default=0.0)
        left = round(room.left() + labels + beside(theme))
        width = max(room.right() - left - theme.font_size, 8.0)
        first, last = float(cut.alpha[0]), float(cut.alpha[-1])
        x = _ticks(first, last, width / theme.scale / _X_SPACING, _LEAST_X)
        viewport = Viewport(Bounds(first, last, low, high), left, top, width, height)
        return cls(shown, viewport, Axes(x, y, (shown.axis, "f")))

    def shows(self, mark: Mark | None) -> TypeGuard[Mark]:
        """Whether there is a ``mark`` and it is in view."""
        return mark is not None and self.viewport.contains(*self.viewport.to_pixel(*mark))

    def pixel(self, mark: Mark) -> QPointF:
        """Return where ``mark`` is, also where that is out of view."""
        return QPointF(*self.viewport.to_pixels(np.array(mark)).tolist())

    def alpha(self, x: float) -> float:
        """Return the α under the pixel ``x``, no further than the chart goes."""
        bounds = self.viewport.bounds
        return min(max(self.viewport.to_point(x, 0.0)[0], bounds.xmin), bounds.xmax)

    def value_at(self, alpha: float) -> float:
        """Return φ(α) between the samples; nan in a gap."""
        return float(np.interp(alpha, self.shown.cut.alpha, self.shown.cut.value))


def paint_line_cut(painter: QPainter, chart: CutChart, theme: Theme) -> None:
    """Paint ``chart``: marks differ in shape, and the words beside them say what they are."""
    view, cut = chart.viewport, chart.shown.cut
    painter.save()
    painter.setClipRect(QRectF(view.left, view.top, view.width, view.height))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_tangent(painter, chart, theme)
    pixels = view.to_pixels(np.column_stack([cut.alpha, cut.value]))
    lines = np.column_stack([pixels[:-1], pixels[1:]])
    lines = lines[np.isfinite(lines).all(axis=1)]
    painter.setPen(QPen(QColor(theme.run_color(chart.shown.color)), theme.line_width))
    draw_lines(painter, lines)
    for trial in filter(chart.shows, cut.trials):
        _paint_dot(painter, chart.pixel(trial), theme.inks.probe, theme.card, theme)
    if chart.shows(cut.best):
        _paint_square(painter, chart.pixel(cut.best), theme)
    if chart.shows(cut.taken):
        _paint_dot(painter, chart.pixel(cut.taken), theme.halo, theme.inks.step, theme)
    if chart.shows(cut.start):
        _paint_dot(painter, chart.pixel(cut.start), theme.text, theme.halo, theme)
    painter.restore()
    paint_axes(painter, view, chart.axes, theme)
    _write_words(painter, chart, lines, theme)


def _values(cut: LineCut) -> tuple[float, float]:
    """Return between which values f is shown: all of it, with a margin."""
    finite = cut.value[np.isfinite(cut.value)]
    low, high = (float(finite.min()), float(finite.max())) if len(finite) else (0.0, 1.0)
    return axis_range(low, high)


def _ticks(low: float, high: float, most: float, least: int) -> Ticks:
    """Return about ``most`` ticks, but ``least`` at least: a single number has no scale."""
    found = (ticks(low, high, count) for count in range(max(2, int(most)), _MOST_TICKS))
    return next((one for one in found if len(one.values) >= least), ticks(low, high, _MOST_TICKS))


def _paint_tangent(painter: QPainter, chart: CutChart, theme: Theme) -> None:
    cut = chart.shown.cut
    ends = [Mark(alpha, cut.tangent_at(alpha)) for alpha in cut.alpha[[0, -1]].tolist()]
    painter.setPen(QPen(QColor(theme.inks.gradient), 1.5 * theme.scale, Qt.PenStyle.DashLine))
    if np.isfinite(ends).all():
        painter.drawLine(QLineF(*(chart.pixel(end) for end in ends)))


def _paint_dot(painter: QPainter, at: QPointF, rim: str, fill: str, theme: Theme) -> None:
    painter.setPen(QPen(QColor(rim), 1.5 * theme.scale))
    painter.setBrush(QColor(fill))
    painter.drawEllipse(at, _RADIUS * theme.scale, _RADIUS * theme.scale)


def _paint_square(painter: QPainter, at: QPointF, theme: Theme) -> None:
    radius = _RADIUS * theme.scale
    painter.setPen(QPen(QColor(theme.text), 1.5 * theme.scale))
    painter.setBrush(QColor(theme.star))
    painter.drawRect(QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius))


def _write_words(painter: QPainter, chart: CutChart, lines: Array, theme: Theme) -> None:
    """Write the slope of the tangent, and beside each mark what it is, where there is room."""
    view, cut = chart.viewport, chart.shown.cut
    reach = 2 * _RADIUS * theme.scale
    marks = {"best": cut.best, "taken": cut.taken}
    named = [
        (f"{word}: {format_number(mark.alpha, 3)}", chart.pixel(mark))
        for word, mark in marks.items()
        if chart.shows(mark) and mark.alpha != 0
    ]
    room = Room(QRectF(view.left, view.top, view.width, view.height), lines)
    start = [chart.pixel(cut.start)] if chart.shows(cut.start) else []
    for at in (*start, *(at for _, at in named)):
        room = room.and_taken(QRectF(at.x() - reach / 2, at.y() - reach / 2, reach, reach))
    fixed = [_slope_label(chart, room, theme)]
    room = room.and_taken(fixed[0].place)
    fixed += _paint_beyond(painter, chart, room, theme) if cut.beyond else []
    room = room.and_taken(*(label.place for label in fixed))
    paint_labels(painter, [*fixed, *place_labels(named, room, theme)], theme)


def _slope_label(chart: CutChart, room: Room, theme: Theme) -> Label:
    """Return the slope in the first corner where it hides next to nothing of the curve."""
    text, font = f"{chart.shown.slope} = {format_number(chart.shown.cut.slope, 4)}", theme.font_size
    size = QSizeF(text_width(text, theme) + 0.6 * font, 1.4 * font)
    corners = room.corners(size, 0.0)
    clear = (corner for corner in corners if room.cost(corner) <= font)
    return Label(text, next(clear, corners[0]))


def _paint_beyond(painter: QPainter, chart: CutChart, room: Room, theme: Theme) -> list[Label]:
    """Point from the right rim to the trials out of view; return the words that count them."""
    beyond, radius, font = chart.shown.cut.beyond, _RADIUS * theme.scale, theme.font_size
    farthest = format_number(max(mark.alpha for mark in beyond), 3)
    count = format_count(len(beyond), "trial")
    height, back = 1.4 * font, room.plot.right() - 1.6 * radius
    labels = []
    for text in (f"{count} farther out, to {farthest}", f"{count} farther out", count):
        width = text_width(text, theme) + 0.6 * font
        tops = np.linspace(room.plot.bottom() - height, room.plot.top(), _HEIGHTS).tolist()
        labels += [Label(text, QRectF(back - width, top, width, height)) for top in tops]
    clear = next((label for label in labels if room.cost(label.place) <= font), None)
    middle = (clear or labels[0]).place.center().y()
    tip = QPointF(room.plot.right(), middle)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.inks.probe))
    painter.drawPolygon([tip, QPointF(back, middle - radius), QPointF(back, middle + radius)])
    return [clear] if clear is not None else []
