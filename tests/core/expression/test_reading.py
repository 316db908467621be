"""How formulas are read, and which names are variables, constants, functions or parameters."""

import math

import numpy as np
import pytest

from gdviewer.core.expression import Expression, ExpressionError, parse
from gdviewer.core.objective import objective

AT = np.array([1.3, -0.7])
X, Y = 1.3, -0.7


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2x^2 + 3y", 2 * X**2 + 3 * Y),
        ("x(x+1)", X * (X + 1)),
        ("(x+1)(y-2)", (X + 1) * (Y - 2)),
        ("2sin(x)cos(y)", 2 * math.sin(X) * math.cos(Y)),
        ("sin^2(x)", math.sin(X) ** 2),
        ("sin²x", math.sin(X) ** 2),
        ("sin^2 x^3", math.sin(X**3) ** 2),
        ("sin x cos y", math.sin(X) * math.cos(Y)),
        ("sin 2x", math.sin(2 * X)),
        ("sin 2πx", math.sin(2 * math.pi * X)),
        ("sin cos x", math.sin(math.cos(X))),
        ("sin -x", math.sin(-X)),
        ("sin x * y", math.sin(X) * Y),
        ("2 sin x + 1", 2 * math.sin(X) + 1),
        ("x²", X**2),
        ("x⁻¹", 1 / X),
        ("√(x)", math.sqrt(X)),
        ("2√x", 2 * math.sqrt(X)),
        ("√x y", math.sqrt(X) * Y),
        ("∛y", -((-Y) ** (1 / 3))),
        ("|x-1| + |y|", abs(X - 1) + abs(Y)),
        ("2|y|x", 2 * abs(Y) * X),
        ("||y|-2|", abs(abs(Y) - 2)),
        ("|(x|y|)|", abs(X * abs(Y))),
        ("e^x", math.exp(X)),
        ("2e^-x^2", 2 * math.exp(-(X**2))),
        ("pi + π", 2 * math.pi),
        ("x−y", X - Y),
        ("x × y · 2", X * Y * 2),
        ("x ÷ 2", X / 2),
        ("½x", X / 2),
        ("x**2", X**2),
        ("2^3^2", 512.0),
        ("-x^2", -(X**2)),
        ("1/2x", X / 2),
        ("2^-x", 2**-X),
        ("-2^2", -4.0),
        ("2--x", 2 + X),
        ("2(3)x", 6 * X),
        ("5.e1x", 50 * X),
        ("f = x^2", X**2),
        ("z = x y", X * Y),
        ("f(x, y) = x + y", X + Y),
        ("\ufeffx", X),
        ("x^2\n + y^2\n", X**2 + Y**2),
    ],
)
def test_a_formula_is_read_as_it_is_written_by_hand(text: str, value: float) -> None:
    assert objective(text).value(AT) == pytest.approx(value, rel=1e-15)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("a*x + b*y", ("a", "b")),
        ("b*x + a*y + b", ("b", "a")),
        ("a(x+1)", ("a",)),
        ("α(x+1) + lambda x", ("α", "lambda")),
        ("αx + βy", ("α", "β")),
        ("gamma*x + beta y + zeta", ("gamma", "beta", "zeta")),
        ("x_1*x + θ0*y + a₂", ("x_1", "θ0", "a_2")),
        ("E*x + I*y", ("E", "I")),
        ("rate*x", ("rate",)),
        ("x + e + pi", ()),
    ],
)
def test_every_other_name_is_a_parameter_in_the_order_of_appearance(
    text: str, names: tuple[str, ...]
) -> None:
    expression = parse(text)
    assert expression.variables == ("x", "y")
    assert expression.parameter_names == names


def test_gamma_is_a_function_before_a_parenthesis_and_a_parameter_alone() -> None:
    assert parse("gamma(x)").parameter_names == ()
    assert parse("gamma*x").parameter_names == ("gamma",)
    assert parse("gamma*gamma(x)", parameters={"gamma": 2.0}).parameter_names == ("gamma",)


@pytest.mark.parametrize("name", ["beta", "zeta"])
def test_functions_of_mathematics_are_parameters_alone_but_never_factors(name: str) -> None:
    assert parse(f"{name}*x").parameter_names == (name,)
    with pytest.raises(ExpressionError, match="unknown function"):
        parse(f"{name}(x)")


def test_a_flat_surface_needs_no_variable() -> None:
    assert parse("5").variables == ("x", "y")
    assert objective("a*5", parameters={"a": 2}).value(AT) == 10.0


def test_x_alone_is_a_surface_over_the_plane_or_a_curve_over_a_line() -> None:
    assert parse("x^2").variables == ("x", "y")
    assert parse("x^2", start_dimension=1).variables == ("x",)
    assert parse("x^2 + y", start_dimension=1).variables == ("x", "y")


def test_given_variables_decide_what_a_name_is() -> None:
    expression = parse("u^2 + v^2 + x", variables=("v", "u"))
    assert expression.variables == ("v", "u")
    assert expression.parameter_names == ("x",)
    assert tuple(map(str, expression.gradient)) == ("2*v", "2*u")


def test_a_given_variable_or_parameter_is_looked_up_before_its_pieces() -> None:
    assert parse("x1^2 + x2^2", variables=("x1", "x2")).parameter_names == ()
    assert parse("x + x0", parameters={"x0": 1.0}).parameter_names == ("x0",)
    assert parse("e^2 + x", variables=("x", "e")).variables == ("x", "e")


def test_subscripts_and_underscores_are_one_spelling() -> None:
    assert parse("θ₀^2 + θ_1", variables=("θ_0", "θ₁")).parameter_names == ()


def test_names_given_to_parse_that_do_not_occur_are_ignored() -> None:
    assert parse("x + a", parameters=("a", "b")).parameter_names == ("a",)


def test_the_same_text_is_parsed_once() -> None:
    assert parse("x^2 + 17") is parse("x^2 + 17")


def test_sympy_gets_the_same_formula_with_real_symbols() -> None:
    expression = parse("a*x^2 + hypot(x, y)/2 + 0.1").to_sympy()
    assert str(expression) == "a*x**2 + sqrt(x**2 + y**2)/2 + 1/10"
    assert all(symbol.is_real for symbol in expression.free_symbols)


@pytest.mark.parametrize(
    "text",
    [
        "x - (y - 1)",
        "x/(y*2)",
        "(x/y)*2",
        "(-x)^2",
        "-x^2",
        "2^(x^y)",
        "(2^x)^y",
        "(x + 1)*(y - 1)",
        "1e-300*x + 1e22",
        "x*(-3)",
        "min(x, max(y, 1))",
    ],
)
def test_a_formula_is_written_so_that_it_reads_the_same(text: str) -> None:
    printed = str(parse(text))
    assert str(parse(printed)) == printed
    assert objective(printed).value(AT) == objective(text).value(AT)


def test_what_is_too_large_to_write_says_so() -> None:
    second = parse("*".join(f"(x+{k})" for k in range(140))).hessian[0][0]
    assert "too large to write out" in str(second)


def test_an_expression_shows_itself() -> None:
    assert repr(parse("x^2 + a")) == "<Expression x^2 + a of x, y>"
    assert isinstance(parse("x^2").gradient[0], Expression)
    assert parse("x^2").gradient[0].text == "2*x"
    assert parse(" x^2 ").text == " x^2 "
