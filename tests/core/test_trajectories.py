from __future__ import annotations

import numpy as np
import pytest

import gdviewer.core.api as gdviewer
from gdviewer.core.trajectories import Trajectories
from tests.core.surfaces import quadratic

STARTS = [[1.0, 2.0], [0.0, 0.0], [-3.0, 1.0]]


def test_each_start_has_its_own_run() -> None:
    together = gdviewer.descend(quadratic(), STARTS, "momentum", learning_rate=0.01)
    assert isinstance(together, Trajectories)
    for index, start in enumerate(STARTS):
        alone = gdviewer.descend(quadratic(), start, "momentum", learning_rate=0.01)
        points = len(alone.f)
        assert np.array_equal(together.x[:points, index], alone.x)
        assert np.array_equal(together.gradient[:points, index], alone.gradient)
        assert np.array_equal(together.f[:points, index], alone.f)
        assert np.array_equal(together.step_size[: points - 1, index], alone.step_size)
        assert np.array_equal(together.njev[:points, index], alone.njev)
        assert together.stop[index] == alone.stop


def test_a_start_that_has_stopped_keeps_its_point_and_costs_nothing_more() -> None:
    surface = quadratic()
    together = gdviewer.descend(surface, STARTS, learning_rate=0.25, max_steps=5)
    assert isinstance(together, Trajectories)
    assert together.x.shape == (6, 3, 2)
    assert together.learning_rate.shape == (5, 3)
    assert [stop.step for stop in together.stop] == [5, 0, 5]
    assert not together.x[:, 1].any()
    assert (together.njev[:, 1] == 1).all()
    assert np.isnan(together.step_size[:, 1]).all()
    assert surface.asked["value_and_gradient"] == 6 + 1 + 6


def test_the_runs_are_read_only() -> None:
    together = gdviewer.descend(quadratic(), STARTS, max_steps=3)
    assert isinstance(together, Trajectories)
    for name in (
        "x", "f", "gradient", "step_size", "learning_rate", "nfev", "njev", "nhev",
    ):  # fmt: skip
        with pytest.raises(ValueError, match="read-only"):
            getattr(together, name)[0] = 1


def test_one_start_in_a_list_is_a_batch_of_one() -> None:
    together = gdviewer.descend(quadratic(), [[0.0, 0.0]])
    assert isinstance(together, Trajectories)
    assert together.x.shape == (1, 1, 2)
    assert len(together.stop) == 1
