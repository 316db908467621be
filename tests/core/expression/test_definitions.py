"""Lines before the formula that give names a meaning: ``u = x - a`` or ``g(t) = t^2``."""

import pickle

import numpy as np
import pytest

from gdviewer.core.expression import ExpressionError, free_names, parse
from gdviewer.core.objective import objective

X, Y = 1.3, -0.7
AT = np.array([X, Y])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("u = x - 2\nf = u^2 + y", (X - 2) ** 2 + Y),
        ("u = x - 2\nu^2 + y", (X - 2) ** 2 + Y),
        ("u = x - 2; u^2 + y", (X - 2) ** 2 + Y),
        ("u = x - 2;\n f(x, y) = u^2 + y\n", (X - 2) ** 2 + Y),
        ("\n\nu = x - 2\r\n\r\nz = u y", (X - 2) * Y),
        ("u = x\nv = u*y\nu + v", X + X * Y),
        ("u = x\n  + y\n  - 1\n2u", 2 * (X + Y - 1)),
        ("u = (x\n+ y)(2\n)\nu", 2 * (X + Y)),
        ("u = |x\n y|\nu", abs(X * Y)),
        ("u = 2 *\n x\n|u|", 2 * X),
        ("u =\n x\nf =\n u + 1", X + 1),
        ("u = if(x > 0,\n x,\n y)\nu + u", 2 * X),
        ("g(t) = t^2\ng(x) + g(2y)", X**2 + 4 * Y**2),
        ("g(s, t) = s - 2t\ng(y, x)", Y - 2 * X),
        ("g(x) = x^2\ng(y) + x", Y**2 + X),
        ("g(t) = t^2 + y\ng(g(x))", (X**2 + Y) ** 2 + Y),
        ("g(t) = 2t\nh(t) = g(t + 1)\nh(h(x))", 2 * (2 * (X + 1) + 1)),
        ("f = x^2\nf + 1", X**2 + 1),
        ("a = 3\na x", 3 * X),
        ("u_1 = x\nθ = y\nu₁ θ", X * Y),
        ("gamma = 2\ngamma x", 2 * X),
        ("rate = 2\nrate x", 2 * X),
        ("u = 1/0.5\nv = x\nv", X),
        ("u(t) = t\nu(x)", X),
        ("w = x\nw(y + 1)", X * (Y + 1)),
        ("x^2\n + y^2\n", X**2 + Y**2),
    ],
)
def test_lines_before_the_formula_give_names_a_meaning(text: str, value: float) -> None:
    assert objective(text).value(AT) == pytest.approx(value, rel=1e-15)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("u = x - a\nu^2 + b*y", ("a", "b")),
        ("b = 2\nu = x - a\nu + b", ("a",)),
        ("u = c*x\nx + y", ()),
        ("g(t) = k*t\ng(x)", ("k",)),
        ("g(t) = k*t\nx", ()),
        ("u = b*x + a\na + u", ("b", "a")),
    ],
)
def test_what_a_text_defines_is_no_parameter_and_what_it_does_not_need_is_none(
    text: str, names: tuple[str, ...]
) -> None:
    assert parse(text).parameter_names == names


def test_a_definition_is_looked_up_before_a_parameter_that_is_given() -> None:
    expression = parse("a = 3\na*x", parameters={"a": 7.0})
    assert expression.parameter_names == ()
    assert str(expression) == "3*x"


def test_the_last_line_names_the_variables() -> None:
    expression = parse("s = 2\nf(u, v) = s*u^2 + v")
    assert expression.variables == ("u", "v")
    assert parse("u = x^2\nu + 1", start_dimension=1).variables == ("x",)
    assert parse("p = u + v\np^2", variables=("u", "v")).variables == ("u", "v")


def test_free_names_leave_out_what_the_text_defines() -> None:
    assert free_names("u = s*t\ng(w) = w^2\ng(u) + r").used == ("s", "t", "r")
    assert free_names("c = 1\nf(s, t) = c*s*t").announced == ("s", "t")


def test_a_definition_is_one_node_however_often_it_is_used() -> None:
    lines = [f"u{k + 1} = u{k}*u{k} + x" for k in range(18)]
    expression = parse("\n".join(["u0 = x*y", *lines, "u18"]))
    assert "too large to write out" in str(expression.gradient[0])
    f, gradient = objective(expression.text).value_and_gradient(np.array([0.1, 0.1]))
    assert np.isfinite(f)
    assert np.isfinite(gradient).all()


def test_an_objective_with_definitions_pickles() -> None:
    surface = objective("u = x - a\nu^2 + y", parameters={"a": 2})
    again = pickle.loads(pickle.dumps(surface))  # noqa: S301 - our own
    assert again == surface
    assert again.value(AT) == surface.value(AT)


