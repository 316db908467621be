"""An instant is the very step that the run took, with the states around it."""

from __future__ import annotations

from itertools import islice

import numpy as np
import pytest

from gdviewer.core.instant import instant, instants
from gdviewer.core.optimizers.base import optimizers
from gdviewer.core.stopping import Criteria
from gdviewer.core.walk import walk
from tests.core.stability.points import ROSENBROCK, descent_of

KEYS = [entry.key for entry in optimizers]


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("is_maximizing", [False, True], ids=["descent", "ascent"])
def test_it_is_the_step_that_the_run_took(key: str, is_maximizing: bool) -> None:
    criteria = Criteria(max_steps=5)
    descent = descent_of(
        ROSENBROCK, (-1.2, 1.0), key, criteria=criteria, is_maximizing=is_maximizing
    )
    path = walk(descent)
    sign = -1.0 if is_maximizing else 1.0
    for found in islice(instants(descent, path.checkpoint(0)), len(path) - 1):
        assert found.reached is not None
        assert np.array_equal(found.at.x, path.x[found.step])
        assert found.at.f == sign * path.f[found.step]
        assert np.array_equal(found.reached.x, path.x[found.step + 1])
        assert found.reached.f == path.f[found.step + 1]


def test_states_follow_each_other_and_so_do_displacements() -> None:
    descent = descent_of(ROSENBROCK, (-1.2, 1.0), "adam")
    first = walk(descent).checkpoint(0)
    before, after = instant(descent, first, 6), instant(descent, first, 7)
    assert after.before.step == before.after.step == 7
    assert np.array_equal(after.before.first_moment, before.after.first_moment)
    assert after.previous is not None
    assert before.displacement is not None
    assert np.array_equal(after.previous, before.displacement)


def test_at_the_start_and_where_the_walk_begins_there_is_no_step_before() -> None:
    descent = descent_of(ROSENBROCK, (-1.2, 1.0), learning_rate=1e-3)
    path = walk(descent)
    assert instant(descent, path.checkpoint(0), 0).previous is None
    assert instant(descent, path.checkpoint(64), 64).previous is None
    assert instant(descent, path.checkpoint(63), 64).previous is not None


def test_where_the_method_cannot_go_on_there_is_no_step() -> None:
    descent = descent_of("x + y", (1.0, 2.0), "newton", rule="fixed", modification="none")
    found = instant(descent, walk(descent).checkpoint(0), 3)
    assert (found.step, found.displacement, found.reached) == (0, None, None)
    assert found.at.x.tolist() == [1.0, 2.0]


def test_the_rates_are_those_that_a_schedule_set() -> None:
    descent = descent_of(ROSENBROCK, (-1.2, 1.0), "momentum", rule="one_cycle")
    found = instant(descent, walk(descent).checkpoint(0), 2)
    assert found.reached is not None
    assert found.rates.learning_rate == found.reached.learning_rate
    assert found.rates.momentum is not None
