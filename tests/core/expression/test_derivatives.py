"""Values and derivatives against 50-digit ones, and the size of derivatives."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from gdviewer.core.expression import Expression, parse
from gdviewer.core.expression.graph import postorder
from gdviewer.core.objective import objective

DATA = Path(__file__).parents[2] / "data"
FUNCTIONS = json.loads((DATA / "functions_dev.json").read_text(encoding="utf-8"))["functions"]
POINTS = json.loads((DATA / "derivatives_dev.json").read_text(encoding="utf-8"))["points"]


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: str(function["name"]))
def test_values_and_derivatives_agree_with_50_digits(function: dict[str, Any]) -> None:
    surface = objective(function["expression"], parameters=function["parameters"])
    table = np.array(POINTS[function["name"]])
    points, f, gradient = table[:, :2], table[:, 2], table[:, 3:5]
    hessian = table[:, [5, 6, 6, 7]].reshape(-1, 2, 2)
    for found, expected in (
        (surface.value(points), f[:, None]),
        (surface.gradient(points), gradient),
        (surface.hessian(points), hessian),
    ):
        flat = expected.reshape(len(table), -1)
        scale = np.abs(flat).max(axis=1, keepdims=True)
        assert (np.abs(np.reshape(found, flat.shape) - flat) <= 1e-9 * scale).all()


CHAINS = {
    "sum": ("sin(x*{k}) + ", "y", ""),
    "product": ("x*y*", "x", ""),
    "quotient": ("x/y/", "x", ""),
    "power": ("x^y^", "x", ""),
    "square": ("(", "x", "^2 + y)"),
    "reciprocal": ("1/(", "x + y", ")"),
    "mixed": ("x/(1 + y*(", "x", "))"),
    "sine": ("x*sin(", "y", ")"),
    "angle": ("atan2(", "x", ", y)"),
    "length": ("hypot(", "x", ", y)"),
    "largest": ("max(x*y, ", "x", ")"),
    "logarithm": ("log(y + ", "x", ")"),
    "root": ("sqrt(y + ", "x", ")"),
}


def size(expressions: Iterable[Expression]) -> int:
    return len(postorder([expression.root for expression in expressions]))


@pytest.mark.parametrize("chain", CHAINS)
def test_derivatives_grow_in_proportion_to_the_formula(chain: str) -> None:
    opening, core, closing = CHAINS[chain]

    def sizes(length: int) -> tuple[int, int]:
        openings = "".join(opening.format(k=k) for k in range(2, length + 2))
        expression = parse(openings + core + closing * length)
        hessian = [part for row in expression.hessian for part in row]
        return size(expression.gradient), size(hessian)

    for short, long in zip(sizes(7), sizes(28), strict=True):
        assert long < 5 * short


def test_the_hessian_is_symmetric_by_construction() -> None:
    hessian = parse("sin(x*y) + x^3*y").hessian
    assert hessian[0][1] is hessian[1][0]


@pytest.mark.parametrize(
    ("text", "point", "slope"),
    [
        ("abs(x)", 0.0, 0.0),
        ("|x|", -2.0, -1.0),
        ("max(x, 0)", 0.0, 0.5),
        ("min(x, 0)", 0.0, 0.5),
        ("max(x, y, 1)", 1.0, 0.5),
        ("relu(x)", 0.0, 0.0),
        ("floor(x)", 1.0, 0.0),
        ("round(x) + ceil(x)", 0.25, 0.0),
        ("sign(x)", 0.0, 0.0),
        ("sqrt(x)", 0.0, np.inf),
    ],
)
def test_at_a_kink_the_derivative_is_that_of_pytorch(text: str, point: float, slope: float) -> None:
    assert objective(text).gradient(np.array([point, 0.0]))[0] == slope


@pytest.mark.parametrize(
    ("text", "gradient"),
    [
        ("x^2 + y^2", ("2*x", "2*y")),
        ("(a - x)^2", ("-2*(a - x)", "0")),
        ("x*y", ("y", "x")),
        ("x - y", ("1", "-1")),
        ("sin(2x)", ("2*cos(2*x)", "0")),
        ("log(x) + e^y", ("1/x", "e^y")),
        ("x/y", ("1/y", "-x/y^2")),
        ("x^3*5", ("15*x^2", "0")),
        ("exp(-x^2)", ("-2*exp(-x^2)*x", "0")),
        ("5", ("0", "0")),
    ],
)
def test_a_derivative_reads_like_one_from_a_textbook(text: str, gradient: tuple[str, str]) -> None:
    assert tuple(map(str, parse(text).gradient)) == gradient
