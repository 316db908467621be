"""The range that each parameter's slider goes through."""

from __future__ import annotations

import pytest

from gdviewer.core.parameter_range import ParameterRange
from gdviewer.state.document import FARTHEST, Document
from gdviewer.state.edits.choices import choose_problem
from gdviewer.state.edits.sliders import set_slider, slider_of


@pytest.mark.parametrize(
    ("value", "reach"), [(1.0, 5.0), (-5.0, 5.0), (6.0, 12.0), (FARTHEST, FARTHEST)]
)
def test_a_usual_slider_is_wide_enough_for_its_value(value: float, reach: float) -> None:
    assert slider_of(Document(), "a", value) == ParameterRange(-reach, reach)


def test_a_built_in_function_has_its_own_sliders() -> None:
    rosenbrock = choose_problem(Document(), "rosenbrock")
    assert slider_of(rosenbrock, "b", 100.0) == ParameterRange(1.0, 200.0)


def test_the_users_slider_goes_before_all_others_and_has_the_value_in_it() -> None:
    chosen = ParameterRange(10.0, 1000.0, is_log=True)
    document = set_slider(choose_problem(Document(), "rosenbrock"), "b", chosen)
    assert slider_of(document, "b", 100.0) == chosen
    assert slider_of(document, "b", 2000.0) == ParameterRange(10.0, 2000.0, is_log=True)
