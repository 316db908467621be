"""What is proved of the shape of a function, and how the shape of an outer one bends it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple


class Range(NamedTuple):
    """Bounds of all values of a function, infinite where none is known."""

    low: float = -math.inf
    high: float = math.inf

    @property
    def is_point(self) -> bool:
        """Whether there is one value only, a finite one."""
        return self.low == self.high and math.isfinite(self.low)


@dataclass(frozen=True, slots=True)
class Shape:
    """What is proved; False says nothing.

    ``is_log_convex`` of a positive function whose logarithm is convex, ``is_log_concave`` likewise;
    ``has_convex_root`` of one that is the square of a convex function without negative values.
    """

    is_convex: bool = False
    is_concave: bool = False
    is_log_convex: bool = False
    is_log_concave: bool = False
    has_convex_root: bool = False

    @property
    def is_affine(self) -> bool:
        """Whether it is both, a plane."""
        return self.is_convex and self.is_concave

    def times(self, factor: float | Fraction) -> Shape:
        """Return the shape of ``factor`` times the function."""
        if factor > 0:
            return self
        if factor == 0:  # the domain stays, and must be convex
            return CONSTANT if self.is_convex or self.is_concave else NOTHING
        return Shape(self.is_concave, self.is_convex)


ANYTHING = Range()
NOTHING = Shape()
CONSTANT = Shape(is_convex=True, is_concave=True, has_convex_root=True)  # of 0


class Piece(NamedTuple):
    """How a function of one variable bends between ``low`` and ``high``, and where it goes.

    ``direction`` is 1 where it rises, -1 where it falls, 0 where it does not matter since it does
    both. Where the function ends within the piece, its end is the lower one of a rising concave
    piece or of a falling convex one, the upper one of the two others: then the domain of the
    composition is convex too.
    """

    bends_up: bool
    direction: int
    low: float = -math.inf
    high: float = math.inf


class Bend(NamedTuple):
    """Whether a composition is proved convex, and concave."""

    is_convex: bool
    is_concave: bool


def bend(pieces: Iterable[Piece], inner: Shape, values: Range) -> Bend:
    """Return the shape of h(u), where ``pieces`` are of h, ``inner`` and ``values`` of u.

    The rules are those of S. Boyd and L. Vandenberghe, Convex Optimization (2004), section 3.2.4.
    """
    fitting = [piece for piece in pieces if piece.low <= values.low and values.high <= piece.high]
    return Bend(
        any(piece.bends_up and _agrees(piece.direction, inner) for piece in fitting),
        any(not piece.bends_up and _agrees(-piece.direction, inner) for piece in fitting),
    )


def _agrees(direction: int, inner: Shape) -> bool:
    """Whether u bends so that a rise (1) or a fall (-1) of h adds to what h itself bends."""
    return (
        inner.is_affine
        or (direction > 0 and inner.is_convex)
        or (direction < 0 and inner.is_concave)
    )
