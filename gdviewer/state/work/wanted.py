"""What the worker is asked to sample: the field of a rectangle, or the curve over an interval."""

from __future__ import annotations

import math
from collections.abc import Callable, Generator
from dataclasses import dataclass
from functools import partial

from gdviewer.core.bounds import Bounds
from gdviewer.core.curve import Curve
from gdviewer.core.objective import Objective
from gdviewer.core.sampling import Field
from gdviewer.state.work.answers import Answer
from gdviewer.state.work.jobs import sample_along, sample_surface

_COARSE = 96
_FINE = 256

Work = Callable[[], Generator[Answer, None, None]]


@dataclass(frozen=True, slots=True)
class Viewport:
    """What the plot shows: a rectangle of the plane, and of how many logical pixels.

    ``is_moving`` while a hand zooms or pans it.
    """

    bounds: Bounds
    width: int
    height: int
    is_moving: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Wish:
    """All that decides what is sampled.

    ``value_range`` is what the user wants to see of the values, if it is not left to the curve.
    """

    objective: Objective
    viewport: Viewport
    is_maximizing: bool
    is_dragging: bool
    value_range: tuple[float, float] | None = None

    @property
    def is_resting(self) -> bool:
        """Whether no hand moves the view or the function."""
        return not (self.is_dragging or self.viewport.is_moving)


@dataclass(frozen=True, slots=True, eq=False)
class WantedField:
    """A field of ``columns`` × ``rows`` nodes: few while a hand moves it, many when it rests."""

    wish: Wish
    columns: int
    rows: int

    @classmethod
    def of(cls, wish: Wish) -> WantedField:
        """Return what ``wish`` means for a function of two variables."""
        return cls(wish, *_grid(wish.viewport, _FINE if wish.is_resting else _COARSE))

    def is_served_by(self, other: Wanted | None) -> bool:
        """Whether what ``other`` asks for is as good."""
        return (
            isinstance(other, WantedField)
            and self.wish.objective == other.wish.objective
            and self.wish.viewport.bounds == other.wish.viewport.bounds
            and self.wish.is_maximizing == other.wish.is_maximizing
            and self.columns <= other.columns
            and self.rows <= other.rows
        )

    def work(self, field: Field | None, _curve: Curve | None) -> Work:
        """Return the work to do where ``field`` is shown so far."""
        wish = self.wish
        shown = field.shading if field is not None else None
        # Under a dragging hand the levels stay, so that it is the surface that is seen to move.
        kept = shown if wish.is_dragging else None
        like = shown if wish.viewport.is_moving else None
        return partial(
            sample_surface,
            wish.objective,
            wish.viewport.bounds,
            self.columns,
            self.rows,
            wish.is_maximizing,
            kept,
            like,
        )


@dataclass(frozen=True, slots=True, eq=False)
class WantedCurve:
    """A curve in the pixels of the view."""

    wish: Wish

    def is_served_by(self, other: Wanted | None) -> bool:
        """Whether what ``other`` asks for is as good: its range may be the better fitted one."""
        return (
            isinstance(other, WantedCurve)
            and self.wish.objective == other.wish.objective
            and self.span == other.span
            and self.size == other.size
            and self.wish.value_range == other.wish.value_range
            and other.wish.is_dragging <= self.wish.is_dragging
        )

    @property
    def span(self) -> tuple[float, float]:
        """From where to where the curve is in view."""
        bounds = self.wish.viewport.bounds
        return bounds.xmin, bounds.xmax

    @property
    def size(self) -> tuple[int, int]:
        """The pixels of the view."""
        return self.wish.viewport.width, self.wish.viewport.height

    def work(self, _field: Field | None, curve: Curve | None) -> Work:
        """Return the work to do where ``curve`` is shown so far."""
        wish = self.wish
        # Under a dragging hand the axis stays, so that it is the curve that is seen to move.
        kept = curve.value_range if curve is not None and wish.is_dragging else None
        return partial(
            sample_along, wish.objective, self.span, *self.size, wish.value_range or kept
        )


Wanted = WantedField | WantedCurve


def wanted_of(wish: Wish) -> Wanted:
    """Return what to sample of a function with as many variables as that of ``wish``."""
    return WantedCurve(wish) if len(wish.objective.variables) == 1 else WantedField.of(wish)


def _grid(viewport: Viewport, size: int) -> tuple[int, int]:
    """Return columns and rows, about size² in all, square on the screen."""
    ratio = math.sqrt(max(viewport.width, 1) / max(viewport.height, 1))
    ratio = min(max(ratio, 0.25), 4)
    return round(size * ratio), round(size / ratio)
