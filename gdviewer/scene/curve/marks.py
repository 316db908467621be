"""The inner workings of a step along a curve: tangents, and all else along the lower edge."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np

from gdviewer.core.objective import Array
from gdviewer.scene.theme import Theme
from gdviewer.scene.viewport import Viewport
from gdviewer.scene.workings.marks import Mark, Meaning, PlacedMarks, Shape, marks_of
from gdviewer.state.frame import Frame

_FOOT = 16.0  # pixels of the screen from the lower edge to the arrows
_HALF_FRAME = 5.0  # ... half the height of an interval
_SIGMAS = 2.0
_MOST_TANGENTS = 4

Place = Callable[[tuple[float, ...]], tuple[float, ...]]


def curve_marks(
    frame: Frame, place: Place, viewport: Viewport, theme: Theme
) -> tuple[PlacedMarks, ...]:
    """Return the tangent at each playhead, and the marks of each step that is looked into.

    ``place`` is the place on the curve of a point. What has a direction lies along the axis of the
    variable, at the foot of the point; what has a place is on the curve.
    """
    foot = viewport.bounds.ymin + _FOOT * theme.scale / viewport.scale[1]
    half_frame = _HALF_FRAME * theme.scale / viewport.scale[1]
    insides = (
        PlacedMarks(
            tuple(
                placed
                for mark in marks_of(inside.moment, frame.document.is_maximizing)
                if (placed := _on_curve(mark, place, half_frame)) is not None
            ),
            np.array((inside.moment.x[0], foot)),
        )
        for inside in frame.insides
    )
    return (*_tangents(frame), *insides)


def _tangents(frame: Frame) -> Iterator[PlacedMarks]:
    """Yield the tangent at the playhead of the first few paths; under a drag, at the start."""
    objective = frame.facts.objective
    if objective is None or not frame.document.shows_workings:
        return
    for path in frame.paths[:_MOST_TANGENTS]:
        if not path.length:
            continue
        step = 0 if frame.is_dragging else frame.shown_step(path)
        x = path.trajectory.x[step]
        value, slope = objective.value_and_gradient(x)
        at = np.array((x[0], value))
        if np.isfinite(at).all() and np.isfinite(slope).all():
            mark = Mark("Tangent", "f′", Meaning.GRADIENT, Shape.TANGENT, slope[0])
            yield PlacedMarks((mark,), at)


def _on_curve(mark: Mark, place: Place, half_frame: float) -> Mark | None:
    """Return ``mark``, of one variable, in the plane of the picture; None where it says nothing."""
    match mark.shape:
        case Shape.ARROW:
            value = np.array((mark.value[0], 0.0))
            return replace(mark, value=value, symbol=mark.symbol.replace("∇f", "f′"))
        case Shape.PLACE:
            return replace(mark, value=_places(mark.value[np.newaxis], place)[0])
        case Shape.DOTS | Shape.RINGS | Shape.POLYGON:
            return replace(mark, value=_places(mark.value, place))
        case Shape.FRAME | Shape.CIRCLE:
            return _interval(mark, float(mark.value.reshape(-1)[0]), half_frame)
        case Shape.ELLIPSE:
            spread = _SIGMAS * float(np.sqrt(max(mark.value.reshape(-1)[0], 0.0)))
            return _interval(mark, spread, half_frame)
        case _:
            return None  # the sides of a box say how coordinates compare: there is one


def _interval(mark: Mark, half: float, half_frame: float) -> Mark:
    return replace(mark, shape=Shape.FRAME, value=np.array((half, half_frame)))


def _places(points: Array, place: Place) -> Array:
    return np.array([place(tuple(point)) for point in points.tolist()])
