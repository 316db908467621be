"""What an error says, and the place in the user's own text that it marks."""

import pickle
from typing import Any

import pytest

from gdviewer.core.expression import ExpressionError, parse
from gdviewer.core.expression.lexer import MAX_LENGTH


def refused(text: str, **options: Any) -> ExpressionError:
    with pytest.raises(ExpressionError) as caught:
        parse(text, **options)
    return caught.value


@pytest.mark.parametrize(
    ("text", "marked", "message", "hint"),
    [
        ("(x + 1", "(", "has no ')'", ""),
        ("x + 1)", ")", "has no '('", ""),
        ("sin(", "(", "has no ')'", ""),
        ("2 + |x - 1", "|", "no second", "abs(x)"),
        ("()", "()", "nothing inside", ""),
        ("x +", "+", "missing after '+'", ""),
        ("x + * y", "+ *", "'*' cannot follow '+'", ""),
        ("*x", "*", "begin with '*'", ""),
        ("x^2 + sen(y)", "sen", "unknown function 'sen'", "sin"),
        ("f(x)", "f", "unknown function 'f'", "f*("),
        ("SIN(x)", "SIN", "unknown function 'SIN'", "sin"),
        ("x + xsinx", "xsinx", "unknown name 'xsinx'", "x*sin(x)"),
        ("where(x > 0, x, 0)", "where", "unknown function 'where'", "where*("),
        ("max()", "max()", "needs an argument", "max(x, y)"),
        ("nthroot(x)", "nthroot(x)", "takes 2 arguments", "nthroot(x, y)"),
        ("if(x > 0 || y > 0, 1, 2)", "|", "no second", "the words and, or"),
        ("if(x => 0, 1, 2)", "=>", "not used", "write >="),
        ("if(x <> 0, 1, 2)", "<>", "not used", "write !="),
        ("x > 0 ? 1 : 2", "?", "not used", "if(x > 0, x, 0)"),
        ("x + sinx", "sinx", "unknown name 'sinx'", "sin(x) or s*i*n*x"),
        ("xy", "xy", "unknown name 'xy'", "x*y"),
        ("x + x2", "x2", "unknown name 'x2'", "x*2, x^2 or x_2"),
        ("x + PI", "PI", "unknown name 'PI'", "pi"),
        ("sin(x, y)", "sin(x, y)", "takes 1 argument, 2 given", ""),
        ("atan2(x)", "atan2(x)", "takes 2 arguments, 1 given", ""),
        ("sin(0,5)", "sin(0,5)", "takes 1 argument", "decimal point"),
        ("exp*x", "exp", "needs an argument", "exp(x)"),
        ("sin - x", "sin", "needs an argument", "sin(x)"),
        ("x + sin + y", "sin", "needs an argument", "sin(x)"),
        ("cos 2*pi*x", "cos 2*", "two ways", "cos(…)"),
        ("ax^2 + by^2", "ax", "which of ax and by", "a*x"),
        ("(x + )", "+", "missing after '+'", ""),
        ("mod(x, 0)", "mod(x, 0)", "division by zero", ""),
        ("log(0)*x", "log(0)", "not a finite number", "x > 0"),
        ("ｘ", "ｘ", "not used", "plain x"),
        ("2.x", ".", "only used inside numbers", "2*x"),
        ("max x, y", "max", "needs an argument", "max(x, y)"),
        ("0,5*x", ",", "comma", "decimal point"),
        ("x, y", ",", "comma", "arguments of a function"),
        ("1.2.3", "1.2.3", "'1.2.3' is not a number", ""),
        ("2 3", "2 3", "side by side", "2*3"),
        ("x 2", "x 2", "after a factor", "x*2 or x^2"),
        ("x/0", "x/0", "division by zero", ""),
        ("y + x/(1-1)", "x/(1-1)", "division by zero", ""),
        ("1 + 0^-1", "0^-1", "division by zero", ""),
        ("x + 9^9^9^9", "9^9^9", "not a finite number", ""),
        ("x*1e400", "1e400", "too large", "308"),
        ("x + log(-1)", "log(-1)", "not a real number", "x > 0"),
        ("x + (-8)^(1/3)", "(-8)^(1/3)", "not a real number", "cbrt"),
        ("x = 3", "=", "equation", "x^2 + y^2"),
        ("f(u) = x", "u", "not a variable", ""),
        ("x < y", "x < y", "condition is not a value", "if(x > 0, x, 0)"),
        ("(x > 0)*x", "(x > 0)", "condition is not a value", "max(0, x)"),
        ("x and y", "x and y", "condition is not a value", ""),
        ("x == y", "x == y", "equation", "x^2 + y^2"),
        ("sin(a=3)", "a=3", "equation", ""),
        ("if(x, 1, 2)", "x", "not a condition", "x > 0"),
        ("if(x > 0 and 1, 2, 3)", "1", "not a condition", "x > 0"),
        ("if(x > 0, 1, y > 0)", "y > 0", "condition is not a value", ""),
        ("if x > 0", "if", "needs a condition", "if(x > 0, x, 0)"),
        ("if(x > 0)", "if(x > 0)", "lacks a value", "if(x > 0, x, 0)"),
        ("if(x > 0, 1, 2, 3)", "if(x > 0, 1, 2, 3)", "too many parts", "the value otherwise"),
        (
            "piecewise((x, x < 0), (1, True))",
            "piecewise((",
            "parentheses of their own",
            "x < 0, -x",
        ),
        ("y + piecewise(2 < 1, x)", "piecewise(2 < 1, x)", "no condition is ever true", ""),
        ("if(x > 1/0, 1, 2)", "1/0", "division by zero", ""),
        ("sin(x; y)", ";", "not expected", "by a comma"),
        ("x & y", "&", "not used", "the word and"),
        ("x! + y", "!", "not used", "factorial"),
        ("[x]", "[", "not used", "( and )"),
        ("x.real", ".", "only used inside numbers", "math.sin(x)"),
        ("x.^2", ".", "only used inside numbers", "^ without the dot"),
        ("sin(45°)", "°", "not used", "pi/180"),
        ("х^2", "х", "Cyrillic", "Latin x"),
        ("ｅval(x)", "ｅ", "not used", "plain e"),
        ("x\u200b + y", "\u200b", "invisible", "delete"),
        ("__import__('os')", "_", "not used", "letters and perhaps an index"),
        ("x if y else 0", "if", "needs a condition", "if(x > 0, x, 0)"),
        ("lambda: x", ":", "not used", ""),
        ("x\nimport os", "import", "another line", ""),
        ("x + nan", "nan", "not a number", ""),
        ("x + 2i", "2i", "complex", "2*i"),
        ("sin^-1(x)", "sin^-1", "two ways", "1/sin(x)"),
        ("√x^2", "√x^", "two ways", "√(x^2)"),
        ("x²^3", "²", "two ways", "parentheses"),
        ("sin x(y + 1)", "sin x(", "two ways", "parentheses"),
        ("x^2\ny^2", "y", "another line", "give the first one a name"),
        ("x + " + "a" * 33, "a" * 33, "at most 32 characters", ""),
        ("u^2 + v^2", "u", "which of u and v are variables", "variables u, v"),
        ("k", "k", "is k a variable or a parameter", ""),
        ("X^2 + Y^2", "X", "neither x nor y occurs", "lower-case"),
    ],
)
def test_an_error_says_what_is_wrong_where_and_what_would_be_right(
    text: str, marked: str, message: str, hint: str
) -> None:
    error = refused(text)
    assert message in error.message
    assert hint in error.hint
    assert text[error.start : error.end] == marked


