"""What the window wants to know at the moment, so that nobody works for what nobody sees."""

from __future__ import annotations

from enum import Enum, auto


class Interest(Enum):
    """Something that is found out only while somebody asks for it."""

    SIMPLIFIED = auto()  # shorter forms of the derivatives
    CALCULUS = auto()  # value, gradient and Hessian at any point
    CONVEXITY = auto()  # the verdict
    WITNESS = auto()  # what shows that f is not convex, drawn
    STABILITY = auto()  # the step at the playhead, but for its lines
    OUTLOOK = auto()  # how the selected run ends, and which rate would do
    ARITHMETIC = auto()  # the step at the playhead line by line


class Interests:
    """Keeps who is interested in what."""

    def __init__(self) -> None:
        self._askers: dict[Interest, frozenset[str]] = {}

    def set(self, interest: Interest, asker: str, is_wanted: bool) -> None:
        """Note that ``asker`` wants it, or no longer does."""
        askers = self._askers.get(interest, frozenset())
        self._askers[interest] = askers | {asker} if is_wanted else askers - {asker}

    def __contains__(self, interest: Interest) -> bool:
        return bool(self._askers.get(interest))
