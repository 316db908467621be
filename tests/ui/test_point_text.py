"""The lines of the calculus at a point, in words and numbers."""

from __future__ import annotations

import numpy as np
import pytest

from gdviewer.core.local import LocalCalculus, calculus_at
from gdviewer.core.objective import objective
from gdviewer.ui.panels.calculus.point_text import (
    bend_text,
    eigenvector_text,
    hessian_rows,
    models_text,
    slope_text,
    value_text,
)


def local(text: str, *point: float) -> LocalCalculus:
    names = ("x", "y")[: len(point)]
    return calculus_at(objective(text, variables=names), np.array(point))


def test_each_line_is_short_and_has_all_digits_apart() -> None:
    at = local("x/3 + 2y^2", 1.0, 0.5)
    assert value_text(at, is_cursor=True) == (
        "0.8333   at the cursor (1, 0.5)",
        "0.8333333333333333   at the cursor (1, 0.5)",
    )
    assert value_text(at, is_cursor=False)[0] == "0.8333   at the playhead (1, 0.5)"
    short, full = slope_text(at)
    assert short == "(0.3333, 2)   ∥∇f∥ 2.028"
    assert full.startswith("(0.3333333333333333, 2)   ∥∇f∥ 2.0275875")


def test_an_eigenvalue_is_told_with_its_eigenvector() -> None:
    at = local("x^2 + x y + y^2", 0.0, 0.0)
    assert eigenvector_text(at, 0)[0] == "1   along (0.707, −0.707)"
    assert eigenvector_text(at, 1)[0] == "3   along (0.707, 0.707)"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("4x^2 + y^2", "4   curves up in every direction"),
        ("-x^2 - y^2", "1   curves down in every direction"),
        ("x y", "1   curves up and down, as at a saddle"),
        ("x^2", "∞   does not curve in some direction"),
        ("x + y", "undefined   does not curve at all"),
        ("log(x - 5)", "undefined   no Hessian here"),
    ],
)
def test_the_condition_number_goes_with_what_curvature_says(text: str, said: str) -> None:
    assert bend_text(local(text, 1.0, 1.0))[0] == said


def test_the_models_are_told_beside_the_value_that_they_stand_for() -> None:
    base, there = local("x^2 + x^3 + 0y", 1.0, 0.0), local("x^2 + x^3 + 0y", 2.0, 0.0)
    short, full = models_text(base, there.point, there.value)
    assert short == "f 12   plane 7   model 11"
    assert full == (
        "At the cursor f is 12, the tangent plane at the playhead 7, the quadratic model there 11"
    )


def test_of_one_variable_there_is_a_derivative_and_a_tangent_line() -> None:
    base, there = local("x^2", 1.0), local("x^2", 3.0)
    assert slope_text(base)[0] == "2"
    assert bend_text(base)[0] == "curves up"
    assert bend_text(local("x", 1.0))[0] == "does not curve"
    assert eigenvector_text(base, 1) == ("", "")
    assert models_text(base, there.point, there.value)[0] == "f 9   line 5   model 9"


def test_outside_the_domain_nothing_is_written_twice() -> None:
    at = local("log(x) + y", -1.0, 1.0)
    assert eigenvector_text(at, 0) == ("undefined", "undefined")
    assert len(hessian_rows(at)) == 1
    assert hessian_rows(local("x^2 + y", 1.0, 1.0)) == [[2.0, 0.0], [0.0, 0.0]]