@pytest.mark.parametrize("text", ["", "   ", "\n", "f ="])
def test_an_empty_text_is_answered_by_an_example(text: str) -> None:
    error = refused(text)
    assert "no formula" in error.message
    assert "x^2 + y^2" in error.hint


def test_a_text_of_10000_characters_is_refused_unread() -> None:
    error = refused("(" * 10_000)
    assert "10\u202f000" in error.message
    assert (error.start, error.end) == (MAX_LENGTH, 10_000)


def test_a_text_of_too_many_signs_is_refused_unread() -> None:
    text = "+".join("x" * 600)
    error = refused(text)
    assert "at most 1,000 numbers, names and signs; this one has 1,199" in error.message
    assert error.end == len(text)


@pytest.mark.parametrize("opening", ["(", "sin(", "-", "√", "2^", "sin^", "|", "x*(1+", "sin "])
def test_deep_nesting_is_refused_before_it_hurts(opening: str) -> None:
    assert "levels deep" in refused(opening * (900 // len(opening)) + "x").message


def test_an_error_survives_a_trip_between_threads_and_processes() -> None:
    error = refused("x + sinx")
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
    assert (again.message, again.start, again.end, again.hint) == (
        error.message,
        error.start,
        error.end,
        error.hint,
    )


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"variables": ()}, "variables must have"),
        ({"variables": "xy"}, "variables must be several names"),
        ({"variables": ("x", "x")}, "variables must be distinct"),
        ({"variables": ("x y",)}, "variables: 'x y' is not a name"),
        ({"variables": ("sin",)}, "variables: 'sin' is a function"),
        ({"variables": ("x", "a"), "parameters": ("a",)}, "parameters: a is a variable"),
        ({"parameters": ("__a",)}, "parameters: '__a' is not a name"),
    ],
)
def test_wrong_names_are_a_value_error_that_names_the_argument(
    options: dict[str, Any], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        parse("x + y", **options)
