"""While a slider moves, contour and path follow nearly as fast as they can be painted."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QEventLoop, QObject, QSettings, Qt, QTimer
from pytestqt.qtbot import QtBot

from gdviewer.app import SWITCH_INTERVAL
from gdviewer.core.bounds import Bounds
from gdviewer.scene.contour import ContourScene
from gdviewer.state.document import Document
from gdviewer.state.frame import Frame
from gdviewer.state.models.model import AppModel
from gdviewer.state.work.runner import FRAME_MILLISECONDS
from gdviewer.ui.main_window import MainWindow
from tests.benchmarks.comparison import Ratios

SECONDS = 4.0
STEPS = 500


class Hand(QObject):
    """Moves a parameter on as soon as the contour and the path of the last value are painted."""

    def __init__(self, model: AppModel, scene: ContourScene) -> None:
        super().__init__()
        self.painted = 0
        self._model = model
        self._before = model.frame
        scene.installEventFilter(self)

    def move(self) -> None:
        """Give the parameter its next value."""
        self._before = self._model.frame
        self._model.set_parameter("b", 10.0 + self.painted % 50)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Count what is painted, and let everything pass."""
        if event.type() == QEvent.Type.Paint and self._has_followed:
            self.painted += 1
            QTimer.singleShot(0, self, self.move)
        return False

    @property
    def _has_followed(self) -> bool:
        """Whether what is painted now belongs to the last value, all of it."""
        before, now = self._before, self._model.frame
        if now.field is before.field or not now.paths or now.available < STEPS:
            return False
        return now.paths[0].generation != before.paths[0].generation


def followed_in(model: AppModel, scene: ContourScene) -> int:
    """Return how many values are followed by contour and path while the slider is dragged."""
    hand, loop = Hand(model, scene), QEventLoop()
    QTimer.singleShot(round(SECONDS * 1000), loop.quit)
    model.begin_drag("Change b")
    hand.move()
    loop.exec()
    model.end_drag()
    scene.removeEventFilter(hand)
    return hand.painted


def repaints_in(scene: ContourScene, frames: tuple[Frame, Frame]) -> int:
    """Return how often the same is painted when nothing is computed: once a frame at most."""
    loop, timer, shown = QEventLoop(), QTimer(scene), [*frames]
    count = 0

    def repaint() -> None:
        nonlocal count
        scene.apply(shown[0], shown[1])
        scene.repaint()
        shown.reverse()
        count += 1

    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(repaint)
    QTimer.singleShot(round(SECONDS * 1000), loop.quit)
    timer.start(FRAME_MILLISECONDS)
    loop.exec()
    timer.stop()
    scene.apply(shown[0], frames[0])
    return count


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    interval = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH_INTERVAL)
    document = Document(
        problem="",
        expression="(a - x)^2 + b*(y - x^2)^2",
        parameters={"a": 1.0, "b": 10.0},
        bounds=Bounds(-2.0, 2.0, -1.0, 3.0),
        starts=((-1.2, 2.0),),
        criteria_on=(),
    )
    model = AppModel(document)
    window = MainWindow(model, QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: model.frame.field is not None and model.frame.available >= STEPS)
    model.seek(STEPS)
    yield window
    model.close()
    sys.setswitchinterval(interval)


def test_contour_and_path_follow_a_slider_at_half_the_rate_of_a_bare_repaint(
    qtbot: QtBot, window: MainWindow, ratios: Ratios
) -> None:
    model, scene = window.model, window.findChild(ContourScene)
    assert scene is not None
    before = model.frame
    model.set_parameter("b", 20.0)
    qtbot.waitUntil(lambda: model.frame.field is not before.field and model.available >= STEPS)
    repaints = repaints_in(scene, (model.frame, before))
    followed = followed_in(model, scene)
    print(f"\n{followed / SECONDS:.0f} values and {repaints / SECONDS:.0f} repaints a second")
    ratios.record("values that a slider is followed by", 1 / followed, 1 / repaints, at_least=0.5)
