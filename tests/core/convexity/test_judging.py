"""The verdict in view: a witness holds, and what has none is convex as far as can be seen."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from gdviewer.core.convexity.judging import judge
from gdviewer.core.convexity.verdict import Kind, Verdict
from gdviewer.core.convexity.view import View
from gdviewer.core.objective import Array, ExpressionObjective, objective

REFERENCES = json.loads(
    (Path(__file__).parents[2] / "data" / "functions_dev.json").read_text(encoding="utf-8")
)["functions"]


def judged(surface: ExpressionObjective, domain: tuple[float, ...] = (-2, 2, -2, 2)) -> Verdict:
    axes = tuple(
        np.linspace(domain[2 * place], domain[2 * place + 1], 201)
        for place in range(len(surface.variables))
    )
    grid: Array = np.stack(np.meshgrid(*axes), axis=-1)
    search = judge(surface, View(axes, np.asarray(surface.value(grid))))
    while True:
        try:
            next(search)
        except StopIteration as end:
            verdict: Verdict = end.value
            return verdict


def assert_witness_holds(surface: ExpressionObjective, verdict: Verdict) -> None:
    assert verdict.kind is Kind.NOT_CONVEX
    witness = verdict.witness
    assert witness is not None
    if witness.eigenvalue is not None:
        smallest = np.linalg.eigvalsh(surface.hessian(np.array(witness.middle)))[0]
        assert witness.eigenvalue == pytest.approx(smallest)
        assert smallest < 0
    one, middle, other = (
        float(surface.value(np.array(point)))
        for point in (witness.ends[0], witness.middle, witness.ends[1])
    )
    assert np.isnan(middle) or middle > one / 2 + other / 2


@pytest.mark.parametrize(
    "reference",
    [reference for reference in REFERENCES if not reference["convex"]],
    ids=lambda reference: reference["name"],
)
def test_a_witness_is_found_for_each_reference_function_that_is_not_convex(
    reference: dict[str, object],
) -> None:
    parameters, domain = reference["parameters"], reference["domain"]
    assert isinstance(parameters, dict)
    assert isinstance(domain, list)
    surface = objective(str(reference["expression"]), parameters=parameters)
    assert_witness_holds(surface, judged(surface, tuple(domain)))


@pytest.mark.parametrize(
    "text",
    [
        "x^2*y^2",
        "-|x| + y^2",  # a kink: every Hessian is fine
        "min(x^2, y^2)",
        "floor(x)",
        "x^2 + 0.01*y^4 - 1e-9*y^2",
        "1e300*x^2*y",
        "1e-300*x^2*y",
        "1/x",
        "x^2/y",
        "sqrt(x*y)",
        "(x^2 - 1)^1.5",  # the domain has a gap
    ],
)
def test_a_witness_holds(text: str) -> None:
    surface = objective(text)
    assert_witness_holds(surface, judged(surface))


@pytest.mark.parametrize("text", ["x^2 + 3*sin(x)", "x^3", "|x|^0.5"])
def test_a_curve_is_judged_as_well(text: str) -> None:
    surface = objective(text, variables=("x",))
    assert_witness_holds(surface, judged(surface))


@pytest.mark.parametrize(
    "text",
    [
        "x^4 + y^4 + x^2*y^2",
        "(x - 1)^6 + y^2 + 0*cos(x)",
        "x^6 - 6*x^5 + 15*x^4 - 20*x^3 + 15*x^2 - 6*x + 1",  # (x - 1)^6, with cancellation
        "x*log(x) + y^2",
        "x^2 + y^2 + 0.1*cos(x)",
    ],
)
def test_what_rounding_alone_speaks_against_is_convex_in_view(text: str) -> None:
    assert judged(objective(text)).kind is Kind.CONVEX_IN_VIEW


@pytest.mark.parametrize(
    ("text", "reach"),
    [
        ("sqrt(1 + x^4 + x^2*y^2 + y^4) - 1", 1e-3),
        ("(x^4 + x^2*y^2 + y^4 + 1e6) - 1e6", 0.05),
        ("(x^4 + x^2*y^2 + y^4 + 1e6) - 1e6 + |x|", 0.05),
        ("(x^2 + y^2 + 0.3 - 0.1 - 0.2)^2 + 0*cos(x)", 1.0),
        ("log(exp(x^4 + x^2*y^2 + y^4))", 1e-3),
    ],
)
def test_what_is_left_where_large_parts_cancel_is_no_witness(text: str, reach: float) -> None:
    verdict = judged(objective(text), (-reach, reach, -reach, reach))
    assert verdict.kind in {Kind.CONVEX, Kind.CONVEX_IN_VIEW}


@pytest.mark.parametrize(
    "text",
    [
        "1e-20*min(x^2, y^2)",
        "1e-9*(y^2 - |x|)",
        "(1e6 + y^2 - |x|) - 1e6",
        "if(x > 0.5, 1e-12*y, 0)",
    ],
)
def test_a_small_witness_that_is_no_rounding_holds(text: str) -> None:
    surface = objective(text)
    assert_witness_holds(surface, judged(surface))


def test_the_smallest_eigenvalue_in_view_is_told() -> None:
    verdict = judged(objective("x^2 + y^2 + cos(x)"))
    assert verdict.sentence == "Convex in this view: the smallest eigenvalue found is 1."


def test_of_a_curve_the_second_derivative_is_told() -> None:
    verdict = judged(objective("-x^2 + 0*sin(x)", variables=("x",)), (-1, 1))
    assert verdict.sentence == "Not convex: at 0 the second derivative is −2."
    verdict = judged(objective("x^2 + cos(x)", variables=("x",)), (-1, 1))
    assert verdict.sentence == "Convex in this view: the smallest second derivative found is 1."


def test_a_view_without_a_value_leaves_it_unknown() -> None:
    verdict = judged(objective("log(-1 - x^2) + sin(y)"))
    assert verdict.sentence == "Unknown: f has no value in this view."
