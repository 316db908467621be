"""The legend over the plot: there with two runs or more, moved by hand and by keys, hidden."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gdviewer.scene.contour import ContourScene
from gdviewer.state.models.model import AppModel
from gdviewer.ui.main_window import MainWindow
from gdviewer.ui.views.run_legend import RunLegend
from gdviewer.ui.views.workings_key import WorkingsKey
from tests.ui.conftest import Find


@pytest.fixture
def scene(find: Find) -> ContourScene:
    return find(ContourScene, "contour_scene")


@pytest.fixture
def legend(qtbot: QtBot, window: MainWindow, find: Find, model: AppModel) -> RunLegend:
    """Return the legend of two runs."""
    assert window.isVisible()
    model.add_run()
    legend = find(RunLegend, "run_legend")
    qtbot.waitUntil(legend.isVisible)
    return legend


def test_one_run_needs_no_legend(window: MainWindow, find: Find) -> None:
    assert window.isVisible()
    assert not find(RunLegend, "run_legend").isVisible()


def test_it_tells_each_run_by_its_name_rate_steps_and_end(
    qtbot: QtBot, legend: RunLegend, model: AppModel
) -> None:
    model.rename_run(1, "Mine")
    model.last()
    words = ("Momentum, η = ", "Mine, η", " steps: ", "gradient")
    qtbot.waitUntil(lambda: all(word in legend.accessibleDescription() for word in words))


def test_it_lies_within_the_plot_beside_the_key(
    qtbot: QtBot, legend: RunLegend, scene: ContourScene, find: Find
) -> None:
    key = find(WorkingsKey, "workings_key")
    qtbot.waitUntil(key.isVisible)
    qtbot.waitUntil(lambda: scene.plot_rect().contains(legend.geometry()))
    qtbot.waitUntil(lambda: not key.geometry().intersects(legend.geometry()))


def test_a_hand_drags_it_and_it_stays_there(
    qtbot: QtBot, legend: RunLegend, scene: ContourScene, model: AppModel
) -> None:
    before, undo = legend.pos(), model.undo_text
    starts = model.document.starts
    is_right = legend.geometry().center().x() > scene.plot_rect().center().x()
    towards = QPoint(-60, 40) if is_right else QPoint(60, 40)
    QTest.mousePress(legend, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    QTest.mouseMove(legend, QPoint(10, 10) + towards)
    QTest.mouseRelease(legend, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    moved = legend.pos() - before
    assert (moved - towards).manhattanLength() <= 4
    assert model.document.legend_place is not None
    assert model.document.starts == starts
    assert model.undo_text == undo
    QTest.mouseDClick(legend, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    qtbot.waitUntil(lambda: model.document.legend_place is None)
    assert scene.plot_rect().contains(legend.geometry())


def test_it_cannot_be_dragged_out_of_the_plot(
    legend: RunLegend, scene: ContourScene, model: AppModel
) -> None:
    model.update(legend_place=(1.0, 0.0))
    assert scene.plot_rect().adjusted(-1, -1, 1, 1).contains(legend.geometry())


def test_keys_move_it(qtbot: QtBot, legend: RunLegend, model: AppModel) -> None:
    legend.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(legend.hasFocus)
    model.update(legend_place=(0.5, 0.5))
    playhead, before = model.frame.playhead, legend.pos()
    QTest.keyClick(legend, Qt.Key.Key_Right)
    assert 8 <= legend.pos().x() - before.x() <= 12
    assert model.frame.playhead == playhead
    QTest.keyClick(legend, Qt.Key.Key_Home)
    assert model.document.legend_place is None


def test_a_command_hides_it(window: MainWindow, legend: RunLegend, model: AppModel) -> None:
    action = window.findChild(QAction, "legend")
    assert isinstance(action, QAction)
    assert action.isChecked()
    action.trigger()
    assert not legend.isVisible()
    assert not model.document.shows_legend


def test_it_comes_back_to_its_corner_when_what_drove_it_away_is_undone(
    qtbot: QtBot, legend: RunLegend, scene: ContourScene, model: AppModel
) -> None:
    model.last()
    qtbot.waitUntil(lambda: legend.accessibleDescription().count("gradient") == 2)
    qtbot.waitUntil(lambda: bool(model.frame.critical.points) and not model.frame.is_looking)
    scene.view_changed.emit()  # so that it lies by all that is known
    before, middle = legend.geometry(), legend.geometry().center()
    model.add_start(scene.to_point(QPointF(middle)))
    qtbot.waitUntil(lambda: not legend.geometry().contains(middle))
    model.undo()
    qtbot.waitUntil(lambda: legend.geometry() == before)


def test_it_is_as_wide_before_the_runs_have_ended_as_afterwards(
    qtbot: QtBot, legend: RunLegend, model: AppModel
) -> None:
    model.first()
    qtbot.waitUntil(lambda: "gradient" not in legend.accessibleDescription())
    width = legend.width()
    model.last()
    qtbot.waitUntil(lambda: legend.accessibleDescription().count("gradient") == 2)
    assert legend.width() == width
