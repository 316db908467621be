"""The card of convexity: a sentence while it is seen, and a mark in the plot when asked."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel
from pytestqt.qtbot import QtBot

from gdviewer.state.models.model import AppModel
from gdviewer.ui.main_window import MainWindow
from tests.ui.conftest import Find


def shows_witness(model: AppModel) -> bool:
    return model.frame.witness is not None


def test_the_function_is_judged_only_while_the_card_is_seen(
    qtbot: QtBot, window: MainWindow, model: AppModel, find: Find
) -> None:
    assert model.frame.convexity is None
    window.show_panel("calculus", True)
    sentence = find(QLabel, "convexity")
    qtbot.waitUntil(lambda: sentence.text().startswith("Not convex: at "))
    window.show_panel("calculus", False)
    assert model.frame.convexity is None


def test_what_shows_it_is_marked_in_the_plot_when_asked(
    qtbot: QtBot, window: MainWindow, model: AppModel, find: Find
) -> None:
    window.show_panel("calculus", True)
    box = find(QCheckBox, "show_witness")
    qtbot.waitUntil(box.isEnabled)
    assert not shows_witness(model)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert shows_witness(model)
    window.show_panel("calculus", False)
    assert not shows_witness(model)
    window.show_panel("calculus", True)
    qtbot.waitUntil(lambda: shows_witness(model))


def test_there_is_nothing_to_show_where_the_function_is_convex(
    qtbot: QtBot, window: MainWindow, model: AppModel, find: Find
) -> None:
    window.show_panel("calculus", True)
    sentence = find(QLabel, "convexity")
    model.set_expression("x^2 + y^2")
    qtbot.waitUntil(lambda: sentence.text().startswith("Convex everywhere: "))
    assert not find(QCheckBox, "show_witness").isEnabled()
