"""How long the critical points of the built-in functions take, and the longest slice of it."""

from __future__ import annotations

from collections.abc import Generator
from statistics import median
from time import thread_time

import numpy as np

from gdviewer.core.critical_points.records import CriticalPoints
from gdviewer.core.critical_points.search import search_critical_points
from gdviewer.core.grid import values_on
from gdviewer.core.objective import objective
from gdviewer.core.problems import Problem, problems

MOST_SECONDS = 0.15
LONGEST_SLICE = 0.01


def slices_of(problem: Problem) -> list[float]:
    """Return the seconds that each slice of a search takes, the best of three."""
    surface, bounds = objective(problem.expression, parameters=problem.values), problem.bounds
    x = np.linspace(bounds.xmin, bounds.xmax, 290)
    y = np.linspace(bounds.ymin, bounds.ymax, 226)
    values = values_on(surface, x, y)
    runs = [_slices(search_critical_points(surface, (x, y), values)) for _ in range(3)]
    return min(runs, key=sum)


def _slices(search: Generator[None, None, CriticalPoints]) -> list[float]:
    seconds, before = [], thread_time()
    for _ in search:
        now = thread_time()
        seconds.append(now - before)
        before = now
    return seconds


def test_the_critical_points_in_view_are_found_within_150_ms_in_the_median() -> None:
    slices = {key: slices_of(problem) for key, problem in problems().items() if problem.is_smooth}
    for key, seconds in slices.items():
        print(f"{key:24} {sum(seconds) * 1e3:7.1f} ms, a slice {max(seconds) * 1e3:5.2f} ms")
    assert median(map(sum, slices.values())) < MOST_SECONDS
    assert median(map(max, slices.values())) < LONGEST_SLICE
