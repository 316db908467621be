"""Numbers that are written as formulas."""

from __future__ import annotations

import math

import pytest

from gdviewer.core.expression.constant import parse_constant


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2pi", 2 * math.pi),
        ("-sqrt(2)", -math.sqrt(2)),
        ("0,5", 0.5),
        ("1e-6", 1e-6),
        ("1/4", 0.25),
    ],
)
def test_a_constant_formula_is_a_number(text: str, value: float) -> None:
    assert parse_constant(text) == value


@pytest.mark.parametrize("text", ["x", "2a", "1/0", "", "1e400", "10^400", "(", "exit()"])
def test_what_is_no_finite_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="Write a number, such as"):
        parse_constant(text)
