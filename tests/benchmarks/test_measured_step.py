"""Measuring one step of a run for its explanation, against some milliseconds."""

from __future__ import annotations

import numpy as np
import pytest

from gdviewer.core.line_cut import Step, line_cut
from gdviewer.core.remarks.facts import measure
from gdviewer.core.remarks.table import remarks
from gdviewer.core.stability.gauge import stability
from tests.benchmarks.comparison import Ratios, side_by_side
from tests.core.stability.points import ROSENBROCK, descent_of, instant_of


@pytest.mark.parametrize("key", ["gradient_descent", "momentum", "adam", "nadam"])
def test_a_step_is_judged_and_remarked_on_at_once(key: str, ratios: Ratios) -> None:
    descent = descent_of(ROSENBROCK, (-1.2, 1.0), key)
    point = instant_of(descent, 5)
    judged, remarked = side_by_side(
        lambda: stability(descent, point), lambda: remarks(measure(descent, point))
    )
    ratios.record(f"the stability of a step of {key}, against 2 ms", judged, 2e-3, at_most=1)
    ratios.record(f"the remarks on a step of {key}, against 3 ms", remarked, 3e-3, at_most=1)


def test_a_cut_is_there_at_once(ratios: Ratios) -> None:
    point = np.array([-1.2, 1.0])
    gradient = ROSENBROCK.gradient(point)
    step = Step(point, gradient, -gradient, 1e-3)
    (taken,) = side_by_side(lambda: line_cut(ROSENBROCK, step))
    ratios.record("the cut along a step, against 4 ms", taken, 4e-3, at_most=1)
