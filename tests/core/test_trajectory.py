from __future__ import annotations

import math

import numpy as np
import pytest

from gdviewer.core.descent import Step
from gdviewer.core.stopping import StopReason
from gdviewer.core.trajectory import Chunk, Trajectory
from gdviewer.core.weights import Weights


def step(number: int, tried: int = 0) -> Step:
    """Return a step whose every number says which one it is."""
    rate = 0.1 * number if number else math.nan
    trials = tuple((np.array([number, trial]), float(trial)) for trial in range(tried))
    x, gradient = np.array([number, 0.5]), np.array([1.0, -number])
    return Step(x, number**2, gradient, 2 * rate, rate, number, number + 1, 0, trials)


def recorded(steps: list[Step], size: int) -> Trajectory:
    trajectory = Trajectory(2)
    for first in range(0, len(steps), size):
        trajectory.extend(Chunk.of(steps[first : first + size], 2))
    return trajectory


@pytest.mark.parametrize("size", [1, 7, 1000])
def test_the_columns_do_not_depend_on_the_chunks(size: int) -> None:
    trajectory = recorded([step(number) for number in range(100)], size)
    numbers = np.arange(100.0)
    assert len(trajectory) == 100
    assert np.array_equal(trajectory.x, np.stack([numbers, np.full(100, 0.5)], axis=1))
    assert np.array_equal(trajectory.f, numbers**2)
    assert np.array_equal(trajectory.gradient, np.stack([np.ones(100), -numbers], axis=1))
    assert np.array_equal(trajectory.learning_rate, 0.1 * numbers[1:])
    assert np.array_equal(trajectory.step_size, 0.2 * numbers[1:])
    assert np.array_equal(trajectory.nfev, numbers)
    assert np.array_equal(trajectory.njev, numbers + 1)
    assert not trajectory.nhev.any()


@pytest.mark.parametrize("size", [1, 3, 10])
def test_trial_points_belong_to_the_step_that_tried_them(size: int) -> None:
    trajectory = recorded([step(number, tried=number % 4) for number in range(10)], size)
    for number in range(10):
        points, values = trajectory.trials(number)
        assert points.tolist() == [[number, trial] for trial in range(number % 4)]
        assert values.tolist() == list(range(number % 4))


def test_trial_points_are_counted_from_the_end_as_in_an_index() -> None:
    trajectory = recorded([step(number, tried=2) for number in range(4)], 4)
    assert trajectory.trials(-1)[0].tolist() == [[3, 0], [3, 1]]
    assert trajectory.trials(-4)[0].tolist() == [[0, 0], [0, 1]]
    for beyond in (4, -5):
        with pytest.raises(IndexError, match=f"step {beyond} is not one of a run of 4 points"):
            trajectory.trials(beyond)


def test_an_empty_chunk_changes_nothing() -> None:
    trajectory = recorded([step(0)], 1)
    trajectory.extend(Chunk.of([], 2))
    assert (len(trajectory), len(trajectory.step_size), len(Chunk.of([], 2))) == (1, 0, 0)


def test_columns_are_read_only_and_keep_their_length() -> None:
    trajectory = recorded([step(0), step(1)], 2)
    early = trajectory.x
    trajectory.extend(Chunk.of([step(number) for number in range(2, 500)], 2))
    assert early.shape == (2, 2)
    with pytest.raises(ValueError, match="read-only"):
        trajectory.f[0] = 1.0


def test_a_trajectory_ends_with_its_reason() -> None:
    trajectory = recorded([step(0)], 1)
    assert trajectory.stop is None
    trajectory.finish(StopReason("stopped", "The run was stopped", 0))
    assert trajectory.stop is not None


def test_the_costs_of_the_points_are_those_by_the_weights_and_grow_with_the_run() -> None:
    trajectory = Trajectory(2)
    heavy = Weights(f=0.5, gradient=2.0)
    for first in (0, 10, 20):
        chunk = [step(number) for number in range(first, first + 10)]
        trajectory.extend(Chunk.of(chunk, 2))
        for weights in (heavy, heavy, Weights()):
            expected = weights.costs(trajectory.nfev, trajectory.njev, trajectory.nhev)
            assert np.array_equal(trajectory.costs(weights), expected)
    assert trajectory.costs(heavy) is trajectory.costs(heavy)
