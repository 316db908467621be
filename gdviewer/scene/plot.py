"""What a picture needs to know of how a function is shown: from above, or as a curve."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from gdviewer.core.bounds import Bounds
from gdviewer.core.objective import Array
from gdviewer.core.shading import Shading
from gdviewer.scene.contour_plot import ContourPlot
from gdviewer.scene.curve.places import CurvePlaces
from gdviewer.scene.curve.plot import CurvePlot
from gdviewer.scene.ground.isoline_labels import IsolineLabel
from gdviewer.scene.marks.guides import Guides
from gdviewer.scene.room import Room
from gdviewer.scene.theme import Theme
from gdviewer.scene.viewport import Viewport
from gdviewer.scene.workings.marks import PlacedMarks
from gdviewer.state.frame import Frame, Path

Places = Array | CurvePlaces
"""The places of a path in the plane of the picture; a slice of it is an array ``(n, 2)``."""


class Plot(Protocol):
    """A way to show a function; a *place* is in the plane of the picture, a *point* in f's own."""

    @property
    def title(self) -> str:
        """What kind of picture it is."""

    @property
    def axes(self) -> tuple[str, str]:
        """The names of the axes."""

    @property
    def bounds(self) -> Bounds:
        """The rectangle of the plane that is wanted in view."""

    @property
    def is_stretched(self) -> bool:
        """Whether the two axes are scaled apart."""

    @property
    def shading(self) -> Shading | None:
        """Which value has which color, if any has."""

    @property
    def note(self) -> str:
        """What is written in a corner, if anything."""

    @property
    def ground(self) -> tuple[object, ...]:
        """What the ground is painted from, to be compared."""

    def place(self, point: tuple[float, ...]) -> tuple[float, float]:
        """Return where ``point`` is in the plane of the picture."""

    def places(self, path: Path) -> Places:
        """Return where the points of ``path`` are."""

    def point(self, place: tuple[float, float]) -> tuple[float, ...]:
        """Return the point that a hand means at ``place``."""

    def guides(self, guides: Guides) -> Guides:
        """Return those of ``guides`` that a start can follow."""

    def marks(self, frame: Frame, viewport: Viewport, theme: Theme) -> tuple[PlacedMarks, ...]:
        """Return the inner workings at the playheads, with where they are."""

    def sampled(self, frame: Frame, viewport: Viewport, spacing: float) -> Frame:
        """Return ``frame`` with samples about every ``spacing`` pixels of what is in view."""

    def lines(self, viewport: Viewport) -> Array:
        """Return the lines in pixels ``(n, 4)`` that had better not be covered, as a path's."""

    def labels(self, viewport: Viewport, theme: Theme, room: Room) -> tuple[IsolineLabel, ...]:
        """Return the values to be written on the function itself, where ``room`` has a place."""

    def paint_surface(
        self,
        painter: QPainter,
        viewport: Viewport,
        theme: Theme,
        hairline: float,
        labels: Sequence[IsolineLabel] = (),
    ) -> None:
        """Paint the function itself with ``labels``; the finest lines are ``hairline`` wide."""

    def zoomed(self, view: Bounds, place: tuple[float, float], factor: float) -> Bounds:
        """Return ``factor`` times as much as is in ``view``, about ``place``."""

    def moved(self, view: Bounds, dx: float, dy: float) -> Bounds:
        """Return ``view`` shifted by units of its axes."""

    def followed(self, offset: QPointF, whole: QPointF) -> QPointF:
        """Return how the view follows a hand that went by ``offset``, and by ``whole`` in all."""

    def values_in(self, before: Bounds, after: Bounds) -> tuple[float, float] | None:
        """Return the values of f that the hand has chosen by going from one view to another."""


def plot_of(frame: Frame) -> Plot:
    """Return how the function of ``frame`` is shown."""
    return CurvePlot.of(frame) if len(frame.variables) == 1 else ContourPlot.of(frame)


def place_of(viewport: Viewport, plot: Plot, point: tuple[float, ...]) -> QPointF | None:
    """Return the pixel of ``point``, or None where it is not in view."""
    x, y = viewport.to_pixel(*plot.place(point))
    return QPointF(x, y) if viewport.contains(x, y) else None
