"""Proofs of convexity from the formula: what is proved is true, and the usual things are proved."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gdviewer.core.convexity.proof import has_smooth_formula, prove
from gdviewer.core.convexity.verdict import Kind
from gdviewer.core.objective import objective
from gdviewer.core.problems import problems
from tests.core.convexity.chords import counterexample

REFERENCES = json.loads(
    (Path(__file__).parents[2] / "data" / "functions_dev.json").read_text(encoding="utf-8")
)["functions"]
CONVEX = [
    "|x|",
    "max(x, y)",
    "exp(x^2 + y^2)",
    "log(exp(x) + exp(y) + 1)",
    "sqrt(1 + x^2 + y^2)",
    "hypot(x, y - 1)",
    "x^2/sqrt(y)",
    "x*x*x*x + y*y",
    "log(1 + exp(-x)) + x^2 + x*y + y^2",
    "-log(sigmoid(x + y))",
    "log(cosh(x))",
    "exp(max(x, abs(y)))",
    "2^x + y^2",
    "softplus(x^2) + relu(y - x)",
    "sqrt(x^2 + x*y + y^2)",
    "cosh(x)*exp(y)",
    "(0.1*x + 0.3*y)^2",
    "a*x^2 + b*y^2",
    "1/sqrt(x)",
    "(x^2 + 1)^1.5",
    "-sqrt(4 - x^2 - y^2)",
]
CONCAVE = ["-x^2 - y^2", "log(x) + sqrt(y)", "-exp(x) - |y|", "min(x, y)", "log(4 - x^2)"]
OPEN = [
    "x^2*y^2",
    "x^3",
    "1/x",
    "x*y",
    "sin(x)",
    "(x^2 - 1)^1.5",
    "sqrt(x^2 - 1)*sqrt(x^2 - 1)",
    "0*sqrt(x^2 - 1) + x^2",
    "x^3/x",
    "-sqrt(x*y)",
    "x^2 - y^2",
    "floor(x)",
    "1/(1 + x^2)",
    "exp(-x^2)",
    "sqrt(x^2 + 4*x + 1)",
    "if(x > 0, x^2, 0)",
]


@pytest.mark.parametrize("reference", REFERENCES, ids=lambda reference: reference["name"])
def test_just_the_convex_reference_functions_are_proved_convex(
    reference: dict[str, object],
) -> None:
    parameters = reference["parameters"]
    assert isinstance(parameters, dict)
    verdict = prove(objective(str(reference["expression"]), parameters=parameters))
    assert (verdict is not None and verdict.kind is Kind.CONVEX) == reference["convex"]


@pytest.mark.parametrize("text", CONVEX)
def test_a_convex_composition_is_proved_convex(text: str) -> None:
    verdict = prove(objective(text))
    assert verdict is not None
    assert verdict.kind is Kind.CONVEX


@pytest.mark.parametrize("text", CONCAVE)
def test_a_concave_composition_is_proved_concave(text: str) -> None:
    verdict = prove(objective(text))
    assert verdict is not None
    assert verdict.kind is Kind.CONCAVE


@pytest.mark.parametrize("text", OPEN)
def test_what_is_not_convex_or_has_a_hole_in_its_domain_is_left_open(text: str) -> None:
    assert prove(objective(text)) is None


def test_a_parameter_counts_with_its_present_value() -> None:
    surface = objective("a*x^2 + y^2", parameters={"a": 2})
    convex = prove(surface)
    assert convex is not None
    assert convex.kind is Kind.CONVEX
    assert prove(surface.with_parameters({"a": -2})) is None
    plane = prove(objective("a*x^2 + y", parameters={"a": 0}))
    assert plane is not None
    assert plane.kind is Kind.PLANE


@pytest.mark.parametrize("text", ["y*log(a*x)", "y*log(x - x)", "1/log(a*x) + x^2", "log(a*x)"])
def test_a_part_that_is_infinite_everywhere_is_no_constant(text: str) -> None:
    parameters = {"a": 0.0} if "a" in text else {}
    surface = objective(text, parameters=parameters)
    verdict = prove(surface)
    assert not has_smooth_formula(surface)
    assert verdict is None or verdict.kind is not Kind.PLANE


def test_a_semidefinite_quadratic_is_told_from_an_indefinite_one_without_rounding() -> None:
    assert prove(objective("(0.1*x + 0.3*y)^2")) is not None
    assert prove(objective("(0.1*x + 0.3*y)^2 - 1e-18*x^2")) is None


def test_every_built_in_function_that_is_proved_convex_has_no_counterexample() -> None:
    for problem in problems().values():
        surface = objective(problem.expression)
        verdict = prove(surface)
        if verdict is not None and verdict.kind is Kind.CONVEX:
            assert counterexample(surface, 1.0, 0) is None, problem.key


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("x^2 + 3*y^2", "Convex everywhere: the Hessian has the eigenvalues 2 and 6 everywhere."),
        ("exp(x) + y^2", "Convex everywhere: a sum of convex terms."),
        ("exp(x^2)", "Convex everywhere: composed by rules that keep it so."),
        (
            "-log(x) + y^2",
            "Convex everywhere: a sum of convex terms, where it is defined.",
        ),
        ("x + y", "Convex and concave everywhere: its slope is the same everywhere."),
    ],
)
def test_the_ground_is_told_in_a_sentence(text: str, sentence: str) -> None:
    verdict = prove(objective(text))
    assert verdict is not None
    assert verdict.sentence == sentence


@pytest.mark.parametrize(
    "text", ["x^4 + x*y", "exp(x)/(1 + x^2)", "sqrt(1 + x^2)", "log(2 + cos(x))"]
)
def test_a_smooth_formula_is_known_as_such(text: str) -> None:
    assert has_smooth_formula(objective(text))


@pytest.mark.parametrize("text", ["|x|", "1/x", "sqrt(x^2 + y^2)", "log(x)", "x^1.5", "floor(x)"])
def test_a_formula_with_a_kink_or_a_border_is_not_smooth(text: str) -> None:
    assert not has_smooth_formula(objective(text))
