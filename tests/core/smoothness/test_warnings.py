"""What a user is told of kinks, jumps, poles and gaps in view: all of it true, in a sentence."""

from __future__ import annotations

import pytest

from gdviewer.core.bounds import Bounds
from gdviewer.core.expression.functions import FUNCTIONS
from gdviewer.core.expression.table.function import Function
from gdviewer.core.objective import ExpressionObjective, objective
from gdviewer.core.problems import problems
from gdviewer.core.smoothness.warnings import warnings_in

SQUARE = Bounds(-2.0, 2.0, -2.0, 2.0)


def warnings(
    text: str, bounds: Bounds = SQUARE, variables: tuple[str, ...] = ("x", "y")
) -> tuple[str, ...]:
    return warnings_of(objective(text, variables=variables), bounds)


def warnings_of(surface: ExpressionObjective, bounds: Bounds) -> tuple[str, ...]:
    spans = ((bounds.xmin, bounds.xmax), (bounds.ymin, bounds.ymax))
    search = warnings_in(surface, spans[: len(surface.variables)])
    while True:
        try:
            next(search)
        except StopIteration as ended:
            found: tuple[str, ...] = ended.value
            return found


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("abs(x) + y^2", "where x = 0: the gradient jumps there (abs)"),
        ("max(x, y)", "where x = y: the gradient jumps there (max)"),
        ("relu(x - 1) + y", "where x − 1 = 0: the gradient jumps there (relu)"),
        ("sqrt(x^2 + y^2)", "at (0, 0): the gradient jumps there (sqrt)"),
        ("((x - 0.3)^2 + (y + 0.7)^2)^0.5", "at (0.3, −0.7): the gradient jumps there (a power)"),
        ("hypot(x, y - 1)", "at (0, 1): the gradient jumps there (hypot)"),
        ("sqrt(x^2) + y", "where x = 0: the gradient jumps there (sqrt)"),
        ("abs(x) + abs(y)", "where x = 0 and where y = 0: the gradient jumps there (abs)"),
        ("abs(x - y) + max(x, y)", "where x − y = 0: the gradient jumps there (abs, max)"),
        ("1e6 + 1e-3 abs(x) + x^2", "where x = 0: the gradient jumps there (abs)"),
        ("(1e40 abs(x) + 1)^0.1", "where x = 0: the gradient jumps there (abs)"),
        ("abs(x) + log(y + 1)", "where x = 0: the gradient jumps there (abs)"),
        ("if(x > 1, x, 1)", "where x = 1: the gradient jumps there (a condition)"),
        ("if(x > 1 and y < 3, x, 1)", "where x = 1: the gradient jumps there (a condition)"),
        ("if(y > 0, abs(x), 1 + y)", "in places where x = 0: the gradient jumps there (abs)"),
        ("min(x^2, y^2 - 1)", "where x^2 = y^2 − 1: the gradient jumps there (min)"),
    ],
)
def test_a_kink_is_told_with_its_place_and_its_reason(text: str, where: str) -> None:
    assert f"f has a kink {where}." in warnings(text)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("floor(x) + y^2", "f jumps where x is a whole number (floor)."),
        ("piecewise(x < y, 1, 2)", "f jumps where x = y (a condition)."),
        ("sign(x) y", "f jumps where x = 0 (sign)."),
        ("mod(x, 0.5)", "f jumps where x is a whole multiple of 0.5 (mod)."),
        ("atan2(y, x)", "f jumps where y = 0 and x ≤ 0 (atan2)."),
        ("trunc(x) + y", "f jumps where x is a whole number other than 0 (trunc)."),
        ("cbrt(x) + y^2", "f is infinitely steep where x = 0 (cbrt)."),
        ("cbrt(x - y)^2", "f is infinitely steep where x − y = 0 (cbrt)."),
        ("1/x + y", "f has no value where x = 0 (division by 0)."),
        ("1/(x^2 + y^2)", "f has no value at (0, 0) (division by 0)."),
        ("sin(x)/x + y", "f has no value where x = 0 (division by 0)."),
        ("exp(1/x) + y", "f has no value where x = 0 (division by 0)."),
        ("log(x^2 + y^2)", "f has no value at (0, 0) (log)."),
        ("tan(x) + y", "f has no value where cos(x) = 0 (tan)."),
        ("gamma(x) + y", "f has no value where x is 0, −1, −2, ... (gamma)."),
    ],
)
def test_a_jump_a_wall_and_a_pole_are_told_as_what_they_are(text: str, sentence: str) -> None:
    assert warnings(text) == (sentence,)


@pytest.mark.parametrize(
    "text",
    [
        "x^2 + y^2",
        "x abs(x) + y",
        "(x - y) abs(x - y)",
        "abs(x)^1.5 + y^2",
        "abs(x^2 + y^2)",
        "(x^2 + y^2)^1.5",
        "max(x, 0)^2 + y",
        "sqrt(x^2 + y^2 + 1)",
        "floor(x)*0 + y",
        "softplus(5x) + y",
        "1e9 x^2 + y",
        "if(x > 0, x^2, -x^2)",
        "piecewise(x < 0, 0, x^2)",
    ],
)
def test_nothing_is_said_of_a_function_with_a_gradient_that_is_continuous(text: str) -> None:
    assert warnings(text) == ()


