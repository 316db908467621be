"""The window under a run that streams as fast as it goes keeps the time of its timers."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from gdviewer.app import SWITCH_INTERVAL, default_document
from gdviewer.scene.contour import ContourScene
from gdviewer.state.document import AT_ONCE
from gdviewer.state.models.model import AppModel
from gdviewer.ui.main_window import MainWindow
from tests.benchmarks.comparison import Ratios
from tests.benchmarks.streaming import FRAMES_A_SECOND, Paints, Ticks

SECONDS = 4


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    interval = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH_INTERVAL)
    endless = replace(default_document(), criteria_on=(), speed=AT_ONCE)
    model = AppModel(endless)
    window = MainWindow(model, QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: model.frame.field is not None and model.frame.available >= 1000)
    yield window
    model.close()
    sys.setswitchinterval(interval)


def test_a_streaming_run_leaves_the_gui_thread_its_ticks(
    window: MainWindow, ratios: Ratios
) -> None:
    model, ticks, paints = window.model, Ticks(), Paints()
    idle = ticks.during(SECONDS)
    before = model.available
    scene = window.findChild(ContourScene)
    assert scene is not None
    scene.installEventFilter(paints)
    model.play()
    streaming = ticks.during(SECONDS)
    steps = model.available - before
    print(f"\n{steps / SECONDS:,.0f} steps and {paints.count / SECONDS:.0f} frames a second")
    assert paints.count >= FRAMES_A_SECOND * SECONDS
    ratios.record("10 ms ticks under a streaming run", 1 / streaming, 1 / idle, at_least=0.9)
