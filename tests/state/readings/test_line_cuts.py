"""The cuts at the playhead: along the step as it was taken, and along each variable."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from gdviewer.core.bounds import Bounds
from gdviewer.state.document import AT_ONCE, Document
from gdviewer.state.models.model import AppModel
from gdviewer.state.readings.line_cuts import cut_along_step, cuts_along_axes, sets_rate
from gdviewer.state.run import Run
from gdviewer.state.work.interests import Interest

Make = Callable[..., AppModel]


@pytest.fixture
def make(qtbot: QtBot) -> Iterator[Make]:
    """Return what makes a model with one run, the step at its start explained."""
    models: list[AppModel] = []

    def made(optimizer: str = "gradient_descent", rule: str = "fixed", **others: Any) -> AppModel:
        run = Run(optimizer, {optimizer: {"learning_rate": 0.1}}, step_rule=rule)
        document = Document(
            expression="x^2 + 5y^2", runs=(run,), speed=AT_ONCE, bounds=Bounds(-3, 2, -1, 4)
        )
        model = AppModel(document)
        models.append(model)
        model.update(**others)
        model.want(Interest.STABILITY, "test", True)
        qtbot.waitUntil(lambda: model.frame.explained is not None)
        return model

    yield made
    for model in models:
        model.close()


def test_the_cut_goes_along_the_step_and_its_alpha_is_the_learning_rate(make: Make) -> None:
    shown = cut_along_step(make().frame)
    assert shown is not None
    cut = shown.cut
    assert cut.taken == pytest.approx((0.1, 0.64))  # at (0.8, 0)
    assert cut.start == pytest.approx((0.0, 6.0))
    assert cut.slope == pytest.approx(-104.0)
    assert cut.best is not None
    assert cut.best.alpha == pytest.approx(104 / 1008, rel=1e-4)


def test_the_dot_sets_the_rate_where_the_rule_is_fixed_and_the_step_is_as_long_as_the_rate(
    make: Make,
) -> None:
    assert sets_rate(make().frame)
    assert not sets_rate(make(rule="cosine").frame)
    assert not sets_rate(make(rule="backtracking").frame)
    assert not sets_rate(make("nelder_mead").frame)


def test_a_line_search_shows_what_it_tried(make: Make) -> None:
    shown = cut_along_step(make(rule="backtracking").frame)
    assert shown is not None
    assert shown.cut.trials


@pytest.mark.parametrize("method", ["nelder_mead", "simulated_annealing", "gradient_descent"])
def test_the_tangent_has_the_slope_of_f_also_where_the_method_asks_for_none(
    make: Make, method: str
) -> None:
    frame = make(method).frame
    cuts = [cut_along_step(frame), *cuts_along_axes(frame)]
    assert len(cuts) == 3
    for shown in cuts:
        assert shown is not None
        _, slope, _ = np.polyfit(shown.cut.alpha, shown.cut.value, 2)
        assert shown.cut.slope == pytest.approx(slope, abs=1e-9)


def test_an_ascent_goes_up(make: Make) -> None:
    shown = cut_along_step(make(is_maximizing=True).frame)
    assert shown is not None
    assert shown.cut.slope > 0


def test_the_cuts_along_the_variables_reach_over_the_view_and_slope_as_the_partials(
    make: Make,
) -> None:
    along_x, along_y = cuts_along_axes(make().frame)
    assert (along_x.cut.slope, along_y.cut.slope) == pytest.approx((2.0, 10.0))
    assert (along_x.slope, along_y.slope) == ("∂f/∂x", "∂f/∂y")
    assert along_x.cut.alpha[[0, -1]] == pytest.approx([-4.0, 1.0])
    assert along_y.cut.alpha[[0, -1]] == pytest.approx([-2.0, 3.0])
    assert np.isfinite(along_x.cut.value).all()


def test_at_the_end_of_a_run_the_cut_goes_down_the_gradient_and_no_step_is_marked(
    qtbot: QtBot, make: Make
) -> None:
    model = make(criteria={"max_steps": 3.0}, criteria_on=("max_steps",))
    qtbot.waitUntil(lambda: model.frame.paths[0].trajectory.stop is not None)
    model.seek(3)
    qtbot.waitUntil(lambda: model.frame.explained is not None and model.frame.explained.step == 3)
    shown = cut_along_step(model.frame)
    assert shown is not None
    assert shown.cut.taken is None
    assert shown.cut.slope < 0
    assert not sets_rate(model.frame)


def test_while_nothing_is_known_there_are_no_cuts(make: Make) -> None:
    model = make()
    model.want(Interest.STABILITY, "test", False)
    assert cut_along_step(model.frame) is None
    assert cuts_along_axes(model.frame) == ()
    assert not sets_rate(model.frame)