def test_of_the_built_in_functions_those_are_warned_of_that_are_not_smooth() -> None:
    for key, problem in problems().items():
        surface = objective(problem.expression, parameters=problem.values)
        assert bool(warnings_of(surface, problem.bounds)) is not problem.is_smooth, key


def test_a_kink_out_of_view_is_not_told() -> None:
    assert warnings("abs(x - 5) + 1/(y - 7)") == ()
    assert warnings("abs(x - 5)", Bounds(4.0, 6.0, 0.0, 1.0)) != ()


def test_the_share_without_a_value_is_told_with_what_is_needed() -> None:
    assert warnings("log(x) + y", Bounds(-1.0, 3.0, 0.0, 1.0)) == (
        "f is not defined in 25 % of this view: log(x) needs x > 0.",
    )
    assert warnings("sqrt(x y - 10)") == (
        "f is not defined anywhere in this view: sqrt(x*y − 10) needs x*y − 10 ≥ 0.",
    )
    assert warnings("asin(x/4) + y") == ()
    (both,) = warnings("log(x) + sqrt(y)")
    assert both.startswith("f is not defined in 75 % of this view: ")
    assert "log(x) needs x > 0" in both
    assert "sqrt(y) needs y ≥ 0" in both


def test_a_power_tells_what_it_needs() -> None:
    assert warnings("x^0.5 + y")[0].endswith("x^0.5 needs x ≥ 0.")
    assert warnings("x^y")[0].endswith("x^y needs x ≥ 0, or a whole number for y.")


def test_a_small_gap_is_less_than_one_percent() -> None:
    assert warnings("sqrt(x + 1.98) + y")[0].startswith("f is not defined in less than 1 %")


def test_the_branch_that_is_not_taken_is_not_blamed() -> None:
    told = warnings("if(x > 0, log(y), sqrt(-x))")[0]
    assert told == "f is not defined in 25 % of this view: log(y) needs y > 0."
    assert warnings("if(x > 0, sqrt(x), 0)")[0].startswith("f is infinitely steep where x = 0")


def test_where_the_numbers_overflow_that_is_the_reason() -> None:
    assert warnings("x^3 - 3x*y^2", Bounds(1e200, 2e200, 1e200, 2e200)) == (
        "f is not defined anywhere in this view: the numbers get too large there.",
    )


def test_where_no_condition_holds_that_is_said() -> None:
    assert warnings("piecewise(x > 0, y^2)") == (
        "f is not defined in 50 % of this view: no condition holds there.",
    )


def test_of_many_places_the_first_are_named() -> None:
    (told,) = warnings("abs(x) + abs(y) + abs(x - 1) + abs(y - 1) + abs(x + 1)")
    assert "where x = 0, where y = 0, where x − 1 = 0 and elsewhere" in told


def test_a_long_formula_is_cut() -> None:
    (told,) = warnings("abs(sin(3x) + cos(5y)*exp(x) + x^2*y^2 - x*y)")
    assert "… = 0" in told
    assert len(told) < 100


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("abs(t)", "f has a kink where t = 0: the gradient jumps there (abs)."),
        ("1/t", "f has no value where t = 0 (division by 0)."),
        ("sqrt(t)", "f is not defined in 50 % of this view: sqrt(t) needs t ≥ 0."),
    ],
)
def test_a_function_of_one_variable_is_warned_of_too(text: str, sentence: str) -> None:
    assert warnings(text, variables=("t",)) == (sentence,)
    assert warnings("t^2", variables=("t",)) == ()


def test_the_place_of_a_kink_is_a_round_number_in_a_view_that_is_not_round() -> None:
    told = warnings("sqrt(x^2 + y^2) + x*y/4", Bounds(-8.9, 8.8, -5.1, 4.9))
    assert told == ("f has a kink at (0, 0): the gradient jumps there (sqrt).",)


def test_in_a_view_finer_than_rounding_nothing_is_claimed() -> None:
    tiny = Bounds(1e6, 1e6 + 1e-6, 0.0, 1e-6)
    assert warnings("abs(x - 1000000.0000005)", tiny) == ()


@pytest.mark.parametrize("scale", [1e-150, 1e-8, 1e8, 1e150])
def test_a_kink_is_found_at_every_scale(scale: float) -> None:
    bounds = Bounds(-2 * scale, 2 * scale, -2 * scale, 2 * scale)
    assert "kink where x = 0" in warnings("abs(x) + y", bounds)[0]


_SECOND_ARGUMENTS = {"mod": "x, 2", "nthroot": "x, 3", "polygamma": "1, x"}


_ROUGH = [row for row in FUNCTIONS.values() if row.kink and row.name != "nonzero"]
# ... which derivatives use, just for the value at the point itself


@pytest.mark.parametrize("row", _ROUGH, ids=lambda row: row.name)
def test_every_kink_of_the_function_table_is_found(row: Function) -> None:
    arguments = _SECOND_ARGUMENTS.get(row.name, ", ".join("xy"[: row.arity]))
    assert warnings(f"{row.name}({arguments})", Bounds(-3.0, 3.0, -3.0, 3.0)) != ()
