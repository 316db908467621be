"""What is known of a critical point: where it is, what f does about it, how certain that is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """What a critical point is; the value is its name."""

    MINIMUM = "minimum"
    MAXIMUM = "maximum"
    SADDLE = "saddle"
    DEGENERATE = "degenerate"


@dataclass(frozen=True, slots=True)
class CriticalPoint:
    """A point ``x`` ``(n,)`` where ∇f vanishes, or a kink where f has an extreme.

    ``kind`` is what the eigenvalues of H tell: degenerate where one of them vanishes. ``shape`` is
    then what f does about the point: a minimum where it nowhere falls, a saddle where it rises and
    falls in turns, twice or more often (three times: a monkey saddle), degenerate where that tells
    nothing either. ``eigenvalues`` ``(n,)`` ascend; they are nan where f ``is_smooth`` no more, at
    a kink. ``line`` has points, one of them ``x``, of a whole line of such points, and is empty
    where the point is alone. ``is_global`` are the lowest minima, where f is nowhere in view
    lower, and likewise the highest maxima.
    """

    kind: Kind
    shape: Kind
    x: tuple[float, ...]
    f: float
    eigenvalues: tuple[float, ...]
    is_smooth: bool = True
    is_global: bool = False
    line: tuple[tuple[float, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class CriticalPoints:
    """The critical points of a view: minima first, then maxima, saddles and the others.

    Of each kind the lowest come first. There may be more of them where ``is_complete`` is false,
    and nothing is known of them yet where ``is_known`` is.
    """

    points: tuple[CriticalPoint, ...] = ()
    is_complete: bool = True
    is_known: bool = True


NOT_KNOWN = CriticalPoints(is_known=False)
