"""Starts, critical points, minimizers and playheads on the surface, painted as on the contour."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from gdviewer.core.bounds import Bounds
from gdviewer.core.objective import Array
from gdviewer.scene.marks.critical_markers import Marker, marker_of, paint_marker
from gdviewer.scene.marks.critical_points import is_lost_in_crowd, mark_size, stars
from gdviewer.scene.marks.markers import (
    paint_minimizer,
    paint_playhead,
    paint_start,
)
from gdviewer.scene.marks.start_numbers import paint_start_numbers, start_number_beside
from gdviewer.scene.relief.camera import Camera
from gdviewer.scene.relief.relief import Relief
from gdviewer.scene.theme import Theme
from gdviewer.state.frame import Frame

Paint = Callable[[QPainter, QPointF, Theme], None]


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """Where each mark is in the box, ``(n, 3)``, and what paints it; the last is on top.

    The last ``playheads`` of them are those of the paths.
    """

    places: Array
    paints: tuple[Paint, ...]
    playheads: int = 0


NO_MARKS = Marks(np.empty((0, 3)), ())


def marks_of(relief: Relief, frame: Frame) -> Marks:
    """Return the marks of ``frame`` that are in the box, the playheads on top."""
    points, paints = _critical_points(frame, relief.grid.box.bounds)
    bests = stars(frame)
    starts: list[Paint] = [partial(_paint_start, number) for number in range(len(frame.starts))]
    paths = [path for path in frame.paths if path.length and frame.shown_step(path)]
    fixed = relief.places(frame, (*points, *bests, *frame.starts))
    places = [fixed, *(relief.playhead(frame, path)[np.newaxis] for path in paths)]
    if len(starts) == 1:
        starts = [paint_start]
    paints += [*len(bests) * [paint_minimizer], *starts]
    paints += [partial(_paint_playhead, path.color) for path in paths]
    everywhere = np.concatenate(places)
    is_inside = np.asarray(np.isfinite(everywhere).all(axis=1))
    kept = (paint for paint, is_kept in zip(paints, is_inside.tolist(), strict=True) if is_kept)
    playheads = int(is_inside[len(fixed) :].sum())
    return Marks(everywhere[is_inside], tuple(kept), playheads)


def paint_marks(painter: QPainter, marks: Marks, camera: Camera, theme: Theme) -> None:
    """Paint ``marks`` over all else; nothing hides them."""
    pixels = camera.to_pixels(marks.places).tolist()
    for (x, y), paint in zip(pixels, marks.paints, strict=True):
        paint(painter, QPointF(x, y), theme)


def _critical_points(frame: Frame, bounds: Bounds) -> tuple[list[tuple[float, ...]], list[Paint]]:
    """Return the critical points that are marked, but for stars, and what paints each."""
    points: list[tuple[float, ...]] = []
    paints: list[Paint] = []
    document, is_maximizing = frame.document, frame.document.is_maximizing
    found = frame.critical.points if document.shows_critical_points else ()
    seen = [point for point in found if not point.line and bounds.contains(*point.x)]
    size = mark_size(len(seen))
    for point in seen:
        marker = marker_of(point, is_maximizing)
        is_left_out = is_lost_in_crowd(point, len(seen), is_maximizing)
        if not (marker.is_star or is_left_out or marker.value in document.hidden_workings):
            points.append(point.x)
            paints.append(partial(_paint_critical, marker, size, point.is_smooth))
    return points, paints


def _paint_critical(
    marker: Marker, size: float, is_filled: bool, painter: QPainter, at: QPointF, theme: Theme
) -> None:
    paint_marker(painter, marker, at, theme, size, is_filled=is_filled)


def _paint_start(number: int, painter: QPainter, at: QPointF, theme: Theme) -> None:
    paint_start(painter, at, theme)
    paint_start_numbers(painter, [start_number_beside(at, number + 1, theme)], theme)


def _paint_playhead(color: int, painter: QPainter, at: QPointF, theme: Theme) -> None:
    paint_playhead(painter, at, color, theme)
