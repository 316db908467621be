"""Paints the parts of a picture, on the screen as in a file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from gdviewer.core.objective import Array
from gdviewer.scene.axes.axes import paint_axes
from gdviewer.scene.axes.color_bar import paint_color_bar
from gdviewer.scene.ground.isoline_labels import IsolineLabel
from gdviewer.scene.labels import MARKER_REACH, paint_labels
from gdviewer.scene.layout import Layout
from gdviewer.scene.marks.critical_points import paint_critical_points, stars
from gdviewer.scene.marks.markers import paint_minimizer, paint_playhead, paint_start
from gdviewer.scene.marks.start_numbers import paint_start_numbers, place_start_numbers
from gdviewer.scene.marks.undefined_starts import label_undefined_starts
from gdviewer.scene.paths.end_names import NO_LINES, paint_end_names, place_end_names
from gdviewer.scene.paths.off_view import Away, paint_off_view
from gdviewer.scene.plot import place_of, plot_of
from gdviewer.scene.text import RIGHT, write
from gdviewer.scene.theme import Theme
from gdviewer.scene.viewport import Viewport
from gdviewer.state.frame import Frame, Path
from gdviewer.state.readings.run_names import run_names

_OUTDATED = 0.55  # how much the surface of the last text that had a meaning is dimmed
_WIDER = 1.2  # than a marker reaches: what a label keeps clear of


def shown_places(frame: Frame, path: Path) -> Array:
    """Return where the points of ``path`` that ``frame`` shows are in the picture, ``(n, 2)``."""
    return plot_of(frame).places(path)[: frame.shown_step(path) + 1]


def paint_ground(
    painter: QPainter,
    layout: Layout,
    frame: Frame,
    theme: Theme,
    hairline: float,
    labels: Sequence[IsolineLabel] = (),
) -> None:
    """Paint all that stays while a run goes on: the function and its critical points, the axes.

    ``labels`` are written on the function.
    """
    plot = plot_of(frame)
    painter.save()
    painter.setClipRect(layout.plot)
    plot.paint_surface(painter, layout.viewport, theme, hairline, labels)
    painter.restore()
    paint_critical_points(painter, layout.viewport, frame, theme)
    if frame.facts.error is not None:
        veil(painter, layout, theme, _OUTDATED)
    paint_axes(painter, layout.viewport, layout.axes, theme)
    if layout.bar_labels:
        paint_color_bar(painter, layout.bar, layout.bar_labels, theme)
    if plot.note:
        inner = layout.plot.adjusted(0, 0, -theme.font_size * 0.6, -theme.font_size)
        write(painter, plot.note, inner.right(), inner.bottom(), theme, RIGHT, theme.muted)


def paint_markers(
    painter: QPainter,
    viewport: Viewport,
    frame: Frame,
    theme: Theme,
    has_stars: bool = True,
    has_playheads: bool = True,
    lines: Array = NO_LINES,
    taken: Iterable[QRectF] = (),
) -> None:
    """Paint stars, starts, playheads and the names of runs, the last on top.

    No name covers more of ``lines`` ``(n, 4)`` than it must; what is said of a playhead out of view
    keeps off what is ``taken``.
    """
    plot = plot_of(frame)
    for star in stars(frame) if has_stars else ():
        if (at := place_of(viewport, plot, star)) is not None:
            paint_minimizer(painter, at, theme)
    _paint_starts(painter, viewport, frame, theme)
    names = place_end_names(viewport, frame, theme, lines)
    if has_playheads:
        places = (name.label.place for name in names)
        _paint_playheads(painter, viewport, frame, theme, chain(places, taken))
    paint_end_names(painter, names, theme)


def _paint_starts(painter: QPainter, viewport: Viewport, frame: Frame, theme: Theme) -> None:
    """Paint a ring around each start in view, with a number where there are several.

    Beside one at which f has no value it says so.
    """
    plot = plot_of(frame)
    for start in frame.starts:
        if (at := place_of(viewport, plot, start)) is not None:
            paint_start(painter, at, theme)
    numbers = place_start_numbers(viewport, plot, frame, theme)
    paint_start_numbers(painter, numbers, theme)
    taken = [one.place for one in numbers]
    paint_labels(painter, label_undefined_starts(viewport, plot, frame, theme, taken), theme)


def paint_inspected(painter: QPainter, viewport: Viewport, frame: Frame, theme: Theme) -> None:
    """Paint once more, over their arrows, the places of the paths whose steps are looked into."""
    plot = plot_of(frame)
    for inside in frame.insides:
        at = place_of(viewport, plot, tuple(inside.moment.x.tolist()))
        path = next((one for one in frame.paths if one.run == inside.run), None)
        if at is None or path is None:
            continue
        if path.length and frame.shown_step(path):
            paint_playhead(painter, at, path.color, theme)
        else:
            paint_start(painter, at, theme)


def playheads(frame: Frame) -> list[tuple[float, ...]]:
    """Return the point at which each path is."""
    return [_playhead(frame, path) for path in frame.paths if path.length]


def _paint_playheads(
    painter: QPainter, viewport: Viewport, frame: Frame, theme: Theme, taken: Iterable[QRectF]
) -> None:
    """Paint where each path is: a dot after the first step, an arrow where that is out of view."""
    plot, away = plot_of(frame), []
    for path in frame.paths:
        if not path.length:
            continue
        at = place_of(viewport, plot, _playhead(frame, path))
        if at is None:
            away.append(path)
        elif frame.shown_step(path):
            paint_playhead(painter, at, path.color, theme)
    if away:
        names = run_names(frame.document) if len(frame.document.runs) > 1 else ("",)
        known = *frame.facts.minimizers, *frame.starts
        places = [place_of(viewport, plot, point) for point in known]
        reach = QPointF(MARKER_REACH, MARKER_REACH) * (_WIDER * theme.scale)
        marks = [QRectF(at - reach, at + reach) for at in places if at is not None]
        gone = [Away(one.color, shown_places(frame, one), names[one.run]) for one in away]
        paint_off_view(painter, viewport, gone, theme, (*taken, *marks))


def _playhead(frame: Frame, path: Path) -> tuple[float, ...]:
    step = frame.shown_step(path)
    return tuple(path.trajectory.x[step].tolist())


def veil(painter: QPainter, layout: Layout, theme: Theme, strength: float) -> None:
    """Dim what is painted in the plot, by a ``strength`` up to 1."""
    color = QColor(theme.card)
    color.setAlphaF(strength)
    painter.fillRect(layout.plot, color)
