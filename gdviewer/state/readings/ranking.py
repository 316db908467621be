"""Ranks the runs of a frame by what the document asks for, as far as they are computed."""

from __future__ import annotations

import math
from dataclasses import dataclass

from gdviewer.core.standing import Leg, Standing, ranked, standings
from gdviewer.state.frame import Frame
from gdviewer.state.readings.course import course_of


@dataclass(frozen=True, slots=True)
class Place:
    """A run in the ranking.

    ``run`` is its place in the document. ``rank`` is 1 for the best; equal ones share it, and it is
    0 where there is no such figure, or the run has strayed. ``is_over`` where all its paths have
    ended.
    """

    run: int
    rank: int
    standing: Standing
    is_over: bool


def ranking(frame: Frame) -> tuple[Place, ...]:
    """Return the runs that have a path, the best first."""
    runs = sorted({path.run for path in frame.paths if path.length})
    paths = [[path for path in frame.paths if path.run == run and path.length] for run in runs]
    legs = [[Leg(path.trajectory, path.length) for path in of_one] for of_one in paths]
    document = frame.document
    found = standings(legs, course_of(document, frame.facts))
    order = ranked(found, document.rank_by, document.is_maximizing)
    ranks = _ranks([_figure(standing, document.rank_by) for standing in order])
    return tuple(
        Place(
            runs[standing.racer],
            rank,
            standing,
            all(path.trajectory.stop is not None for path in paths[standing.racer]),
        )
        for standing, rank in zip(order, ranks, strict=True)
    )


def _figure(standing: Standing, by: str) -> float:
    """Return what is ranked by, nan where it does not count."""
    return math.nan if standing.has_strayed else float(getattr(standing, by))


def _ranks(figures: list[float]) -> list[int]:
    """Return the ranks of sorted ``figures``; equal ones share theirs."""
    return [figures.index(one) + 1 if math.isfinite(one) else 0 for one in figures]
