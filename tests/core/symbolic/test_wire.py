"""Formulas as plain nodes: they come back the same, and carry nothing of the user's."""

from __future__ import annotations

import numpy as np
import pytest

from gdviewer.core.expression import parse
from gdviewer.core.expression.program import Program
from gdviewer.core.symbolic.messages import Asked, encode, read_asked
from gdviewer.core.symbolic.wire import MAX_NODES, Namespace, Verbatim, pack, unpack
from tests.core.symbolic.questions import simplification


@pytest.mark.parametrize(
    "text", ["x^2 + a*y", "exp(-x)/(1 + 0.1*y)", "if(x > 0, x^2, -y)", "max(x, y) + 1e-300*pi"]
)
def test_a_formula_comes_back_with_the_same_values(text: str) -> None:
    expression = parse(text)
    names = Namespace(expression.variables, expression.parameter_names)
    sent = read_asked(encode(Asked(1, simplification(text)))).question.formulas
    graph = Verbatim(names.variables)
    back = unpack(sent, graph, names)[0]
    points = list(np.random.default_rng(0).normal(size=(2, 50)))
    ones = [1.0] * len(names.parameters)
    before = Program(expression.graph, [expression.root], names.parameters)
    after = Program(graph, [back], names.parameters)
    np.testing.assert_array_equal(after.on_columns(points, ones), before.on_columns(points, ones))


def test_neither_the_text_nor_a_name_is_sent() -> None:
    message = encode(simplification("secret_name*x^2 + exp(other_name*y)"))
    assert b"secret" not in message
    assert b"other" not in message


def test_a_parameter_with_a_value_is_sent_as_a_number() -> None:
    expression = parse("a*x + b")
    names = Namespace(expression.variables, expression.parameter_names)
    sent = pack([expression.root], names, {"a": 0.1, "b": 2.0})
    numbers = [float.fromhex(node.number) for node in sent.nodes if node.operation == "number"]
    assert sorted(numbers) == [0.1, 2.0]


def test_what_is_too_large_is_not_sent() -> None:
    expression = parse("x")
    graph, node = expression.graph, expression.root
    for _ in range(MAX_NODES):
        node = graph.apply("sin", node)
    with pytest.raises(ValueError, match="too large"):
        pack([node], Namespace(expression.variables, ()))
