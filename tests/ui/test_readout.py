"""The read-out under the cursor."""

from __future__ import annotations

from gdviewer.core.objective import objective
from gdviewer.ui.views.readout import readout


def test_the_read_out_has_the_point_f_and_its_gradient() -> None:
    short, exact = readout(objective("x^2 + 3y"), (2.0, -1.0))
    assert short == exact == "(2, −1)   f 1   ∇f (4, 3)"


def test_the_read_out_has_four_digits_and_all_of_them_apart() -> None:
    short, exact = readout(objective("x/3 + y"), (1.0, 1e-6))
    assert short == "(1, 10⁻⁶)   f 0.3333   ∇f (0.3333, 1)"
    assert "f 0.33333433333333333" in exact or "f 0.3333343333333333" in exact
    assert exact.startswith("(1, 10⁻⁶)")


def test_beyond_the_domain_nothing_is_defined() -> None:
    assert "f undefined" in readout(objective("log(x)"), (-1.0, 0.0))[0]


def test_of_one_variable_it_has_the_derivative() -> None:
    short, exact = readout(objective("x^2", variables=("x",)), (2.0,))
    assert short == exact == "x 2   f 4   f′ 4"