@pytest.mark.parametrize(
    ("text", "marked", "message", "hint"),
    [
        ("x\ny", "y", "another line begins", "as in u = x^2"),
        ("x; y", "y", "another line begins", "join them"),
        ("u = x\ny\nu", "u", "another line begins", ""),
        ("u = x\nimport os", "import", "no part of a formula", ""),
        ("u = x\nv = u", "v =", "v is defined here, but no formula", "below this line"),
        ("u = x\n-u^2", "u =", "no formula follows", "below"),
        ("u = x", "u =", "no formula follows", "alone"),
        ("u + 1 = x; u", "u + 1 =", "stands a name", "u = x^2"),
        ("let u = x; u", "let u =", "stands a name", "u = x^2"),
        ("u := x; u", ":=", "not used", "write ="),
        ("u = x = y; u", "=", "equation", ""),
        ("x = 3; x + y", "x", "x is a variable", "such as u"),
        ("pi = 3; x", "pi", "pi is a constant", ""),
        ("sin = 3; x", "sin", "sin is a function", ""),
        ("if = 3; x", "if", "if is a function", ""),
        ("inf = 3; x", "inf", "not a number", ""),
        ("import = 3; x", "import", "no part of a formula", ""),
        ("u = x; u = y; u", "u", "defined twice", "another name"),
        ("u = u + 1; u", "u", "before it is defined", "lines above"),
        ("u = v; v = x; u", "v", "before it is defined", "lines above"),
        ("g(t) = h(t); h(t) = g(t); g(x)", "h", "before it is defined", ""),
        ("g(t) = g(t - 1); g(x)", "g", "before it is defined", ""),
        ("g(t) = t^2; g x", "g", "needs its argument in parentheses", "g(x)"),
        ("g(t) = t^2; g", "g", "needs its argument", "g(x)"),
        ("g(t) = t^2; g(x, y)", "g(x, y)", "takes 1 argument, 2 given", "g(x)"),
        ("g(s, t) = s*t; g(x)", "g(x)", "takes 2 arguments, 1 given", "g(x, y)"),
        ("g(r, s, t) = r; g(x)", "t", "more than two", ""),
        ("g(pi) = 1; g(x)", "pi", "pi is a constant", "such as t"),
        ("g(t, t) = t; g(x, y)", "t", "twice", "another letter"),
        ("c = 2; g(c) = c; g(x)", "c", "c is a definition", "another letter"),
        ("g(t) = t/0; g(x)", "t/0", "division by zero", ""),
        ("g(t) = 1/t; x + g(0)", "g(0)", "division by zero", ""),
        ("u = 1/0; x", "1/0", "division by zero", ""),
        ("u = ; x", "u =", "there is no formula", ""),
        ("u = x; v = ; x", "v =", "there is no formula", ""),
        ("u = x +\nu", "+", "something is missing after '+'", ""),
        ("u = (x\nf = u^2", "(", "has no ')'", ""),
        ("u = 2; (x; y)", ";", "not expected here", "comma"),
        ("x;", ";", "nothing after this ';'", ""),
        ("; x", ";", "nothing before this ';'", ""),
        ("a = 1;; x", ";", "nothing after this ';'", ""),
        ("u = x > 0; u", "x > 0", "condition is not a value", ""),
        ("u = x\nx + sinu", "sinu", "unknown name 'sinu'", "sin(u)"),
        ("u = x\nv = y\nuv", "uv", "unknown name 'uv'", "u*v"),
        ("u = x\nu(2) + sinx", "sinx", "unknown name 'sinx'", "sin(x)"),
    ],
)
def test_a_line_that_cannot_be_is_refused_at_its_place(
    text: str, marked: str, message: str, hint: str
) -> None:
    with pytest.raises(ExpressionError) as caught:
        parse(text)
    error = caught.value
    assert message in error.message
    assert hint in error.hint
    assert text[error.start : error.end] == marked


def test_there_are_at_most_20_lines() -> None:
    lines = [f"u{k} = x" for k in range(19)]
    assert parse("\n".join([*lines, "x"])).variables == ("x", "y")
    with pytest.raises(ExpressionError, match="more than 20 lines"):
        parse("\n".join([*lines, "v = x", "x"]))


def test_an_operator_at_a_lines_end_is_told_where_it_leaves_no_formula() -> None:
    with pytest.raises(ExpressionError, match=r"something is missing after '\^'") as caught:
        parse("u = x - a\nv = u^\nu + v")
    assert caught.value.start == len("u = x - a\nv = u")
