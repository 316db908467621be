"""The formulas that people read and copy, in three languages."""

from __future__ import annotations

import json
import re
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdviewer.core.expression import ExpressionError, parse
from gdviewer.core.expression.functions import BY_SPELLING, FUNCTIONS
from gdviewer.core.expression.latex_names import latex_name
from gdviewer.core.formulas import MAX_PARTS, Formula, Kind

DATA = Path(__file__).parents[1] / "data"
REFERENCE = json.loads((DATA / "functions_dev.json").read_text(encoding="utf-8"))["functions"]
KINDS: tuple[Kind, ...] = ("f", "gradient", "hessian")
POINTS = np.random.default_rng(5).uniform(0.2, 0.9, (2, 20))


def latex(text: str, kind: Kind = "f") -> str:
    return Formula(kind, parse(text)).latex


def is_balanced(text: str) -> bool:
    """Whether braces, brackets that grow and environments are opened and closed in order."""
    opened: list[str] = []
    for sign in re.findall(r"\\left|\\right|\\begin\{\w+\}|\\end\{\w+\}|[{}]", text):
        if sign in {"{", r"\left"} or sign.startswith(r"\begin"):
            opened.append(sign)
            continue
        last = opened.pop() if opened else ""
        if sign != {"{": "}", r"\left": r"\right"}.get(last, last.replace("begin", "end")):
            return False
    return not opened


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x/2 + y", r"\frac{x}{2}+y"),
        ("1*x + 1*2 + 1*(x + y)", r"x+2+\left(x+y\right)"),
        ("0.10*x^2", r"0.1x^{2}"),
        ("sqrt(x) + cbrt(y)", r"\sqrt{x}+\sqrt[3]{y}"),
        ("|x|^3", r"\left|x\right|^{3}"),
        ("theta_1*x_1 + rate*y", r"\theta_{1}\,x_{1}+\mathrm{rate}\,y"),
        ("2*3*x", r"2\cdot 3x"),
        ("x*2", r"x\cdot 2"),
        ("pi*x + e", r"\pi\,x+e"),
        ("exp(-x^2)", r"e^{-x^{2}}"),
        ("x^(1/2)", r"x^{1/2}"),
        ("sin(x)^2", r"\sin^{2}\left(x\right)"),
        ("(x/y)^2", r"\left(\frac{x}{y}\right)^{2}"),
        ("-(x + y)", r"-\left(x+y\right)"),
        ("x - (y - 1)", r"x-\left(y-1\right)"),
        ("x*(-y)", r"x\,\left(-y\right)"),
        ("1e-8*x", r"10^{-8}\,x"),
        ("2.5e20*x", r"2.5\cdot 10^{20}\,x"),
        ("log(x) + log(y, 3)", r"\ln\left(x\right)+\log_{3}\left(y\right)"),
        ("floor(x)", r"\left\lfloor x\right\rfloor "),
        ("atan(x) + sign(y)", r"\arctan\left(x\right)+\operatorname{sgn}\left(y\right)"),
        ("1/(1 + 1/(1 + 1/x))", r"1/\left(1+\frac{1}{1+\frac{1}{x}}\right)"),
        (
            "if(x > 0, x, -x)",
            r"\begin{cases}x&x>0\\-x&\text{otherwise}\end{cases}",
        ),
        (
            "1 + if(x > 0, 1, 0) + y",
            r"\left(1+\begin{cases}1&x>0\\0&\text{otherwise}\end{cases}\right)+y",
        ),
        (
            "piecewise(0 <= x < 1 and y != 0, 1)",
            r"\begin{cases}1&0\le x<1\text{ and }y\ne 0\end{cases}",
        ),
    ],
)
def test_f_is_typeset_as_it_was_typed(text: str, expected: str) -> None:
    assert latex(text) == f"f={expected}"


def test_what_the_text_defines_stands_above_f() -> None:
    assert latex("u = x - a; g(t) = t^2; f = g(u) + y") == (
        r"\begin{aligned}u&=x-a\\g\left(t\right)&=t^{2}\\f&=g\left(u\right)+y\end{aligned}"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(a-x)^2 + b*(y-x^2)^2", r"-4b\,x\,\left(y-x^{2}\right)-2\left(a-x\right)"),
        ("sqrt(x)", r"\frac{1}{2\sqrt{x}}"),
        ("cos(2*pi*x)", r"-2\pi\,\sin\left(2\pi\,x\right)"),
        ("log10(x)", r"\frac{1}{x\,\ln\left(10\right)}"),
        ("2^x", r"2^{x}\,\ln\left(2\right)"),
        ("x^y", r"y\,x^{y-1}"),
        ("0.2*x^2", r"0.4x"),
    ],
)
def test_a_derivative_is_ordered_as_in_a_textbook(text: str, expected: str) -> None:
    assert latex(text, "gradient").startswith(rf"\nabla f=\left[\begin{{array}}{{l}}{expected}\\")


def test_one_variable_has_a_derivative_and_no_brackets() -> None:
    line = parse("x^3", start_dimension=1)
    assert Formula("gradient", line).latex == r"\frac{df}{dx}=3x^{2}"
    assert Formula("hessian", line).latex == r"\frac{d^{2}f}{dx^{2}}=6x"
    assert Formula("hessian", line).plain == "d²f/dx² = 6*x"


def test_plain_text_has_a_line_for_each_derivative() -> None:
    assert Formula("f", parse("x^2*y")).plain == "x^2*y"
    assert Formula("gradient", parse("x^2 + y")).plain == "∂f/∂x = 2*x\n∂f/∂y = 1"
    assert Formula("hessian", parse("x^2*y")).plain.splitlines()[:2] == [
        "∂²f/∂x² = 2*y",
        "∂²f/∂x∂y = 2*x",
    ]


