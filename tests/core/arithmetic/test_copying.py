"""A shown line can be read and copied: in plain characters, and in LaTeX with its numbers."""

from __future__ import annotations

from typing import Any

import pytest

from gdviewer.core.arithmetic.copying import latex_lines, plain_line
from gdviewer.core.arithmetic.shown import ShownLine
from gdviewer.core.arithmetic.step import arithmetic
from gdviewer.core.numbers import format_all_digits
from gdviewer.core.optimizers.base import optimizers
from gdviewer.core.walk import walk
from gdviewer.scene.typesetting.typesetting import typeset
from tests.core.stability.points import ROSENBROCK, descent_of
from tests.core.test_moment import descent_of as any_descent_of


def lines_of(key: str, step: int, **fields: Any) -> tuple[ShownLine, ...]:
    descent = descent_of(ROSENBROCK, (-1.2, 1.0), key, **fields)
    found = arithmetic(descent, walk(descent).checkpoint(0), step)
    assert found is not None
    return found.lines


def test_the_rule_is_followed_by_its_numbers() -> None:
    lines = [plain_line(line) for line in lines_of("gradient_descent", 0, learning_rate=0.001)]
    assert lines == [
        "g = ∇f = (−215.6, −88)",
        "θ ← θ − η g = (−1.2, 1) − 0.001 · (−215.6, −88) = (−0.9844, 1.088)",
    ]


def test_all_digits_can_be_had() -> None:
    *_, last = lines_of("gradient_descent", 0, learning_rate=0.001)
    assert plain_line(last, format_all_digits).endswith("= (−0.9843999999999999, 1.088)")


def test_roots_powers_and_brackets_read_as_they_are_typed() -> None:
    texts = [plain_line(line).partition(" = ")[0] for line in lines_of("adam", 3)]
    assert "v ← β₂ v + (1 − β₂) g^2" in texts
    assert "θ ← θ − η m̂ / (√v̂ + ε)" in texts


def test_a_comparison_is_followed_by_its_numbers_and_a_remark() -> None:
    texts = [plain_line(line) for line in lines_of("bfgs", 3)]
    (armijo,) = [text for text in texts if text.endswith("(enough of what the slope promises)")]
    assert armijo.startswith("f(θ + α d) ≤ f(θ) + c₁ α ∇fᵀ d, ")
    assert armijo.count("≤") == 2


@pytest.mark.parametrize("key", [entry.key for entry in optimizers])
def test_the_lines_of_every_method_are_written_in_latex_that_can_be_typeset(key: str) -> None:
    descent = any_descent_of(key)
    found = arithmetic(descent, walk(descent).checkpoint(1), 1)
    assert found is not None
    latex = latex_lines(found.lines)
    assert r"\rule" not in latex
    assert not set(latex) & set("⁻⁰¹²³⁴⁵⁶⁷⁸⁹∞−")
    assert typeset(latex).width > 0
    for line in found.lines:
        assert plain_line(line)
