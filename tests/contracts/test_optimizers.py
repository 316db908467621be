"""What every registered optimizer keeps to."""

from __future__ import annotations

import math
import pickle

import msgspec
import numpy as np
import pytest

from gdviewer.core.hyperparameters import hyperparameters
from gdviewer.core.methods import make_optimizer
from gdviewer.core.objective import Array
from gdviewer.core.optimizers.base import Evaluation, Optimizer, Rates, optimizers
from gdviewer.core.stopping import Criteria
from tests.core.runs import run
from tests.core.surfaces import quadratic

KEYS = [entry.key for entry in optimizers]
every_optimizer = pytest.mark.parametrize("key", KEYS)


def walked(optimizer: Optimizer, x: Array, steps: int = 20) -> Array:
    """Return where ``steps`` steps down x₁² + 2 x₂² + ... lead, shape of ``x``."""
    weights = np.arange(1.0, x.shape[-1] + 1)
    state = optimizer.init(x)
    for _ in range(steps):
        at = Evaluation(x, (weights * x * x).sum(axis=-1), 2 * weights * x)
        direction, state = optimizer.direction(at, state, Rates(0.05))
        assert direction.shape == x.shape
        x = x + 0.05 * direction
    return x


@every_optimizer
def test_its_key_and_title_are_proper_names(key: str) -> None:
    assert key.isidentifier()
    assert key == key.lower()
    assert optimizers[key].title.strip()


@every_optimizer
def test_its_fields_carry_all_that_a_form_shows(key: str) -> None:
    for field in hyperparameters(optimizers[key].value):
        assert field.label
        assert field.symbol
        assert field.help.endswith(".")
        assert field.minimum is not None
        assert field.maximum is not None
        assert math.isfinite(field.minimum)
        assert math.isfinite(field.maximum)
        assert not field.refusal(field.default)


@every_optimizer
def test_its_docstring_gives_the_rule_the_fields_and_the_source(key: str) -> None:
    record = optimizers[key].value
    text = record.__doc__ or ""
    assert "θ ←" in text
    assert "Source:" in text
    for field in hyperparameters(record):
        assert f"``{field.name}``" in text
        assert field.symbol in text


@every_optimizer
def test_it_is_a_frozen_record_that_pickles_and_becomes_json(key: str) -> None:
    optimizer = make_optimizer(key, {"learning_rate": 0.25})
    assert pickle.loads(pickle.dumps(optimizer)) == optimizer  # noqa: S301  # our own bytes
    assert msgspec.json.decode(msgspec.json.encode(optimizer), type=type(optimizer)) == optimizer
    with pytest.raises(AttributeError, match="immutable"):
        optimizer.learning_rate = 1.0  # type: ignore[misc]


@every_optimizer
def test_points_side_by_side_go_as_each_goes_alone(key: str) -> None:
    optimizer = make_optimizer(key)
    points = np.random.default_rng(0).normal(size=(2, 5, 3))
    together = walked(optimizer, points)
    for index in np.ndindex(2, 5):
        assert np.array_equal(together[index], walked(optimizer, points[index]))


@every_optimizer
def test_a_direction_changes_nothing_it_was_given(key: str) -> None:
    optimizer = make_optimizer(key)
    x, gradient = np.array([1.0, -2.0]), np.array([0.5, 0.25])
    at, rates = Evaluation(x, 1.0, gradient), Rates(0.1)
    _, state = optimizer.direction(at, optimizer.init(x), rates)
    first, _ = optimizer.direction(at, state, rates)
    again, _ = optimizer.direction(at, state, rates)
    assert np.array_equal(first, again)
    assert (x.tolist(), gradient.tolist()) == ([1.0, -2.0], [0.5, 0.25])


@every_optimizer
def test_it_walks_down_a_bowl(key: str) -> None:
    criteria = Criteria(max_steps=5000)
    assert run(quadratic(), (1.0, -2.0), key, criteria=criteria, learning_rate=0.05).stop.kind == (
        "gtol"
    )


@every_optimizer
def test_overflow_ends_in_a_reason_and_not_in_a_warning(key: str) -> None:
    criteria = Criteria(divergence=None, max_steps=3000)
    ended = run(quadratic(1e160, 1e160), (1.0, 1.0), key, criteria=criteria, learning_rate=1e6)
    assert ended.stop.kind in ("nan", "max_steps")
