from __future__ import annotations

import numpy as np
import pytest

from gdviewer.core.optimizers.base import Evaluation
from gdviewer.core.step_rules.backtracking import Backtracking

AT = Evaluation(np.array([1.0]), 1.0, np.array([2.0]))
DOWN = np.array([-2.0])


def bowl(x: np.ndarray[tuple[int], np.dtype[np.float64]]) -> float:
    return float(x @ x)


def test_the_learning_rate_is_tried_first_and_then_shrinks_by_the_factor() -> None:
    found = Backtracking(factor=0.25).search(bowl, AT, DOWN, 4.0)
    assert found.trials == ((4.0, 49.0), (1.0, 1.0), (0.25, 0.25))
    assert (found.step_size, found.f) == (0.25, 0.25)


@pytest.mark.parametrize(("c1", "step_size"), [(0.4, 0.5), (0.6, 0.25)])
def test_a_step_must_bring_its_share_of_the_promised_decrease(c1: float, step_size: float) -> None:
    # the bowl's minimizer is at α = 0.5, where f has fallen by half of what the slope promises
    assert Backtracking(c1=c1).search(bowl, AT, DOWN, 0.5).step_size == step_size


def test_a_step_that_would_not_change_the_point_is_none() -> None:
    far = Evaluation(np.array([1e6]), 1.0, np.array([2.0]))
    found = Backtracking(max_trials=1000).search(lambda _: 1.0, far, DOWN, 1.0)
    assert found.failure.startswith("no step that is long enough to change the point")


def test_the_search_gives_up_after_its_trials() -> None:
    found = Backtracking(max_trials=3).search(lambda _: 2.0, AT, DOWN, 0.1)
    assert len(found.trials) == 3
    assert found.failure == "none of 3 trials, from 0.1 down, improves f enough"
