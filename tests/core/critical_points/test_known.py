"""The critical points of famous functions, computed to 50 digits without this program's code.

tests/data/critical_points.json has those within the functions' bounds: found from a dense net of
starts with SymPy's derivatives, polished by mpmath, and where the resultant of the two partial
derivatives could be had, compared with its real roots.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from gdviewer.core.bounds import Bounds
from gdviewer.core.critical_points.search import find_critical_points
from gdviewer.core.objective import objective
from gdviewer.core.problems import problems
from gdviewer.core.sampling import sample

_FILE = Path(__file__).parents[2] / "data" / "critical_points.json"
KNOWN: list[dict[str, Any]] = json.loads(_FILE.read_text())

Point = tuple[float, float, str]


def _found(entry: dict[str, Any], nodes: int) -> list[Point]:
    """Return x, y and the kind of what the program finds."""
    if "expression" in entry:
        surface, bounds = objective(entry["expression"]), Bounds(*entry["bounds"])
    else:
        problem = problems()[entry["key"]]
        surface = objective(problem.expression, parameters=problem.values)
        bounds = problem.bounds
    field = sample(surface, bounds, nodes, nodes)
    points = find_critical_points(surface, field.axes, field.values).points
    return [(point.x[0], point.x[1], point.kind.value) for point in points]


def _is_same(one: Point, other: Point) -> bool:
    return one[2] == other[2] and np.hypot(one[0] - other[0], one[1] - other[1]) < 1e-7


def test_the_smooth_built_in_functions_are_among_the_known_ones() -> None:
    smooth = {key for key, problem in problems().items() if problem.is_smooth}
    assert smooth <= {entry["key"] for entry in KNOWN}


@pytest.mark.parametrize("nodes", [128, 256])
def test_at_least_95_percent_of_the_known_ones_are_found_and_no_false_ones(nodes: int) -> None:
    known = found = 0
    for entry in KNOWN:
        points = _found(entry, nodes)
        known += len(entry["points"])
        found += sum(any(_is_same(point, other) for other in points) for point in entry["points"])
        for point in points:
            assert any(_is_same(point, other) for other in entry["points"]), (entry["key"], point)
    print(f"{found} of {known} found")
    assert found >= 0.95 * known
