"""Tab goes through the whole window in the order in which one reads."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget, QScrollArea, QStatusBar, QWidget
from pytestqt.qtbot import QtBot

from gdviewer.state.models.model import AppModel
from gdviewer.ui.main_window import MainWindow
from gdviewer.ui.views.contour import ContourView
from tests.ui.conftest import Find

AREAS = ("function_dock", "contour", "run_dock")
SAME_ROW = 12  # pixels


def column_of(find: Find, dock: str) -> QWidget:
    """Return the column of cards of a dock, whatever part of it is scrolled into view."""
    scroll = find(QDockWidget, dock).widget()
    assert isinstance(scroll, QScrollArea)
    column = scroll.widget()
    assert column is not None
    return column


def walk(window: MainWindow, first: QWidget) -> list[QWidget]:
    """Press Tab from ``first`` on until it has the focus again; return all that had it."""
    first.setFocus()
    reached = [first]
    for _ in range(200):
        focused = QApplication.focusWidget()
        assert focused is not None
        # a field of many lines leaves by Ctrl+Tab too; Tab must do
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        assert isinstance(now, QWidget)
        if now is first:
            return reached
        reached.append(now)
    raise AssertionError(f"Tab never comes back to {first.objectName()} in {window}")


def area_of(control: QWidget) -> str:
    """Return which of the areas of the window has ``control``."""
    at: QWidget | None = control
    if isinstance(control.parent(), QStatusBar):
        return "status"
    while at is not None and at.objectName() not in AREAS:
        at = at.parentWidget()
    return at.objectName() if at is not None else "playback"


def test_tab_reaches_every_control_once_in_reading_order(
    qtbot: QtBot, window: MainWindow, find: Find, model: AppModel
) -> None:
    model.choose_problem("rosenbrock")  # it has parameters
    contour = find(ContourView, "contour")
    window.activateWindow()
    contour.setFocus()
    qtbot.waitUntil(contour.hasFocus)
    reached = walk(window, contour)
    assert len(reached) == len(set(reached)) > 30
    focusable = {
        control
        for control in window.findChildren(QWidget)
        if control.focusPolicy() & Qt.FocusPolicy.TabFocus
        and control.isVisibleTo(window)
        and control.isEnabled()
        and not control.focusProxy()
    }
    assert {control.objectName() for control in focusable - set(reached)} == set()
    areas = [area_of(control) for control in reached]
    turns = [area for area, before in zip(areas, [None, *areas], strict=False) if area != before]
    assert [turn for turn in turns if turn != "status"] == [
        "contour",
        "playback",
        "run_dock",
        "function_dock",
    ]
    for area in ("function_dock", "run_dock"):
        column = column_of(find, area)
        tops = [
            control.mapTo(column, control.rect().center()).y()
            for control in reached
            if column.isAncestorOf(control)
        ]
        assert len(tops) > 5
        assert all(after > before - SAME_ROW for before, after in pairwise(tops)), area
    places = [
        control.mapTo(window, control.rect().center())
        for control, its in zip(reached, areas, strict=True)
        if its == "playback"
    ]
    rows = [(place.y() // SAME_ROW, place.x()) for place in places]  # a narrow bar has two
    assert rows == sorted(rows)
    for control in reached:
        assert control.objectName()
        assert control.accessibleName(), control.objectName()
        assert control.accessibleDescription() or area_of(control) == "status"


@pytest.mark.parametrize(
    ("key", "focused"),
    [
        (Qt.Key.Key_3, "simplified"),
        (Qt.Key.Key_4, "convergence"),
        (Qt.Key.Key_5, "step_sheet"),
        (Qt.Key.Key_6, "steps_table"),
        (Qt.Key.Key_7, "wide_runs_table"),
    ],
)
def test_the_key_that_opens_a_panel_gives_it_the_keys_and_the_one_that_closes_it_takes_them(
    qtbot: QtBot, window: MainWindow, find: Find, key: Qt.Key, focused: str
) -> None:
    QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: find(QWidget, focused).hasFocus())
    QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: find(ContourView, "contour").hasFocus())


def test_from_the_regimes_tab_goes_to_the_dot_of_the_cut_and_then_to_the_cuts_along_the_axes(
    qtbot: QtBot, window: MainWindow, model: AppModel, find: Find
) -> None:
    model.set_optimizer("gradient_descent")
    QTest.keyClick(window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    cut = find(QWidget, "line_cut")
    qtbot.waitUntil(lambda: cut.focusPolicy() == Qt.FocusPolicy.StrongFocus)
    reached = [control.objectName() for control in walk(window, cut)]
    assert reached[1] == "show_components"


def test_from_the_chart_tab_goes_by_its_readout_to_the_ranking(
    qtbot: QtBot, window: MainWindow, find: Find
) -> None:
    QTest.keyClick(window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    chart = find(QWidget, "convergence")
    qtbot.waitUntil(chart.hasFocus)
    reached = [control.objectName() for control in walk(window, chart)]
    assert reached[1:4] == ["chart_readout", "rank_by", "has_target"]