NAMES = st.from_regex(
    r"[A-Za-z][A-Za-z0-9]{0,4}(_[A-Za-z0-9]{1,3}){0,2}|[α-ωΓ-Ω][0-9]{0,2}", fullmatch=True
)


@given(st.one_of(NAMES, st.text(max_size=12)))
def test_no_name_can_bring_in_latex_of_its_own(name: str) -> None:
    written = latex_name(name)
    assert is_balanced(written)
    commands = set(re.findall(r"\\[A-Za-z]+", written)) - {r"\mathrm"}
    assert len(commands) <= 1 + name.count("_")
    assert not set("%&#$~") & set(written)


VARIABLE = st.sampled_from(["x", "y", "a", "beta_2"])
FORMULAS = st.recursive(
    st.one_of(VARIABLE, st.sampled_from(["2", "0.5", "pi", "1e-3", "7", "e"])),
    lambda inner: st.one_of(
        st.builds("({})+({})".format, inner, inner),
        st.builds("({})-({})".format, inner, inner),
        st.builds("({})*({})".format, inner, inner),
        st.builds("({})/(1+({})^2)".format, inner, inner),
        st.builds("-({})".format, inner),
        st.builds("({})^2".format, inner),
        st.builds("2^(-({})^2)".format, inner),
        st.builds("sin({})".format, inner),
        st.builds("exp(-({})^2)".format, inner),
        st.builds("abs({})".format, inner),
        st.builds("max({}, {}, 1)".format, inner, inner),
        st.builds("if({} > {}, {}, 0)".format, inner, inner, inner),
    ),
    max_leaves=6,
)


def computed(formula: Formula, points: Any) -> Any:
    """Run the Python text of ``formula`` on columns of points, one after the other."""
    names: dict[str, Any] = {}
    exec(formula.python({"a": 0.3, "beta_2": 1.7}), names)  # noqa: S102 our own text, to be tested
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return np.array([names[formula.kind](*point) for point in points.T], dtype=float)


@given(FORMULAS)
def test_every_formula_is_balanced_latex_and_python_with_the_same_values(text: str) -> None:
    try:
        expression = parse(text, variables=("x", "y"))
    except ExpressionError:
        return  # a constant part without a value
    values = {"a": 0.3, "beta_2": 1.7}
    parameters = [values[name] for name in expression.parameter_names]
    f, fx, fy = expression.gradient_program.on_columns(list(POINTS), parameters)
    _, fxx, fxy, fyy = expression.hessian_program.on_columns(list(POINTS), parameters)
    for kind, expected in (
        ("f", f),
        ("gradient", np.stack([fx, fy], -1)),
        ("hessian", np.stack([fxx, fxy, fxy, fyy], -1).reshape(-1, 2, 2)),
    ):
        formula = Formula(kind, expression)  # type: ignore[arg-type] # mypy widens the literals
        assert is_balanced(formula.latex)
        np.testing.assert_allclose(computed(formula, POINTS), expected, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("name", sorted(BY_SPELLING.keys() & FUNCTIONS.keys()))
def test_every_function_can_be_copied_as_latex_and_as_python(name: str) -> None:
    function = FUNCTIONS[name]
    expression = parse(function.example, variables=("x", "y"))
    for kind in KINDS:
        formula = Formula(kind, expression)
        assert is_balanced(formula.latex)
        found = computed(formula, np.array([[1.5, 0.7], [0.4, 0.6]]))
        assert found.shape[0] == 2


@pytest.mark.parametrize("row", REFERENCE, ids=lambda row: row["name"])
def test_the_derivatives_of_the_reference_functions_parse_back(row: dict[str, Any]) -> None:
    expression = parse(row["expression"])
    for line in Formula("gradient", expression).plain.splitlines():
        text = line.partition(" = ")[2]
        again = parse(text, variables=expression.variables)
        assert str(again) == text


def test_python_renames_what_python_cannot_call_so() -> None:
    text = Formula("f", parse("lambda*x + np*y + ϑ + θ + float")).python({"lambda": 2})
    names: dict[str, Any] = {}
    exec(text, names)  # noqa: S102 our own text, to be tested
    assert names["f"](1.0, 1.0) == 2 + 1 + 1 + 1 + 1


@pytest.mark.parametrize("root", [-3, -2, -1, 0.5, 1, 2, 2.5, 3, 4])
def test_a_root_in_python_has_a_value_where_ours_has(root: float) -> None:
    expression = parse("nthroot(x, y)", variables=("x", "y"))
    points = np.array([[-8.0, -4.0, 0.0, 1.0, 2.5], [root] * 5])
    ours = expression.gradient_program.on_columns(list(points), [])[0]
    np.testing.assert_allclose(computed(Formula("f", expression), points), ours, rtol=1e-12)


def test_a_formula_past_the_bounds_is_known_before_it_is_typeset() -> None:
    long = Formula("f", parse("+".join(["x*y"] * (MAX_PARTS // 4 + 1))))
    assert long.obstacle == "Too large to typeset: 503 parts."
    deep = Formula("f", parse("sin(" * 58 + "x*y" + ")" * 58))
    assert deep.parts < MAX_PARTS
    assert deep.obstacle == "Too deeply nested to typeset."
    assert Formula("gradient", parse("x^2")).obstacle == ""


def test_what_would_halt_the_window_is_refused_before_it_is_written() -> None:
    hessian = Formula("hessian", parse("sin(" * 40 + "x*y" + ")" * 40))
    assert not hessian.is_writable
    with pytest.raises(ValueError, match="more than 2\u202f000 parts"):
        _ = hessian.latex
    with pytest.raises(ValueError, match="more than 2\u202f000 parts"):
        hessian.python({})
