"""The rule of a run in one line."""

from __future__ import annotations

import pytest
from msgspec import structs

from gdviewer.core.optimizers.base import optimizers
from gdviewer.state.readings.rule import rule_line, rule_of
from gdviewer.state.run import Run
from tests.scene.frames import document_of, frame_of


@pytest.mark.parametrize("key", [entry.key for entry in optimizers])
def test_every_method_states_its_rule(key: str) -> None:
    rule = rule_of(optimizers[key].value)
    assert rule.startswith("θ ← ")
    assert "where" not in rule


def test_the_rule_comes_with_the_values_that_act() -> None:
    run = Run(optimizer="momentum", hyperparameters={"momentum": {"learning_rate": 0.005}})
    document = structs.replace(document_of(), runs=(run,))
    assert rule_line(frame_of(document)) == "θ ← θ − η v   η 0.005   μ 0.9"


def test_an_ascent_has_a_plus_sign() -> None:
    method = optimizers["gradient_descent"].value
    assert rule_of(method, is_ascending=True) == "θ ← θ + η g"
