"""What algebra adds to the frame: only while somebody asks, and only of the present function."""

from __future__ import annotations

import threading

from pytestqt.qtbot import QtBot

from gdviewer.core.bounds import Bounds
from gdviewer.core.convexity.verdict import Kind
from gdviewer.state.models.model import AppModel
from gdviewer.state.work.interests import Interest

VIEW = Bounds(-2.0, 2.0, -2.0, 2.0)


def is_judged(model: AppModel, kind: Kind) -> bool:
    verdict = model.frame.convexity
    return verdict is not None and verdict.kind is kind


def shows_witness(model: AppModel) -> bool:
    return model.frame.witness is not None


def test_nobody_works_for_what_nobody_asks(qtbot: QtBot, model: AppModel) -> None:
    model.set_viewport(VIEW, 300, 300, is_moving=False)
    qtbot.waitUntil(lambda: model.frame.field is not None)
    assert model.frame.convexity is None
    assert model.frame.simplified is None
    assert "algebra" not in {thread.name for thread in threading.enumerate()}


def test_the_verdict_comes_with_the_view_and_goes_with_the_interest(
    qtbot: QtBot, model: AppModel
) -> None:
    model.set_viewport(VIEW, 300, 300, is_moving=False)
    qtbot.waitUntil(lambda: model.frame.field is not None)
    model.want(Interest.CONVEXITY, "card", True)
    qtbot.waitUntil(lambda: is_judged(model, Kind.CONVEX))
    model.set_expression("x^2*y^2")
    assert model.frame.convexity is None
    qtbot.waitUntil(lambda: is_judged(model, Kind.NOT_CONVEX))
    model.want(Interest.CONVEXITY, "card", False)
    assert model.frame.convexity is None


def test_what_is_convex_in_view_is_proved_by_algebra(qtbot: QtBot, model: AppModel) -> None:
    model.set_viewport(VIEW, 300, 300, is_moving=False)
    model.want(Interest.CONVEXITY, "card", True)
    model.set_expression("x^4 + y^4 + x^2*y^2")
    qtbot.waitUntil(lambda: is_judged(model, Kind.CONVEX))
    verdict = model.frame.convexity
    assert verdict is not None
    assert verdict.sentence == (
        "Convex everywhere: by its trace and determinant the Hessian has nowhere a negative "
        "eigenvalue."
    )


def test_a_verdict_on_one_view_is_not_told_of_another(qtbot: QtBot, model: AppModel) -> None:
    model.set_viewport(VIEW, 300, 300, is_moving=False)
    model.want(Interest.CONVEXITY, "card", True)
    model.set_expression("x^4 + |x|*x^2 + y^2 - cos(y)")
    qtbot.waitUntil(lambda: is_judged(model, Kind.CONVEX_IN_VIEW))
    wider = Bounds(-9.0, 9.0, -9.0, 9.0)
    model.set_viewport(wider, 300, 300, is_moving=True)
    qtbot.waitUntil(lambda: model.frame.convexity is None)
    model.set_viewport(wider, 300, 300, is_moving=False)
    qtbot.waitUntil(lambda: is_judged(model, Kind.CONVEX_IN_VIEW))


def test_the_witness_is_drawn_while_that_is_asked(qtbot: QtBot, model: AppModel) -> None:
    model.set_viewport(VIEW, 300, 300, is_moving=False)
    model.want(Interest.CONVEXITY, "card", True)
    model.set_expression("x^2 - y^2")
    qtbot.waitUntil(lambda: is_judged(model, Kind.NOT_CONVEX))
    assert not shows_witness(model)
    model.want(Interest.WITNESS, "card", True)
    assert shows_witness(model)
    model.want(Interest.WITNESS, "card", False)
    assert not shows_witness(model)


def test_simplified_derivatives_come_and_stay_while_a_parameter_moves(
    qtbot: QtBot, model: AppModel
) -> None:
    model.set_expression("1/(1 + a*x^2)")
    model.want(Interest.SIMPLIFIED, "one", True)
    model.want(Interest.SIMPLIFIED, "other", True)
    qtbot.waitUntil(
        lambda: model.frame.simplified is not None and model.frame.simplified.is_complete
    )
    found = model.frame.simplified
    assert found is not None
    assert str(found.gradient[0]) == "-2*a*x/(a*x^2 + 1)^2"
    model.set_parameter("a", 2.0)
    assert model.frame.simplified is found
    model.want(Interest.SIMPLIFIED, "one", False)
    assert model.frame.simplified is found
    model.want(Interest.SIMPLIFIED, "other", False)
    assert model.frame.simplified is None


def test_one_variable_is_judged_along_its_axis(qtbot: QtBot, model: AppModel) -> None:
    model.set_viewport(VIEW, 300, 300, is_moving=False)
    model.want(Interest.CONVEXITY, "card", True)
    model.update(variables=("x",))
    model.set_expression("x^3")
    qtbot.waitUntil(lambda: is_judged(model, Kind.NOT_CONVEX))
    assert len(model.frame.variables) == 1
