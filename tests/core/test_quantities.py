from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest

import gdviewer
from gdviewer.core.quantities import QUANTITIES
from gdviewer.core.trajectory import Trajectory

ROSENBROCK = "(1-x)^2 + 100*(y-x^2)^2"


@pytest.fixture
def path() -> Trajectory:
    rule: Mapping[str, float | str] = {"name": "exponential", "gamma": 0.99}
    walked = gdviewer.descend(
        ROSENBROCK, (-1.2, 1.0), "adam", learning_rate=0.05, step_rule=rule, max_steps=50
    )
    assert isinstance(walked, Trajectory)
    return walked


def whole(path: Trajectory, key: str) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return QUANTITIES[key].part(path, slice(0, len(path)), 0.25)


@pytest.mark.parametrize("key", QUANTITIES)
def test_each_part_has_as_many_numbers_as_points(path: Trajectory, key: str) -> None:
    for first, stop in ((0, 1), (0, 7), (1, 7), (7, 51), (50, 51)):
        assert len(QUANTITIES[key].part(path, slice(first, stop), 0.25)) == stop - first


@pytest.mark.parametrize("key", QUANTITIES)
def test_a_path_that_grows_is_followed_part_by_part(path: Trajectory, key: str) -> None:
    parts = [QUANTITIES[key].part(path, slice(a, b), 0.25) for a, b in ((0, 1), (1, 7), (7, 51))]
    np.testing.assert_array_equal(np.concatenate(parts), whole(path, key))


def test_the_step_to_a_point_stands_at_the_point(path: Trajectory) -> None:
    lengths = whole(path, "step")
    assert np.isnan(lengths[0])
    assert lengths[1] == np.hypot(*(path.x[1] - path.x[0]))
    np.testing.assert_array_equal(whole(path, "learning_rate")[1:], path.learning_rate)


def test_the_gap_is_measured_from_the_minimum_that_is_known(path: Trajectory) -> None:
    np.testing.assert_array_equal(whole(path, "gap"), abs(path.f - 0.25))


def test_the_gradient_is_measured_by_its_length(path: Trajectory) -> None:
    np.testing.assert_allclose(whole(path, "gradient"), np.linalg.norm(path.gradient, axis=1))
