"""What is warned of as a user meets it: found at rest, told of the formula that is shown."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from gdviewer.core.bounds import Bounds
from gdviewer.core.objective import objective
from gdviewer.core.sampling import sample
from gdviewer.state.frame import Frame
from gdviewer.state.models.model import AppModel
from gdviewer.state.work.answers import Found, Working
from gdviewer.state.work.delivery import Delivery, Failure
from gdviewer.state.work.findings import Findings
from gdviewer.state.work.jobs import search_warnings

VIEW = Bounds(-2.0, 2.0, -2.0, 2.0)
KINK = ("f has a kink where x − a = 0: the gradient jumps there (abs).",)
FAILURE = Failure("no memory")


def test_a_warning_comes_once_the_view_rests(qtbot: QtBot, model: AppModel) -> None:
    model.set_expression("abs(x - a) + y")
    model.set_viewport(VIEW, 400, 400, is_moving=True)
    qtbot.waitUntil(lambda: model.frame.field is not None)
    assert model.frame.warnings == ()
    model.set_viewport(VIEW, 400, 400, is_moving=False)
    qtbot.waitUntil(lambda: model.frame.warnings == KINK)


def test_a_warning_stays_while_a_parameter_moves_and_goes_with_what_is_out_of_view(
    qtbot: QtBot, model: AppModel
) -> None:
    model.set_expression("abs(x - a) + y")
    model.set_viewport(VIEW, 400, 400, is_moving=False)
    qtbot.waitUntil(lambda: model.frame.warnings == KINK)
    told: list[Frame] = []
    model.changed.connect(lambda _old, new: told.append(new))
    model.set_parameter("a", 1.5)
    assert model.frame.warnings == KINK
    model.set_parameter("a", 9.0)
    qtbot.waitUntil(lambda: model.frame.warnings == ())
    assert {frame.warnings for frame in told} == {KINK, ()}


def test_what_was_found_in_the_view_before_is_marked_until_this_one_is_searched(
    qtbot: QtBot, model: AppModel
) -> None:
    model.set_expression("abs(x - a) + y")
    model.set_viewport(VIEW, 400, 400, is_moving=False)
    qtbot.waitUntil(lambda: not model.frame.is_looking)
    elsewhere = Bounds(5.0, 9.0, -2.0, 2.0)
    model.set_viewport(elsewhere, 400, 400, is_moving=True)
    qtbot.waitUntil(lambda: model.frame.is_looking)
    assert model.frame.warnings == KINK
    model.set_viewport(elsewhere, 400, 400, is_moving=False)
    qtbot.waitUntil(lambda: not model.frame.is_looking)
    assert not model.frame.warnings


def test_another_formula_is_not_warned_of_by_the_last(qtbot: QtBot, model: AppModel) -> None:
    model.set_expression("abs(x - a) + y")
    model.set_viewport(VIEW, 400, 400, is_moving=False)
    qtbot.waitUntil(lambda: model.frame.warnings == KINK)
    model.set_expression("x^2 + y^2")
    assert model.frame.warnings == ()


def test_a_function_of_one_variable_is_warned_of(qtbot: QtBot, model: AppModel) -> None:
    model.set_expression("abs(x)")
    model.set_viewport(VIEW, 400, 400, is_moving=False)
    qtbot.waitUntil(lambda: len(model.frame.warnings) == 1)


def test_each_view_is_searched_once_and_an_old_answer_is_dropped() -> None:
    findings: Findings[tuple[str, ...]] = Findings("warnings", search_warnings, ())
    first, second = objective("abs(x) + y"), objective("abs(y) + x")
    fields = [sample(surface, VIEW, 32, 32) for surface in (first, second)]
    assert findings.change(None) is None
    early = findings.change((first, fields[0]))
    assert findings.change((first, fields[0])) is None
    late = findings.change((second, fields[1]))
    assert early is not None
    assert late is not None
    for job in (late, early):
        *waits, answer = job.answers()
        assert all(isinstance(wait, Working) for wait in waits)
        assert isinstance(answer, Found)
        findings.take(Delivery(job.key, job.generation, answer))
    assert findings.of(first) == findings.of(None) == ()
    assert len(findings.of(second)) == 1
    assert findings.fail(Delivery(findings.key, late.generation, FAILURE))
    assert not findings.fail(Delivery(findings.key, early.generation, FAILURE))


def test_a_search_that_failed_is_asked_for_again() -> None:
    findings: Findings[tuple[str, ...]] = Findings("warnings", search_warnings, ())
    surface = objective("abs(x) + y")
    settled = surface, sample(surface, VIEW, 32, 32)
    failed = findings.change(settled)
    assert failed is not None
    assert findings.change(settled) is None
    assert findings.fail(Delivery(findings.key, failed.generation, FAILURE))
    again = findings.change(settled)
    assert again is not None
    assert not findings.fail(Delivery(findings.key, failed.generation, FAILURE))
    assert findings.change(settled) is None
