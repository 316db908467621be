"""The window as a whole: its names, its looks, what it remembers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QByteArray, QSettings, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QDockWidget,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QScrollBar,
    QTabBar,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gdviewer.scene.theme import DARK, LIGHT
from gdviewer.state.models.model import AppModel
from gdviewer.ui.actions import Actions
from gdviewer.ui.dialogs.key_sheet import KeySheet
from gdviewer.ui.main_window import MainWindow
from gdviewer.ui.widgets.live_labels import LiveLabel
from tests.ui.conftest import Find

CONTROLS = (QAbstractButton, QAbstractSlider, QComboBox, QLineEdit, QPlainTextEdit)


def _controls(window: MainWindow) -> list[QWidget]:
    """Return every control that the user sees, without the parts that Qt puts into its own."""
    return [
        control
        for control in window.findChildren(QWidget)
        if isinstance(control, CONTROLS)
        and not isinstance(control, QScrollBar)
        and not isinstance(control.parent(), QComboBox | QDockWidget | QTabBar)
        and not control.objectName().startswith("qt_")
    ]


@pytest.mark.parametrize("problem", ["himmelblau", "rosenbrock"])
def test_every_control_has_names_a_tooltip_and_a_keyboard_way(
    window: MainWindow, model: AppModel, problem: str
) -> None:
    model.choose_problem(problem)
    controls = _controls(window)
    assert len(controls) > 30
    for control in controls:
        name = control.objectName()
        assert name, f"{control} has no object name"
        assert control.accessibleName(), f"{name} has no accessible name"
        assert control.toolTip(), f"{name} has no tooltip"
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus, f"Tab does not reach {name}"


def test_no_two_controls_have_one_name(window: MainWindow) -> None:
    names = [control.objectName() for control in _controls(window)]
    assert len(names) == len(set(names))


def test_every_command_stands_in_a_menu_with_a_tooltip(window: MainWindow) -> None:
    shown = {action for menu in window.menuBar().findChildren(QMenu) for action in menu.actions()}
    actions = window.findChild(Actions)
    assert isinstance(actions, Actions)
    for command, action in actions:
        assert action in shown, f"{command.name} is in no menu"
        assert action.toolTip()


def test_no_two_commands_have_one_key(window: MainWindow) -> None:
    given = [key.toString() for action in window.actions() for key in action.shortcuts()]
    assert len(given) == len(set(given)) > 10


def test_the_sheet_shows_every_shortcut(qtbot: QtBot, window: MainWindow) -> None:
    window.show_keys()
    sheet = window.findChild(KeySheet)
    assert isinstance(sheet, KeySheet)
    texts = {label.text() for label in sheet.findChildren(QLabel)}
    assert {"Space or Ctrl+Space", "+ or =", "Left", "Home", "R", "Ctrl+Z", "Ctrl+E", "F1"} <= texts
    assert {"Surface ▸ Beside the contour", "Shift+drag, middle button"} <= texts
    assert sheet.sizeHint().height() < 740
    sheet.reject()
    qtbot.waitUntil(lambda: window.findChild(KeySheet) is None)


def test_no_two_menus_beside_each_other_have_one_access_key(window: MainWindow) -> None:
    for menu in (window.menuBar(), *window.menuBar().findChildren(QMenu)):
        keys = [one.text().partition("&")[2][:1] for one in menu.actions() if one.menu()]
        assert all(keys)
        assert len({key.lower() for key in keys}) == len(keys)


def test_undo_says_what_it_takes_back(window: MainWindow, model: AppModel) -> None:
    undo = window.findChild(QAction, "undo")
    assert isinstance(undo, QAction)
    enabled = [undo.isEnabled()]
    model.set_start((1.0, 1.0))
    assert [*enabled, undo.isEnabled()] == [False, True]
    assert undo.text() == "Undo: Move the start"


def test_the_theme_changes_live_and_is_remembered(window: MainWindow, settings: QSettings) -> None:
    action = window.findChild(QAction, "theme_dark")
    assert isinstance(action, QAction)
    action.trigger()
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    assert application.palette().window().color().name() == DARK.ground
    assert DARK.accent in application.styleSheet()
    assert settings.value("theme") == "dark"
    window.look.choose_theme("light")
    assert application.palette().window().color().name() == LIGHT.ground


def test_a_panel_can_be_closed_and_returned(window: MainWindow) -> None:
    dock = window.findChild(QDockWidget, "run_dock")
    assert isinstance(dock, QDockWidget)
    dock.close()
    visible = [dock.isVisible()]
    action = window.findChild(QAction, "run_panel")
    assert isinstance(action, QAction)
    action.trigger()
    assert [*visible, dock.isVisible()] == [False, True]


def test_the_arrangement_is_remembered(
    qtbot: QtBot, window: MainWindow, model: AppModel, settings: QSettings
) -> None:
    dock = window.findChild(QDockWidget, "run_dock")
    assert isinstance(dock, QDockWidget)
    dock.close()
    window.resize(window.width(), 640)
    window.close()
    again = MainWindow(model, settings)
    qtbot.addWidget(again)
    assert again.height() == 640
    remembered = again.findChild(QDockWidget, "run_dock")
    assert isinstance(remembered, QDockWidget)
    assert not remembered.isVisibleTo(again)


@pytest.mark.parametrize("nonsense", [QByteArray(b"nonsense"), "text", 12, None])
def test_nonsense_in_the_settings_is_passed_over(
    qtbot: QtBot, model: AppModel, settings: QSettings, nonsense: object
) -> None:
    for key in ("window/geometry", "window/state", "theme"):
        settings.setValue(key, nonsense)
    window = MainWindow(model, settings)
    qtbot.addWidget(window)
    assert window.size() == QSize(1280, 800).boundedTo(window.screen().availableSize())
    assert window.look.theme_choice == "system"


def test_a_notice_is_shown_until_it_is_dismissed(
    window: MainWindow, find: Find, model: AppModel
) -> None:
    model.noticed.emit("Something <b>went</b> wrong.")
    notice = find(QWidget, "notice")
    visible = [notice.isVisible()]
    assert any(label.text() == "Something <b>went</b> wrong." for label in _labels(notice))
    find(QToolButton, "dismiss_notice").click()
    assert [*visible, notice.isVisible()] == [True, False]
    assert QApplication.activeModalWidget() is None
    assert window.isVisible()


def test_a_notice_ends_with_the_next_edit_or_undo_but_not_with_a_look(
    find: Find, model: AppModel
) -> None:
    notice = find(QWidget, "notice")
    model.noticed.emit("One run has to stay.")
    model.toggle_legend()
    shown = [notice.isVisible()]
    model.choose_problem("rosenbrock")
    shown.append(notice.isVisible())
    model.noticed.emit("One run has to stay.")
    model.undo()
    assert [*shown, notice.isVisible()] == [True, False, False]


@pytest.mark.parametrize("has_hint", [True, False])
def test_a_notice_lies_low_in_the_plot_and_covers_neither_hint_nor_legend(
    window: MainWindow, find: Find, model: AppModel, qtbot: QtBot, has_hint: bool
) -> None:
    model.compare_methods()
    window.show_hints(has_hint)
    legend, hint = find(QWidget, "run_legend"), find(QWidget, "hint")
    qtbot.waitUntil(lambda: not legend.isHidden())
    model.noticed.emit("A rather long sentence that says what was wrong and what to do.")
    notice = find(QWidget, "notice")
    place = notice.geometry()
    assert place.center().y() > find(QWidget, "contour").height() / 2
    assert not place.intersects(legend.geometry())
    assert not (has_hint and place.intersects(hint.geometry()))
    lines = _labels(notice)[0].height() / notice.fontMetrics().lineSpacing()
    assert lines < 2.5


def _labels(widget: QWidget) -> list[QLabel]:
    return widget.findChildren(QLabel)


def test_text_that_is_not_ours_is_shown_letter_by_letter(window: MainWindow) -> None:
    for label in window.findChildren(QLabel):
        if label.property("role") != "heading":
            assert label.textFormat() == Qt.TextFormat.PlainText, label.text()


def test_the_status_says_what_the_run_does(qtbot: QtBot, find: Find, model: AppModel) -> None:
    model.seek(1)
    qtbot.waitUntil(lambda: find(LiveLabel, "status").text() == model.status != "")
