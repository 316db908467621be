"""Turns what a method declares of a step into marks: what each means, and what shape it has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

import numpy as np

from gdviewer.core.moment import Moment
from gdviewer.core.objective import Array
from gdviewer.core.terms import Kind, Term
from gdviewer.scene.theme import Theme

_MOST_TRIALS = 200
_MOST_VARIABLES = 2


class Meaning(Enum):
    """What a color stands for; the value is the name of an ink of the theme."""

    GRADIENT = "gradient"
    AVERAGE = "average"
    DIRECTION = "direction"
    DIVISOR = "divisor"
    PROBE = "probe"
    STEP = "step"


class Shape(Enum):
    """What a mark looks like; its value is in the units of the plane unless it says otherwise."""

    ARROW = "an arrow from the point, (2,)"
    PLACE = "a point with its symbol, (2,)"
    DOTS = "points, (k, 2)"
    RINGS = "small hollow circles, (k, 2)"
    POLYGON = "corners, (k, 2)"
    BOX = "the sides of a box about the point in units of their own, (2,)"
    FRAME = "half the sides of a box about the point, (2,)"
    CIRCLE = "the radius of a circle about the point, ()"
    ELLIPSE = "the covariance of an ellipse about the point, (2, 2)"
    TANGENT = "the slope of a line through the point, ()"


@dataclass(frozen=True, slots=True, eq=False)
class Mark:
    """One thing to be drawn at the point of a moment."""

    name: str
    symbol: str
    meaning: Meaning
    shape: Shape
    value: Array

    def color(self, theme: Theme) -> str:
        """Return the color of what it means."""
        return str(getattr(theme.inks, self.meaning.value))


@dataclass(frozen=True, slots=True, eq=False)
class PlacedMarks:
    """Marks about one place ``(2,)`` in the plane of the picture."""

    marks: tuple[Mark, ...]
    at: Array


_LOOKS = {
    Kind.SLOPE: (Meaning.AVERAGE, Shape.ARROW),
    Kind.STEP: (Meaning.DIRECTION, Shape.ARROW),
    Kind.POINT: (Meaning.PROBE, Shape.PLACE),
    Kind.POINTS: (Meaning.PROBE, Shape.DOTS),
    Kind.POLYGON: (Meaning.PROBE, Shape.POLYGON),
    Kind.SCALE: (Meaning.DIVISOR, Shape.BOX),
    Kind.REACH: (Meaning.PROBE, Shape.FRAME),
    Kind.RADIUS: (Meaning.PROBE, Shape.CIRCLE),
    Kind.ELLIPSE: (Meaning.PROBE, Shape.ELLIPSE),
}


def marks_of(moment: Moment, is_maximizing: bool) -> tuple[Mark, ...]:
    """Return the marks of ``moment``, those to be drawn first in front; none where all stands.

    Slopes point where the run goes: down, or up where it is ``is_maximizing``, as long as the step
    would be that they alone make. What is not finite, or of more than two variables, has no mark.
    """
    if moment.displacement is None or len(moment.x) > _MOST_VARIABLES:
        return ()
    towards = moment.rate if is_maximizing else -moment.rate
    marks = _marks(moment, moment.displacement, towards)
    return tuple(mark for mark in marks if np.isfinite(mark.value).all())


def _marks(moment: Moment, displacement: Array, towards: float) -> Iterator[Mark]:
    terms = [_mark(term, towards) for term in moment.terms]
    sign = "" if towards > 0 else "−"
    yield from (mark for mark in terms if mark.shape is not Shape.ARROW)
    declares_points = any(term.kind is Kind.POINTS for term in moment.terms)
    if not declares_points and (trials := moment.trials[:_MOST_TRIALS]):
        points = np.array([x for x, _ in trials])
        yield Mark("Points tried", "", Meaning.PROBE, Shape.RINGS, points)
    slope = towards * moment.gradient
    yield Mark("Gradient", f"{sign}∇f", Meaning.GRADIENT, Shape.ARROW, slope)
    yield from (mark for mark in terms if mark.shape is Shape.ARROW)
    yield Mark("Step", "Δθ", Meaning.STEP, Shape.ARROW, displacement)


def _mark(term: Term, towards: float) -> Mark:
    meaning, shape = _LOOKS[term.kind]
    is_slope = term.kind is Kind.SLOPE
    symbol = f"−{term.symbol}" if is_slope and towards < 0 else term.symbol
    value = towards * term.value if is_slope else term.value
    name = term.name[:1].upper() + term.name[1:]
    return Mark(name, symbol, meaning, shape, np.asarray(value))
