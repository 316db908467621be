"""Ranks the runs of a frame by what the document asks for, as far as they are computed."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gdviewer.core.endings import ending
from gdviewer.core.standing import Leg, Standing, ranked, standings, target_of
from gdviewer.core.stopping import StopReason
from gdviewer.state.frame import Frame, Path
from gdviewer.state.readings.course import course_of

_TARGET_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Place:
    """A run in the ranking.

    ``run`` is its place in the document. ``rank`` is 1 for the best; equal ones share it, and it is
    0 where there is no such figure, or the run has strayed. ``ending`` is in a few words how it
    ended, from several starts how many converged; empty while it goes on.
    """

    run: int
    rank: int
    standing: Standing
    ending: str


def ranking(frame: Frame) -> tuple[Place, ...]:
    """Return the runs that have a path, the best first."""
    paths = _paths(frame)
    document = frame.document
    found = standings(_legs(paths.values()), course_of(document, frame.facts))
    order = ranked(found, document.rank_by, document.is_maximizing)
    ranks = _ranks([_figure(standing, document.rank_by) for standing in order])
    runs = [*paths]
    return tuple(
        Place(
            runs[standing.racer],
            rank,
            standing,
            _ending([path.trajectory.stop for path in paths[runs[standing.racer]]], standing),
        )
        for standing, rank in zip(order, ranks, strict=True)
    )


def target_now(frame: Frame) -> float:
    """Return the value of f that is to be reached as far as it is known now; nan without one."""
    return target_of(_legs(_paths(frame).values()), course_of(frame.document, frame.facts))


def offered_target(frame: Frame) -> float:
    """Return a target to begin with: the usual one as it is now, in a few digits; else zero."""
    usual = target_now(frame)
    return float(f"{usual:.{_TARGET_DIGITS}g}") if math.isfinite(usual) else 0.0


def _paths(frame: Frame) -> dict[int, list[Path]]:
    """Return the paths of each run that has any, in the order of the runs."""
    shown = [path for path in frame.paths if path.length]
    runs = sorted({path.run for path in shown})
    return {run: [path for path in shown if path.run == run] for run in runs}


def _legs(paths: Iterable[Sequence[Path]]) -> list[list[Leg]]:
    return [[Leg(path.trajectory, path.length) for path in of_one] for of_one in paths]


def _ending(stops: Sequence[StopReason | None], standing: Standing) -> str:
    """Return how a run has ended, or nothing."""
    ended = [stop for stop in stops if stop is not None]
    if len(ended) < len(stops):
        return ""
    if len(ended) == 1:
        return ending(ended[0])
    return f"{standing.converged} of {standing.starts} converged"


def _figure(standing: Standing, by: str) -> float:
    """Return what is ranked by, nan where it does not count."""
    return math.nan if standing.has_strayed else float(getattr(standing, by))


def _ranks(figures: list[float]) -> list[int]:
    """Return the ranks of sorted ``figures``; equal ones share theirs."""
    return [figures.index(one) + 1 if math.isfinite(one) else 0 for one in figures]
