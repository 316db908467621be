"""The line under the contour that has the whole screen."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gdviewer.state.models.model import AppModel
from gdviewer.ui.presentation import PresentationLine
from gdviewer.ui.widgets.live_labels import LiveLabel
from tests.ui.conftest import Find


def test_the_line_writes_nothing_while_it_is_hidden_and_then_catches_up(
    qtbot: QtBot, find: Find, model: AppModel
) -> None:
    line, state = find(QWidget, "presentation_line"), find(LiveLabel, "presented_status")
    assert isinstance(line, PresentationLine)
    qtbot.waitUntil(lambda: model.available > 3)
    model.seek(3)
    assert model.status
    assert state.text() == ""
    line.show()
    assert state.text() == model.status
    model.seek(2)
    assert state.text() == model.status
