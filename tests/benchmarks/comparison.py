"""Measures two things side by side, and notes how they stand to each other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Ratio:
    """One comparison; ``ours`` and ``theirs`` are in seconds."""

    what: str
    value: float
    requirement: str
    is_met: bool
    ours: float
    theirs: float


class Ratios:
    """Every comparison of a session."""

    def __init__(self) -> None:
        self.all: list[Ratio] = []

    def record(
        self,
        what: str,
        ours: float,
        theirs: float,
        *,
        at_least: float | None = None,
        at_most: float | None = None,
    ) -> None:
        """Note two times in seconds, and fail where the requirement is missed.

        With ``at_least`` the ratio is theirs / ours: how many times faster we are. With
        ``at_most`` it is ours / theirs: how many times their time we take.
        """
        if at_least is not None:
            value, requirement = theirs / ours, f"at least {at_least:g}"
            is_met = value >= at_least
        elif at_most is not None:
            value, requirement = ours / theirs, f"at most {at_most:g}"
            is_met = value <= at_most
        else:
            raise ValueError("a comparison needs at_least or at_most")
        self.all.append(Ratio(what, value, requirement, is_met, ours, theirs))
        assert is_met, f"{what}: the ratio is {value:.2f}; {requirement} is required"


def side_by_side(
    *actions: Callable[[], object], rounds: int = 30, warm_up: int = 3
) -> tuple[float, ...]:
    """Return the median seconds of each action; they take turns, so that all see the same load."""
    times: list[list[float]] = [[] for _ in actions]
    for number in range(warm_up + rounds):
        for action, taken in zip(actions, times, strict=True):
            begin = perf_counter()
            action()
            if number >= warm_up:
                taken.append(perf_counter() - begin)
    return tuple(map(median, times))
