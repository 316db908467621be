"""The read-out under the cursor."""

from __future__ import annotations

from gdviewer.core.objective import objective
from gdviewer.ui.views.readout import readout


def test_the_read_out_has_the_point_f_and_its_gradient() -> None:
    assert readout(objective("x^2 + 3y"), (2.0, -1.0)) == "(2, −1)   f 1   ∇f (4, 3)"


def test_beyond_the_domain_nothing_is_defined() -> None:
    assert "f undefined" in readout(objective("log(x)"), (-1.0, 0.0))
