"""Writes beside the arrows at the playhead what they are, where that hides nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from gdviewer.core.objective import Array
from gdviewer.scene.clearance import are_clear, edges_of
from gdviewer.scene.labels import MARKER_REACH, Label, paint_labels, places_around
from gdviewer.scene.marks.critical_points import stars
from gdviewer.scene.marks.gradient_components import components, symbols
from gdviewer.scene.marks.newton_step import newton_step_of
from gdviewer.scene.plot import place_of, plot_of
from gdviewer.scene.room import Room, square
from gdviewer.scene.theme import Theme
from gdviewer.scene.viewport import Viewport
from gdviewer.scene.workings.arrows import Arrow
from gdviewer.scene.workings.painting import arrows_shown
from gdviewer.state.frame import Frame

_MOST_PATHS = 40  # whose playheads are kept clear
_HEAD = 8.0  # pixels around the tip of an arrow


def paint_step_labels(painter: QPainter, viewport: Viewport, frame: Frame, theme: Theme) -> None:
    """Name the components of the gradient and the end of the Newton step, those that are drawn.

    What has no room has no label: the key names it as well.
    """
    newton, parts = newton_step_of(frame, viewport, theme), components(frame, viewport, theme)
    pairs = zip(symbols(frame), parts, strict=False)
    texts = [(text, part.tip) for text, part in pairs if part is not None]
    if newton is not None and newton.end is not None:
        texts.append((newton.text, newton.end))
    if not texts:
        return
    arrows = [*arrows_shown(viewport, frame, theme), *(part for part in parts if part is not None)]
    if newton is not None and newton.arrow is not None:
        arrows.append(newton.arrow)
    marks = [*_marks(viewport, frame), *(at for _, at in texts)]
    plot = QRectF(viewport.left, viewport.top, viewport.width, viewport.height)
    heads = (square(arrow.tip, _HEAD * theme.scale) for arrow in arrows)
    taken = (square(at, 0.8 * MARKER_REACH * theme.scale) for at in marks)
    lines = np.concatenate((_shafts(arrows), plot_of(frame).lines(viewport)))
    room = Room(plot, lines, (*heads, *taken))
    paint_labels(painter, _placed(texts, room, theme), theme)


def _placed(texts: Sequence[tuple[str, QPointF]], room: Room, theme: Theme) -> list[Label]:
    """Return the first label about each of ``texts`` that is clear of all in ``room``."""
    places = [list(places_around(text, at, theme)) for text, at in texts]
    clear = iter(are_clear(room, edges_of(place for one in places for place in one)).tolist())
    labels: list[Label] = []
    for (text, _), around in zip(texts, places, strict=True):
        free = [place for place in around if next(clear)]
        taken = [label.place for label in labels]
        place = next((one for one in free if not any(map(one.intersects, taken))), None)
        if place is not None:
            labels.append(Label(text, place))
    return labels


def _marks(viewport: Viewport, frame: Frame) -> Iterator[QPointF]:
    """Yield the pixels of starts, stars and playheads in view."""
    plot = plot_of(frame)
    paths = (path for path in frame.paths[:_MOST_PATHS] if path.length)
    heads = (tuple(path.trajectory.x[frame.shown_step(path)].tolist()) for path in paths)
    for point in (*frame.starts[:_MOST_PATHS], *stars(frame), *heads):
        at = place_of(viewport, plot, point)
        if at is not None:
            yield at


def _shafts(arrows: list[Arrow]) -> Array:
    """Return the lines of ``arrows``, ``(n, 4)``."""
    ends = [(one.tail.x(), one.tail.y(), one.tip.x(), one.tip.y()) for one in arrows]
    return np.array(ends).reshape(-1, 4)
