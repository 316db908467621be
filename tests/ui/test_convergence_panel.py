"""The chart of convergence: what it shows, the playhead by hand, the zoom, and the read-out."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget, QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from gdviewer.scene.chart.chart import Chart
from gdviewer.state.models.model import AppModel
from gdviewer.state.run import Run
from gdviewer.ui.main_window import MainWindow
from gdviewer.ui.views.convergence import ConvergenceView
from gdviewer.ui.widgets.combo import Combo
from gdviewer.ui.widgets.live_labels import LiveLabel
from tests.ui.conftest import Find

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(qtbot: QtBot, window: MainWindow, model: AppModel, find: Find) -> ConvergenceView:
    """Open the panel on two runs that have come to their ends, the playhead in the middle."""
    model.set_runs([Run("momentum"), Run("adam")], "Test")
    window.show_panel("convergence", True)
    model.last()
    qtbot.waitUntil(lambda: all(path.trajectory.stop for path in model.frame.paths))
    qtbot.waitUntil(lambda: not model.frame.is_seeking_end and len(model.frame.paths) == 2)
    model.seek(model.available // 2)
    view = find(ConvergenceView, "convergence")
    qtbot.waitUntil(lambda: shown(view).viewport.bounds.xmax == model.available)
    return view


def shown(view: ConvergenceView) -> Chart:
    chart = view._picture.chart
    return chart if chart is not None else pytest.fail("there is no chart")


def x_of(view: ConvergenceView, position: float) -> int:
    return round(shown(view).x_pixel(position))


def middle(view: ConvergenceView) -> int:
    return round(shown(view).plot.center().y())


def turn(view: ConvergenceView, at: QPoint, notches: int) -> None:
    place = QPointF(at)
    event = QWheelEvent(
        place,
        view.mapToGlobal(place),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)


def test_a_click_moves_the_playhead_there(view: ConvergenceView, model: AppModel) -> None:
    wanted = model.available // 4
    QTest.mouseClick(view, LEFT, pos=QPoint(x_of(view, wanted), middle(view)))
    assert model.frame.playhead == pytest.approx(wanted, abs=2)


def test_the_line_of_the_playhead_can_be_dragged(view: ConvergenceView, model: AppModel) -> None:
    line, wanted = x_of(view, model.frame.playhead), model.available * 3 // 4
    QTest.mousePress(view, LEFT, pos=QPoint(line + 2, middle(view)))
    QTest.mouseMove(view, QPoint(x_of(view, wanted), middle(view)))
    QTest.mouseRelease(view, LEFT, pos=QPoint(x_of(view, wanted), middle(view)))
    assert model.frame.playhead == pytest.approx(wanted, abs=2)


def test_dragging_across_shows_that_part_and_a_double_click_all(
    qtbot: QtBot, view: ConvergenceView, model: AppModel
) -> None:
    last, y, before = model.available, middle(view), model.frame.playhead
    begin, end = QPoint(x_of(view, last * 0.7), y), QPoint(x_of(view, last * 0.9), y)
    QTest.mousePress(view, LEFT, pos=begin)
    QTest.mouseMove(view, end)
    QTest.mouseRelease(view, LEFT, pos=end)
    qtbot.waitUntil(lambda: shown(view).viewport.bounds.width < 0.3 * last)
    assert shown(view).viewport.bounds.xmin == pytest.approx(0.7 * last, abs=0.02 * last)
    assert model.frame.playhead == before
    QTest.mouseDClick(view, LEFT, pos=begin)
    qtbot.waitUntil(lambda: shown(view).viewport.bounds.width == last)


def test_the_wheel_zooms_about_the_cursor(
    qtbot: QtBot, view: ConvergenceView, model: AppModel
) -> None:
    at = QPoint(x_of(view, model.available * 0.5), middle(view))
    under = shown(view).position(at.x())
    turn(view, at, 3)
    qtbot.waitUntil(lambda: shown(view).viewport.bounds.width < 0.7 * model.available)
    assert shown(view).position(at.x()) == pytest.approx(under, abs=model.available / 50)


def test_the_keys_zoom_the_chart_that_has_the_focus_and_not_the_plot(
    qtbot: QtBot, view: ConvergenceView, model: AppModel
) -> None:
    bounds = model.document.bounds
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Plus)
    qtbot.waitUntil(lambda: shown(view).viewport.bounds.width < model.available)
    QTest.keyClick(view, Qt.Key.Key_F)
    qtbot.waitUntil(lambda: shown(view).viewport.bounds.width == model.available)
    assert model.document.bounds == bounds


def test_the_point_under_the_cursor_is_told(
    view: ConvergenceView, model: AppModel, find: Find
) -> None:
    adam = model.frame.paths[1]
    value = float(adam.trajectory.f[20])
    at = shown(view).pixel(20, value)
    assert at is not None
    QTest.mouseMove(view, at.toPoint())
    told = find(LiveLabel, "chart_readout").text().split(" · ")
    assert told[0] == "Adam"
    assert told[1].startswith("step ")
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert find(LiveLabel, "chart_readout").text().startswith("Momentum · step ")


def test_f_above_its_minimum_says_which_minimum(
    qtbot: QtBot, view: ConvergenceView, find: Find
) -> None:
    find(Combo, "chart_quantity").key_chosen.emit("gap")
    remark = find(QLabel, "chart_remark")
    qtbot.waitUntil(remark.isVisible)
    assert remark.text() == "f* = 0, the known minimum."
    assert shown(view).axes.names[1] == "f − f*"


def test_a_signed_logarithm_is_said(
    qtbot: QtBot, view: ConvergenceView, model: AppModel, find: Find
) -> None:
    assert view.isVisible()
    model.edit(replace(model.document, expression="x^2 + y^2 - 5", problem=""), "Test")
    remark = find(QLabel, "chart_remark")
    qtbot.waitUntil(lambda: "signed" in remark.text())


def test_a_quantity_that_no_run_has_is_said(
    qtbot: QtBot, view: ConvergenceView, model: AppModel, find: Find
) -> None:
    assert view.isVisible()
    model.set_runs([Run("nelder_mead")], "Test")
    find(Combo, "chart_quantity").key_chosen.emit("learning_rate")
    remark = find(QLabel, "chart_remark")
    qtbot.waitUntil(lambda: remark.text() == "No run that is shown has a learning rate η.")


def test_runs_beyond_what_the_chart_shows_are_counted(
    qtbot: QtBot, view: ConvergenceView, model: AppModel, find: Find
) -> None:
    assert view.isVisible()
    wild = Run("gradient_descent", {"gradient_descent": {"learning_rate": 1e3}})
    model.set_runs([Run("bfgs"), wild, wild], "Test")
    remark = find(QLabel, "chart_remark")
    qtbot.waitUntil(lambda: remark.text() == "2 runs are beyond what is shown.")


def test_by_evaluations_the_chart_and_the_playhead_count_them(
    qtbot: QtBot, view: ConvergenceView, model: AppModel, find: Find
) -> None:
    find(Combo, "chart_against").key_chosen.emit("evaluations")
    qtbot.waitUntil(lambda: shown(view).axes.names[0] == "evaluations")
    assert model.document.races_by == "evaluations"


def test_the_chart_rests_while_its_panel_is_closed(
    qtbot: QtBot, view: ConvergenceView, window: MainWindow, model: AppModel
) -> None:
    window.show_panel("convergence", False)
    before = shown(view)
    model.update(charted="gradient")
    model.seek(1)
    assert shown(view) is before
    window.show_panel("convergence", True)
    qtbot.waitUntil(lambda: shown(view).axes.names[1] == "∥∇f∥")


def test_the_chart_is_told_to_who_cannot_see_it(view: ConvergenceView, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "Momentum: step" in view.accessibleDescription())
    assert view.accessibleDescription().startswith("f against steps.")


def test_in_a_low_panel_the_chart_and_the_ranking_shrink_and_nothing_scrolls(
    qtbot: QtBot, window: MainWindow, view: ConvergenceView, find: Find
) -> None:
    window.reset_layout()
    for key in (Qt.Key.Key_7, Qt.Key.Key_4):
        QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
    dock = find(QDockWidget, "convergence_dock")
    area = dock.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    window.resizeDocks([dock], [150], Qt.Orientation.Vertical)
    qtbot.waitUntil(
        lambda: dock.height() < 160 and not find(LiveLabel, "chart_readout").isVisible()
    )
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() == 0)
    assert not find(QLabel, "race_until").isVisible()
    assert view.height() >= 60
    window.resizeDocks([dock], [350], Qt.Orientation.Vertical)
    qtbot.waitUntil(find(LiveLabel, "chart_readout").isVisible)
    assert find(QLabel, "race_until").isVisible()


def test_a_low_chart_has_numbers_at_more_than_one_height(
    qtbot: QtBot, view: ConvergenceView
) -> None:
    view.resize(600, 110)
    qtbot.waitUntil(lambda: shown(view).viewport.height < 100)
    assert len(shown(view).axes.y.values) >= 3
