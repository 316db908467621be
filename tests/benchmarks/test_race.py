"""Twenty runs at once: streaming, moved through by the playhead, and what they take of memory."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gdviewer.app import SWITCH_INTERVAL, default_document
from gdviewer.scene.contour import ContourScene
from gdviewer.state.document import AT_ONCE, Document
from gdviewer.state.models.model import AppModel
from gdviewer.state.run import Run, numbered
from gdviewer.ui.main_window import MainWindow
from tests.benchmarks.comparison import Ratios, side_by_side
from tests.benchmarks.streaming import FRAMES_A_SECOND, Paints, Ticks

RUNS, SECONDS, MOVES = 20, 4, 40
MEGABYTE = 1e6


def racing(steps: int | None, speed: float = AT_ONCE) -> Document:
    """Return a race of twenty runs of Adam, none of which ends before ``steps``."""
    runs = numbered(
        [Run("adam", {"adam": {"learning_rate": 0.0005 * (1 + rate)}}) for rate in range(RUNS)]
    )
    criteria_on, criteria = ((), {}) if steps is None else (("max_steps",), {"max_steps": steps})
    return replace(
        default_document(), runs=runs, criteria_on=criteria_on, criteria=criteria, speed=speed
    )


@pytest.fixture
def windows(qtbot: QtBot, tmp_path: Path) -> Iterator[Windows]:
    interval = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH_INTERVAL)
    opened = Windows(qtbot, tmp_path)
    yield opened
    for model in opened.models:
        model.close()
    sys.setswitchinterval(interval)


class Windows:
    """Opens windows of documents, and knows their models."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self._qtbot, self._folder = qtbot, folder
        self.models: list[AppModel] = []

    def open(self, document: Document) -> MainWindow:
        """Return a window of ``document`` that shows its surface and every run."""
        model = AppModel(document)
        self.models.append(model)
        settings = QSettings(str(self._folder / "s.ini"), QSettings.Format.IniFormat)
        window = MainWindow(model, settings)
        self._qtbot.addWidget(window)
        window.show()
        self._qtbot.waitUntil(
            lambda: model.frame.field is not None and len(model.frame.paths) == len(document.runs)
        )
        return window


def scene_of(window: MainWindow) -> ContourScene:
    scene = window.findChild(ContourScene)
    assert scene is not None
    return scene


def test_twenty_streaming_runs_leave_the_gui_thread_its_ticks(
    windows: Windows, ratios: Ratios
) -> None:
    window = windows.open(racing(steps=10_000, speed=1000.0))
    model, ticks, paints = window.model, Ticks(), Paints()
    idle = ticks.during(SECONDS)
    scene_of(window).installEventFilter(paints)
    model.first()
    model.play()
    before = [path.length for path in model.frame.paths]
    streaming = ticks.during(SECONDS)
    steps = sum(path.length for path in model.frame.paths) - sum(before)
    print(f"\n{steps / SECONDS:,.0f} steps and {paints.count / SECONDS:.0f} frames a second")
    assert model.frame.playhead > 0
    ratios.record("10 ms ticks under twenty streaming runs", 1 / streaming, 1 / idle, at_least=0.9)
    assert paints.count >= FRAMES_A_SECOND * SECONDS


def test_the_playhead_over_twenty_long_runs_repaints_at_half_the_bare_rate(
    qtbot: QtBot, windows: Windows, ratios: Ratios
) -> None:
    steps = 100_000
    window = windows.open(racing(steps))
    model, scene = window.model, scene_of(window)
    model.last()
    qtbot.waitUntil(lambda: model.frame.playhead == steps, timeout=300_000)
    qtbot.waitUntil(lambda: scene.is_settled, timeout=120_000)
    playheads = cycle(np.random.default_rng(3).integers(0, steps, MOVES).tolist())

    def move() -> None:
        model.seek(next(playheads))
        repaint(window)

    ours, theirs = side_by_side(move, lambda: repaint(window), rounds=MOVES)
    ratios.record("the playhead over 20 runs of 100,000 steps", ours, theirs, at_most=2)


def repaint(window: QWidget) -> None:
    """Paint the whole window now."""
    window.repaint()


def test_twenty_long_runs_take_less_than_500_megabytes(ratios: Ratios) -> None:
    half, whole = memory_of(50_000), memory_of(100_000)
    print(f"\n{half[1] / MEGABYTE:.0f} and {whole[1] / MEGABYTE:.0f} MB")
    grown = [after - before for before, after in (half, whole)]
    ratios.record("memory of 20 runs of 100,000 steps", whole[1] / MEGABYTE, 1, at_most=500)
    ratios.record("... against that of 50,000, twice as much", grown[1], grown[0], at_most=2.2)


def memory_of(steps: int) -> tuple[float, float]:
    """Return the bytes that a program of its own has before and after a race, once it has ended."""
    command = [sys.executable, str(Path(__file__).with_name("race_memory.py")), str(steps)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    before, after = map(float, done.stdout.split())
    return before, after
