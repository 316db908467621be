"""A function of one variable as a curve: across the picture is the variable, upwards is f."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from gdviewer.core.bounds import Bounds
from gdviewer.core.curve import Curve, sample_curve
from gdviewer.core.objective import Array, Objective
from gdviewer.core.shading import Shading
from gdviewer.scene.curve.lines import curve_pieces, paint_curve, paint_grid
from gdviewer.scene.curve.marks import curve_marks
from gdviewer.scene.curve.places import CurvePlaces
from gdviewer.scene.ground.isoline_labels import IsolineLabel
from gdviewer.scene.marks.guides import Guides
from gdviewer.scene.room import Room
from gdviewer.scene.theme import Theme
from gdviewer.scene.viewport import Viewport
from gdviewer.scene.workings.marks import PlacedMarks
from gdviewer.scene.zoom import moved_across, moved_upwards, zoomed_across, zoomed_upwards
from gdviewer.state.frame import Frame, Path

_UNKNOWN_VALUES = -1.0, 1.0  # in view until the curve is there
_LEVEL = 24.0  # pixels that a hand may go up or down and mean to go along
_STILL = 1e-9  # of the height: less is a rounding error and no move


@dataclass(frozen=True, slots=True, eq=False)
class CurvePlot:
    """A curve, as a :class:`Plot`.

    The values in view are fitted to it until the user chooses others: then both axes are the
    user's. Until then a zoom is one of the variable alone.
    """

    axes: tuple[str, str]
    bounds: Bounds
    are_values_fitted: bool
    objective: Objective | None
    curve: Curve | None

    title: ClassVar[str] = "Curve"
    is_stretched: ClassVar[bool] = True
    shading: ClassVar[Shading | None] = None
    note: ClassVar[str] = ""

    @classmethod
    def of(cls, frame: Frame) -> CurvePlot:
        """Return the plot of what ``frame`` shows."""
        document = frame.document
        values = frame.value_range or _UNKNOWN_VALUES
        bounds = Bounds(document.bounds.xmin, document.bounds.xmax, *values)
        is_fitted = document.value_range is None
        return cls(frame.axes, bounds, is_fitted, frame.facts.objective, frame.curve)

    @property
    def ground(self) -> tuple[object, ...]:
        """What the ground is painted from, to be compared."""
        return self.axes, id(self.curve)

    def place(self, point: tuple[float, ...]) -> tuple[float, float]:
        """Return (x, f(x)); where f is undefined that is at the lower edge of the view."""
        value = math.nan
        if self.objective is not None:
            value = float(self.objective.value(np.array(point[:1])))
        if math.isfinite(value):
            return point[0], value
        return point[0], self.bounds.ymax if value > 0 else self.bounds.ymin

    def places(self, path: Path) -> CurvePlaces:
        """Return where the points of ``path`` are on the curve."""
        trajectory = path.trajectory
        return CurvePlaces(trajectory.x[: path.length], trajectory.f[: path.length])

    def point(self, place: tuple[float, float]) -> tuple[float, ...]:
        """Return the point below or above ``place``."""
        return place[:1]

    def guides(self, guides: Guides) -> Guides:
        """Return the upright one: a start slides along the curve."""
        return Guides(guides.x)

    def marks(self, frame: Frame, viewport: Viewport, theme: Theme) -> tuple[PlacedMarks, ...]:
        """Return the tangents at the playheads, and the inner workings along the lower edge."""
        return curve_marks(frame, self.place, viewport, theme)

    def sampled(self, frame: Frame, viewport: Viewport, spacing: float) -> Frame:
        """Return ``frame`` with the curve in view, with two samples for ``spacing`` pixels."""
        if self.objective is None:
            return frame
        span = viewport.bounds.xmin, viewport.bounds.xmax
        columns, rows = round(viewport.width / spacing), round(viewport.height / spacing)
        values = frame.document.value_range
        return replace(frame, curve=sample_curve(self.objective, span, columns, rows, values))

    def lines(self, viewport: Viewport) -> Array:
        """Return the pieces of the curve."""
        return np.empty((0, 4)) if self.curve is None else curve_pieces(viewport, self.curve)

    def labels(self, _viewport: Viewport, _theme: Theme, _room: Room) -> tuple[IsolineLabel, ...]:
        """Return none: the values are beside the axis."""
        return ()

    def paint_surface(
        self,
        painter: QPainter,
        viewport: Viewport,
        theme: Theme,
        hairline: float,
        labels: Sequence[IsolineLabel] = (),  # noqa: ARG002 a curve has none
    ) -> None:
        """Paint a grid, ``hairline`` pixels wide, and the curve."""
        paint_grid(painter, viewport, theme, hairline)
        if self.curve is not None:
            paint_curve(painter, viewport, self.curve, theme)

    def zoomed(self, view: Bounds, place: tuple[float, float], factor: float) -> Bounds:
        """Return ``view`` scaled about ``place``: along both axes once the values are the user's.

        Beside an axis, it is that axis alone.
        """
        is_beside, is_below = place[0] < view.xmin, place[1] < view.ymin
        if not is_beside:
            view = zoomed_across(view, place[0], factor)
        if is_beside or not (is_below or self.are_values_fitted):
            view = zoomed_upwards(view, place[1], factor)
        return view

    def moved(self, view: Bounds, dx: float, dy: float) -> Bounds:
        """Return ``view`` shifted."""
        view = moved_across(view, dx)
        return moved_upwards(view, dy) if abs(dy) > _STILL * view.height else view

    def followed(self, offset: QPointF, whole: QPointF) -> QPointF:
        """Return how the view follows a hand that went by ``offset``, and by ``whole`` in all.

        While the values are fitted it glides along the curve, until the hand goes clearly up or
        down.
        """
        is_level = abs(whole.y()) <= max(_LEVEL, abs(whole.x()) / 2)
        return QPointF(offset.x(), 0.0) if self.are_values_fitted and is_level else offset

    def values_in(self, before: Bounds, after: Bounds) -> tuple[float, float] | None:
        """Return the values in view, unless they are fitted and the hand has not moved them."""
        are_kept = (before.ymin, before.ymax) == (after.ymin, after.ymax)
        return None if self.are_values_fitted and are_kept else (after.ymin, after.ymax)
