"""How long a click takes to show its first step."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gdviewer.app import SWITCH_INTERVAL, default_document
from gdviewer.scene import contour
from gdviewer.scene.contour import ContourScene
from gdviewer.scene.picture import paint_markers, shown_places
from gdviewer.scene.theme import Theme
from gdviewer.scene.viewport import Viewport
from gdviewer.state.frame import Frame
from gdviewer.state.models.model import AppModel
from gdviewer.ui.main_window import MainWindow
from tests.benchmarks.comparison import Ratios

_PLACES = ((2.0, -1.0), (-4.0, 4.5), (0.3, 0.4), (4.5, -4.5), (-1.0, 2.2), (1.0, 4.0), (-4.4, -0.6))


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> list[tuple[float, float]]:
    """Return when a first step was painted, and its start's x, as it is painted."""
    times: list[tuple[float, float]] = []

    def noted(painter: QPainter, viewport: Viewport, frame: Frame, theme: Theme) -> None:
        paint_markers(painter, viewport, frame, theme)
        points = [shown_places(frame, path) for path in frame.paths]
        times.extend((time.perf_counter(), x[0, 0]) for x in points if len(x) > 1)

    monkeypatch.setattr(contour, "paint_markers", noted)
    return times


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    interval = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH_INTERVAL)
    model = AppModel(default_document())
    window = MainWindow(model, QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    qtbot.waitUntil(lambda: model.available > 0 and model.frame.field is not None)
    yield window
    model.close()
    sys.setswitchinterval(interval)


def test_a_click_is_answered_by_a_drawn_step_within_100_ms(
    qtbot: QtBot, window: MainWindow, painted: list[tuple[float, float]], ratios: Ratios
) -> None:
    scene, model = window.findChild(ContourScene), window.model
    assert scene is not None
    waits = []
    for place in _PLACES:
        painted.clear()
        clicked = time.perf_counter()
        QTest.mouseClick(scene, Qt.MouseButton.LeftButton, pos=scene.to_pixel(place).toPoint())
        qtbot.waitUntil(partial(_is_painted, painted, model.document.starts[0][0]))
        waits.append(painted[-1][0] - clicked)
    wait = statistics.median(waits)
    ratios.record("from a click to its first step, against 100 ms", wait, 0.1, at_most=1.0)


def _is_painted(painted: list[tuple[float, float]], x: float) -> bool:
    """Whether a path from the start at ``x`` is there; forget the others."""
    painted[:] = [(when, start) for when, start in painted if start == x][:1]
    return bool(painted)
