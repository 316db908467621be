"""A function of two variables from above: the plane of the picture is that of its variables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from gdviewer.core.bounds import Bounds
from gdviewer.core.objective import Array, Objective
from gdviewer.core.sampling import Field, sample
from gdviewer.core.shading import Shading
from gdviewer.scene.ground.isoline_labels import (
    IsolineLabel,
    isoline_labels,
    paint_isoline_labels,
)
from gdviewer.scene.ground.surface import paint_fill, paint_isolines
from gdviewer.scene.marks.gradient_field import NAME as GRADIENT_FIELD
from gdviewer.scene.marks.gradient_field import paint_gradient_field
from gdviewer.scene.marks.guides import Guides
from gdviewer.scene.room import Room
from gdviewer.scene.theme import Theme
from gdviewer.scene.viewport import Viewport
from gdviewer.scene.workings.marks import PlacedMarks, marks_of
from gdviewer.scene.zoom import moved, zoomed
from gdviewer.state.document import Document
from gdviewer.state.frame import Frame, Path

_MOST_NODES = 1200
_UNIT = Bounds(-1.0, 1.0, -1.0, 1.0)


@dataclass(frozen=True, slots=True, eq=False)
class ContourPlot:
    """A contour, as a :class:`Plot`.

    Where it ``has_labels`` the isolines have their values on them; ``gradient_of`` is the function
    whose gradient is drawn on a grid, if any is.
    """

    title: ClassVar[str] = "Contour"

    axes: tuple[str, str] = ("x", "y")
    bounds: Bounds = _UNIT
    is_stretched: bool = False
    field: Field | None = None
    has_labels: bool = False
    gradient_of: Objective | None = None
    is_maximizing: bool = False

    @classmethod
    def of(cls, frame: Frame) -> ContourPlot:
        """Return the plot of what ``frame`` shows."""
        document = frame.document
        return cls(
            frame.axes,
            document.bounds,
            document.fills_view,
            frame.field,
            document.shows_isoline_labels,
            frame.facts.objective if _has_gradient_field(document) else None,
            document.is_maximizing,
        )

    @property
    def shading(self) -> Shading | None:
        """Which value has which color, as soon as there are values."""
        return self.field.shading if self.field is not None else None

    @property
    def note(self) -> str:
        """A warning that right angles are none."""
        return "axes not to scale" if self.is_stretched else ""

    @property
    def ground(self) -> tuple[object, ...]:
        """What the ground is painted from, to be compared."""
        arrows = self.gradient_of, self.is_maximizing if self.gradient_of is not None else None
        return self.axes, id(self.field), self.is_stretched, self.has_labels, arrows

    def place(self, point: tuple[float, ...]) -> tuple[float, float]:
        """Return ``point`` itself."""
        x, y = point
        return x, y

    def places(self, path: Path) -> Array:
        """Return the points of ``path``, ``(n, 2)``."""
        return path.trajectory.x[: path.length]

    def point(self, place: tuple[float, float]) -> tuple[float, ...]:
        """Return ``place`` itself."""
        return place

    def guides(self, guides: Guides) -> Guides:
        """Return all of ``guides``."""
        return guides

    def marks(self, frame: Frame, _viewport: Viewport, _theme: Theme) -> tuple[PlacedMarks, ...]:
        """Return the inner workings, each at the point of its step."""
        is_maximizing = frame.document.is_maximizing
        return tuple(
            PlacedMarks(marks_of(inside.moment, is_maximizing), inside.moment.x)
            for inside in frame.insides
        )

    def sampled(self, frame: Frame, viewport: Viewport, spacing: float) -> Frame:
        """Return ``frame`` with the surface in view, and a node at every ``spacing`` pixels."""
        objective = frame.facts.objective
        if objective is None:
            return frame
        columns, rows = (
            min(2 + round(pixels / spacing), _MOST_NODES)
            for pixels in (viewport.width, viewport.height)
        )
        is_maximizing = frame.document.is_maximizing
        return replace(
            frame, field=sample(objective, viewport.bounds, columns, rows, is_maximizing)
        )

    def lines(self, _viewport: Viewport) -> Array:
        """Return no lines: isolines go on beside what covers them."""
        return np.empty((0, 4))

    def labels(self, viewport: Viewport, theme: Theme, room: Room) -> tuple[IsolineLabel, ...]:
        """Return the values of the isolines, where they are asked for and ``room`` has a place."""
        if self.field is None or not self.has_labels:
            return ()
        return isoline_labels(viewport, self.field, theme, room)

    def paint_surface(
        self,
        painter: QPainter,
        viewport: Viewport,
        theme: Theme,
        hairline: float,
        labels: Sequence[IsolineLabel] = (),
    ) -> None:
        """Paint the fill and the isolines, ``hairline`` pixels wide, and what is asked for on them.

        That are the gradient on a grid, and ``labels``.
        """
        if self.field is not None:
            paint_fill(painter, viewport, self.field, theme)
            paint_isolines(painter, viewport, self.field, theme, hairline)
        if self.gradient_of is not None:
            draws_up = self.is_maximizing
            paint_gradient_field(painter, viewport, self.gradient_of, theme, draws_up, labels)
        paint_isoline_labels(painter, labels, theme)

    def zoomed(self, view: Bounds, place: tuple[float, float], factor: float) -> Bounds:
        """Return ``view`` scaled alike in both directions about ``place``."""
        return zoomed(view, place, factor)

    def moved(self, view: Bounds, dx: float, dy: float) -> Bounds:
        """Return ``view`` shifted."""
        return moved(view, dx, dy)

    def followed(self, offset: QPointF, _whole: QPointF) -> QPointF:
        """Return ``offset``: the plane follows the hand."""
        return offset

    def values_in(self, _before: Bounds, _after: Bounds) -> None:
        """Return None: no axis is of values."""


def _has_gradient_field(document: Document) -> bool:
    return document.shows_gradient_field and GRADIENT_FIELD not in document.hidden_workings
