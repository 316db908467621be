"""What a screen reader hears of the contour."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gdviewer.state.frame import Frame
from gdviewer.state.models.model import AppModel
from gdviewer.state.readings.summary import summary
from gdviewer.ui.views.contour import ContourView
from gdviewer.ui.views.narrator import Narrator
from tests.ui.conftest import Find


def test_the_contour_describes_itself_when_it_rests(
    qtbot: QtBot, find: Find, model: AppModel
) -> None:
    contour = find(ContourView, "contour")
    qtbot.waitUntil(lambda: model.available > 20)
    model.seek(7)
    qtbot.waitUntil(lambda: contour.accessibleDescription() == summary(model.frame))
    assert "step 7" in contour.accessibleDescription()


def test_while_it_plays_it_speaks_seldom(qtbot: QtBot, model: AppModel) -> None:
    view = QWidget()
    qtbot.addWidget(view)
    view.show()
    Narrator(view, model, while_moving=10_000_000)
    qtbot.waitUntil(lambda: model.available > 40)
    said = {view.accessibleDescription()}
    shown = []

    def listen(_: Frame, new: Frame) -> None:
        if new.is_playing:
            shown.append(new.playhead)
            said.add(view.accessibleDescription())

    model.changed.connect(listen)
    model.set_speed(60.0)
    model.play()
    qtbot.waitUntil(lambda: model.frame.playhead > 30)
    assert len(shown) > 1
    assert len(said) <= 2  # one may have been due before
    model.pause()
    qtbot.waitUntil(lambda: view.accessibleDescription() == summary(model.frame))
