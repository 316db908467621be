from __future__ import annotations

import numpy as np
import pytest

import gdviewer
from gdviewer.core.trajectory import Trajectory
from gdviewer.core.weights import Weights
from gdviewer.state.time.pace import Pace


@pytest.fixture
def bfgs() -> Trajectory:
    path = gdviewer.descend("(1-x)^2 + 100*(y-x^2)^2", (-1.2, 1.0), "bfgs")
    assert isinstance(path, Trajectory)
    return path


def test_by_steps_the_playhead_is_the_step(bfgs: Trajectory) -> None:
    pace = Pace()
    assert pace.step_at(5, bfgs, len(bfgs)) == 5
    assert pace.step_at(10**6, bfgs, len(bfgs)) == len(bfgs) - 1
    assert pace.position_of(5, bfgs) == 5


def test_by_evaluations_it_finds_the_last_step_that_they_pay_for(bfgs: Trajectory) -> None:
    pace = Pace(counts_evaluations=True)
    costs = (bfgs.nfev + bfgs.njev + bfgs.nhev).tolist()
    for playhead in range(costs[-1] + 3):
        step = pace.step_at(playhead, bfgs, len(bfgs))
        assert costs[step] <= playhead or step == 0
        assert step == len(bfgs) - 1 or costs[step + 1] > playhead


def test_the_position_of_a_step_is_where_the_step_is_found(bfgs: Trajectory) -> None:
    pace = Pace(counts_evaluations=True, weights=Weights(f=0.5, gradient=1.25))
    steps = np.arange(len(bfgs))
    together = pace.positions_of(steps, bfgs)
    assert together.tolist() == [pace.position_of(step, bfgs) for step in steps.tolist()]
    assert Pace().positions_of(steps, bfgs).tolist() == steps.tolist()
    for step in range(len(bfgs)):
        position = pace.position_of(step, bfgs)
        assert pace.step_at(position, bfgs, len(bfgs)) >= step
        assert step == 0 or pace.step_at(position - 1, bfgs, len(bfgs)) < step
