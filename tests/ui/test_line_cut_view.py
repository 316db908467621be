"""The cut along the step under the hand: its dot is the learning rate."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel
from pytestqt.qtbot import QtBot

from gdviewer.core.line_cut import Mark
from gdviewer.state.document import Document
from gdviewer.state.edits.choices import choose_problem
from gdviewer.state.models.model import AppModel
from gdviewer.state.run import Run
from gdviewer.ui.main_window import MainWindow
from gdviewer.ui.views.line_cut import LineCutView
from tests.ui.conftest import Find

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def model(qapp: object) -> Iterator[AppModel]:  # noqa: ARG001 the model needs the event loop
    """Return gradient descent on Rosenbrock's function, paused at its start."""
    model = AppModel(choose_problem(Document(), "rosenbrock"))
    model.set_optimizer("gradient_descent")
    model.set_hyperparameter("learning_rate", 0.01)
    yield model
    model.close()


@pytest.fixture
def view(qtbot: QtBot, window: MainWindow, find: Find) -> LineCutView:
    """Return the view, with a cut that was laid out."""
    window.show_panel("stability", True)
    view = find(LineCutView, "line_cut")
    qtbot.waitUntil(lambda: view.shown is not None and view.isVisible())
    return view


def rate(model: AppModel) -> float:
    return model.frame.method.optimizer.first_rate


def dot(view: LineCutView) -> QPoint:
    assert view.chart is not None
    taken = view.chart.shown.cut.taken
    assert taken is not None
    return view.chart.pixel(taken).toPoint()


def pixel(view: LineCutView, alpha: float) -> QPoint:
    assert view.chart is not None
    return view.chart.pixel(Mark(alpha, 0.0)).toPoint()


def test_dragging_the_dot_sets_the_learning_rate_as_one_undo_step(
    qtbot: QtBot, model: AppModel, view: LineCutView
) -> None:
    QTest.mousePress(view, LEFT, pos=dot(view))
    for alpha in (0.008, 0.004, 0.002):
        QTest.mouseMove(view, pixel(view, alpha))
    QTest.mouseRelease(view, LEFT, pos=pixel(view, 0.002))
    assert rate(model) == pytest.approx(0.002, abs=1e-4)
    qtbot.waitUntil(lambda: view.shown is not None and view.shown.cut.taken is not None)
    model.undo()
    assert rate(model) == 0.01


def test_the_dot_sets_the_rate_of_the_run_that_is_explained_alone(
    qtbot: QtBot, model: AppModel, view: LineCutView
) -> None:
    run = Run("gradient_descent", {"gradient_descent": {"learning_rate": 0.01}})
    model.set_runs([run, run], "Test")
    model.select_runs([0, 1])
    qtbot.waitUntil(lambda: view.shown is not None and view.shown.cut.taken is not None)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Up)
    explained, other = model.document.runs
    assert explained.hyperparameters["gradient_descent"]["learning_rate"] == pytest.approx(0.0105)
    assert other.hyperparameters == run.hyperparameters


def test_under_the_hand_the_curve_stays_and_the_dot_goes_along_it(
    model: AppModel, view: LineCutView
) -> None:
    assert view.shown is not None
    before = view.shown.cut
    QTest.mousePress(view, LEFT, pos=dot(view))
    QTest.mouseMove(view, pixel(view, 0.005))
    after = view.shown.cut
    assert after.alpha is before.alpha
    assert after.taken is not None
    assert after.taken.alpha == rate(model)
    QTest.mouseRelease(view, LEFT, pos=pixel(view, 0.005))


def test_a_press_away_from_the_dot_moves_nothing(model: AppModel, view: LineCutView) -> None:
    QTest.mousePress(view, LEFT, pos=pixel(view, 0.003))
    QTest.mouseMove(view, pixel(view, 0.002))
    QTest.mouseRelease(view, LEFT, pos=pixel(view, 0.002))
    assert rate(model) == 0.01


def test_up_and_down_change_the_rate_by_a_twentieth(
    qtbot: QtBot, model: AppModel, view: LineCutView
) -> None:
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert rate(model) == pytest.approx(0.0105)
    qtbot.waitUntil(lambda: view.shown is not None and view.shown.cut.taken is not None)


def test_quick_keys_are_all_heard_and_each_goes_on_from_the_one_before(
    qtbot: QtBot, model: AppModel, view: LineCutView
) -> None:
    view.setFocus()
    for _ in range(5):
        QTest.keyClick(view, Qt.Key.Key_Up)
    assert rate(model) == pytest.approx(0.01 * 1.05**5, rel=1e-3)
    assert view.hasFocus()
    qtbot.waitUntil(lambda: model.frame.explained is not None)
    assert view.shown is not None
    assert view.shown.cut.taken is not None
    assert view.shown.cut.taken.alpha == rate(model)
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert rate(model) == pytest.approx(0.01 * 1.05**4, rel=1e-3)


def test_a_drag_ends_where_its_panel_is_closed(
    window: MainWindow, model: AppModel, view: LineCutView
) -> None:
    QTest.mousePress(view, LEFT, pos=dot(view))
    QTest.mouseMove(view, pixel(view, 0.005))
    held = model.frame.is_dragging
    window.show_panel("stability", False)
    assert (held, model.frame.is_dragging) == (True, False)


def test_of_another_run_the_old_cut_is_not_kept(model: AppModel, view: LineCutView) -> None:
    run = Run("gradient_descent", {"gradient_descent": {"learning_rate": 0.002}})
    model.set_runs([*model.document.runs, run], "Test")
    model.select_runs([1])
    assert model.frame.explained is None
    assert view.shown is None


def test_where_a_rule_finds_the_length_the_dot_cannot_be_moved(
    qtbot: QtBot, model: AppModel, view: LineCutView
) -> None:
    model.set_step_rule("backtracking")
    qtbot.waitUntil(lambda: view.shown is not None and bool(view.shown.cut.trials))
    assert view.focusPolicy() == Qt.FocusPolicy.NoFocus
    QTest.mousePress(view, LEFT, pos=dot(view))
    QTest.mouseMove(view, pixel(view, 0.005))
    QTest.mouseRelease(view, LEFT, pos=pixel(view, 0.005))
    assert rate(model) == 0.01


def test_the_cuts_along_the_variables_come_on_request_with_their_sentence(
    qtbot: QtBot, model: AppModel, view: LineCutView, find: Find
) -> None:
    along_y = find(LineCutView, "cut_along_y")
    assert view.isVisible()
    assert not along_y.isVisible()
    QTest.mouseClick(find(QCheckBox, "show_components"), LEFT, pos=QPoint(8, 8))
    assert model.document.shows_components
    qtbot.waitUntil(along_y.isVisible)
    assert along_y.shown is not None
    assert along_y.shown.cut.slope == pytest.approx(-88.0)
    sentence = find(QLabel, "cut_sentence").text()
    assert sentence == "Both coordinates move at once, from the same point."
