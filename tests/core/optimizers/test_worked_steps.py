"""First steps worked by hand, on x² + y² from (1, −2) with a learning rate of 0.1."""

from __future__ import annotations

import math
from typing import Any

import pytest

from gdviewer.core.stopping import Criteria
from tests.core.runs import run
from tests.core.surfaces import quadratic


@pytest.mark.parametrize(
    ("optimizer", "hyperparameters", "expected"),
    [
        ("gradient_descent", {}, [1, 0.8, 0.64]),
        ("gradient_descent", {"weight_decay": 0.5}, [1, 0.75, 0.5625]),
        ("momentum", {}, [1, 0.8, 0.46]),
        ("momentum", {"dampening": 0.5}, [1, 0.8, 0.54]),
        ("nesterov", {}, [1, 0.62, 0.2224]),
    ],
)
def test_the_first_steps_are_those_worked_by_hand(
    optimizer: str, hyperparameters: dict[str, Any], expected: list[float]
) -> None:
    ended = run(
        quadratic(),
        (1.0, -2.0),
        optimizer,
        criteria=Criteria(max_steps=2),
        learning_rate=0.1,
        **hyperparameters,
    )
    assert [step.x[0] for step in ended.steps] == pytest.approx(expected, rel=1e-15)
    assert [step.x[1] for step in ended.steps] == pytest.approx([-2 * x for x in expected])


def test_the_first_step_of_adam_is_the_learning_rate_whatever_the_gradient() -> None:
    for scale in (1e-3, 1.0, 1e6):
        ended = run(quadratic(scale, scale), (1.0, -2.0), "adam", learning_rate=0.1, eps=0)
        assert ended.steps[1].x.tolist() == pytest.approx([0.9, -1.9], rel=1e-14)


def test_the_second_step_of_adam_is_that_of_the_paper() -> None:
    criteria = Criteria(max_steps=2)
    ended = run(quadratic(), (1.0, 0.0), "adam", criteria=criteria, learning_rate=0.1)
    first = 1 - 0.1 * 2 / (2 + 1e-8)
    m = (0.9 * 0.1 * 2 + 0.1 * 2 * first) / (1 - 0.9**2)
    v = (0.999 * 0.001 * 4 + 0.001 * 4 * first**2) / (1 - 0.999**2)
    expected = first - 0.1 * m / (math.sqrt(v) + 1e-8)
    assert ended.last.x[0] == pytest.approx(expected, rel=1e-12)
