"""Playing, pausing, stepping and seeking."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from gdviewer.state.document import AT_ONCE, SPEEDS
from gdviewer.state.models.model import AppModel
from gdviewer.ui.panels.playback import speed_text
from gdviewer.ui.widgets.combo import Combo
from gdviewer.ui.widgets.live_labels import Counter
from gdviewer.ui.widgets.slider import PressSlider
from tests.ui.conftest import Find

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def steps(qtbot: QtBot, model: AppModel, find: Find) -> AppModel:
    """Return the model of the window, with a hundred steps or more computed."""
    assert find(PressSlider, "scrubber").isVisible()
    qtbot.waitUntil(lambda: model.available > 100)
    return model


def _click(find: Find, name: str) -> None:
    QTest.mouseClick(find(QToolButton, f"{name}_button"), LEFT)


def test_the_play_button_plays_and_pauses(find: Find, steps: AppModel) -> None:
    _click(find, "play")
    assert find(QToolButton, "play_button").toolTip().startswith("Play or pause")
    assert steps.frame.is_playing
    _click(find, "play")
    assert [steps.frame.is_playing] == [False]


def test_the_step_buttons_move_by_one(find: Find, steps: AppModel) -> None:
    _click(find, "step_forward")
    _click(find, "step_forward")
    _click(find, "step_back")
    assert steps.frame.playhead == 1


def test_first_goes_to_the_start_and_keeps_the_steps(find: Find, steps: AppModel) -> None:
    steps.seek(50)
    _click(find, "first")
    assert steps.frame.playhead == 0
    assert steps.available > 100


def test_last_goes_to_the_stop(qtbot: QtBot, find: Find, steps: AppModel) -> None:
    _click(find, "last")
    qtbot.waitUntil(lambda: steps.frame.paths[0].trajectory.stop is not None)
    qtbot.waitUntil(lambda: steps.frame.playhead == steps.available)


def test_reset_drops_the_path_and_can_be_undone(find: Find, steps: AppModel) -> None:
    steps.seek(50)
    before = steps.document
    _click(find, "reset")
    assert steps.frame.playhead == 0
    assert steps.document == before
    assert steps.undo_text == "Reset"


def test_the_label_says_where_the_playhead_is(find: Find, steps: AppModel) -> None:
    steps.seek(42)
    assert find(Counter, "steps").text() == f"step 42 / {steps.available}"


def test_the_scrubber_goes_to_a_step_of_those_there_are(find: Find, steps: AppModel) -> None:
    scrubber = find(PressSlider, "scrubber")
    QTest.mouseClick(scrubber, LEFT, pos=QPoint(scrubber.width() - 2, scrubber.height() // 2))
    assert steps.frame.playhead == steps.available


def test_the_scrubber_follows_the_playhead(find: Find, steps: AppModel) -> None:
    steps.seek(33)
    assert find(PressSlider, "scrubber").value() == 33


def test_a_chosen_speed_is_the_models_and_no_undo_step(find: Find, steps: AppModel) -> None:
    combo = find(Combo, "speed")
    combo.setCurrentIndex(combo.count() - 1)
    combo.activated.emit(combo.count() - 1)
    assert steps.document.speed == AT_ONCE
    assert steps.undo_text == ""


def test_every_speed_can_be_chosen(find: Find, steps: AppModel) -> None:
    combo = find(Combo, "speed")
    assert [combo.itemText(i) for i in range(combo.count())] == list(map(speed_text, SPEEDS))
    assert steps.document.speed == 30.0
    assert combo.currentText() == "30 / s"
