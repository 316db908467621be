"""Bounds of a formula's parts: no value lies outside."""

from __future__ import annotations

import numpy as np
import pytest

from gdviewer.core.convexity.structure import Structure
from gdviewer.core.expression import ExpressionError, parse
from gdviewer.core.expression.program import Program
from tests.core.convexity.compositions import composition

SAMPLES = 150


def test_no_part_of_a_random_composition_leaves_its_bounds() -> None:
    generator = np.random.default_rng(5)
    for seed in range(SAMPLES):
        try:
            expression = parse(composition(seed))
        except ExpressionError:
            continue
        parameters = dict.fromkeys(expression.parameter_names, 1.0)
        parts = Structure(expression.root, expression.variables, parameters)
        columns = list(3.0 * generator.normal(size=(len(expression.variables), 200)))
        for node, bounds in parts.ranges.items():
            program = Program(expression.graph, [node], expression.parameter_names)
            values = program.on_columns(columns, list(parameters.values()))[0]
            known = values[~np.isnan(values)]
            assert (known >= bounds.low).all(), (expression.text, str(node.operation), bounds)
            assert (known <= bounds.high).all(), (expression.text, str(node.operation), bounds)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("x^2 - 2*x + 3", 2, np.inf),
        ("1/(1 + x^2)", 0, 1),
        ("4 - x^2 - x*y - y^2", -np.inf, 4),
        ("exp(-abs(x))", 0, 1),
        ("x - x^3", -np.inf, np.inf),
    ],
)
def test_bounds_are_close_where_that_is_simple(text: str, low: float, high: float) -> None:
    expression = parse(text)
    bounds = Structure(expression.root, expression.variables, {}).ranges[expression.root]
    np.testing.assert_allclose(bounds, (low, high), rtol=1e-12, atol=1e-12)
