"""The verdict on convexity: what is known, how it is known, and what shows it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from gdviewer.core.numbers import format_number, format_point
from gdviewer.core.objective import Array

Point = tuple[float, ...]


class Kind(Enum):
    """What a verdict says, in the words that begin its sentence."""

    CONVEX = "Convex everywhere"
    CONCAVE = "Concave everywhere"
    PLANE = "Convex and concave everywhere"
    CONVEX_IN_VIEW = "Convex in this view"
    NOT_CONVEX = "Not convex"
    UNKNOWN = "Unknown"


@dataclass(frozen=True, slots=True)
class Witness:
    """What shows that f is not convex: a segment whose middle lies too high, or outside the domain.

    ``eigenvalue`` is that of the Hessian at the middle, along the segment, where it is the Hessian
    that shows it; None where the values at ``ends`` and middle do.
    """

    middle: Point
    ends: tuple[Point, Point]
    eigenvalue: float | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """A verdict with its ground in words; a ``witness`` where f is not convex."""

    kind: Kind
    ground: str
    witness: Witness | None = None

    @property
    def sentence(self) -> str:
        """The verdict as one sentence."""
        return f"{self.kind.value}: {self.ground}."

    @property
    def is_proof(self) -> bool:
        """Whether nothing that is seen elsewhere could change it."""
        return self.kind not in {Kind.CONVEX_IN_VIEW, Kind.UNKNOWN}


def refuted_by_hessian(witness: Witness) -> Verdict:
    """Return the verdict of a negative eigenvalue."""
    at, eigenvalue = format_point(witness.middle), format_number(witness.eigenvalue or 0.0)
    is_curve = len(witness.middle) == 1
    what = "the second derivative is" if is_curve else "the Hessian has the eigenvalue"
    return Verdict(Kind.NOT_CONVEX, f"at {at} {what} {eigenvalue}", witness)


def refuted_by_chord(witness: Witness) -> Verdict:
    """Return the verdict of a chord that runs below f."""
    one, other = map(format_point, witness.ends)
    return Verdict(Kind.NOT_CONVEX, f"between {one} and {other} f rises above its chord", witness)


def refuted_by_domain(witness: Witness) -> Verdict:
    """Return the verdict of a chord that leaves the domain."""
    one, other = map(format_point, witness.ends)
    return Verdict(
        Kind.NOT_CONVEX, f"between {one} and {other} there is a place where f is undefined", witness
    )


def plain_point(point: Array) -> Point:
    """Return a point ``(n,)`` as floats."""
    return tuple(point.tolist())
