"""The clock that moves the playhead."""

from __future__ import annotations

from msgspec import structs
from pytestqt.qtbot import QtBot

from gdviewer.state.models.model import AppModel
from tests.state.conftest import BOWL


def test_time_before_playing_does_not_count(qtbot: QtBot) -> None:
    now = [0.0]
    model = AppModel(structs.replace(BOWL, speed=10.0), clock=lambda: now[0])
    try:
        qtbot.waitUntil(lambda: model.available > 50)
        now[0] += 3.0  # the window is busy, as with its first paint: no tick comes
        model.play()
        now[0] += 0.5
        qtbot.waitUntil(lambda: model.frame.playhead > 0)
        assert model.frame.playhead == 5
    finally:
        model.close()
