"""Paths that change leave the picture that all share, and come back when there is time."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from gdviewer.core.objective import Array
from gdviewer.scene.contour import ContourScene
from gdviewer.scene.contour_plot import ContourPlot
from gdviewer.scene.paths.paths import PathPictures
from gdviewer.scene.theme import LIGHT
from gdviewer.scene.viewport import Viewport
from gdviewer.state.frame import Frame
from gdviewer.state.time.pace import Pace
from tests.benchmarks.streaming import Paints
from tests.scene.frames import BOUNDS, document_of, frame_of

pytestmark = pytest.mark.usefixtures("qapp")

VIEW = Viewport(BOUNDS, 0.0, 0.0, 300.0, 200.0)


def noise(seed: int, steps: int = 3000) -> Array:
    return np.random.default_rng(seed).uniform((-3, -2), (3, 2), (steps, 2))


def with_new_first(frame: Frame) -> Frame:
    """Return ``frame`` with another generation of its first path, as after a drag."""
    first, *others = frame.paths
    return replace(frame, paths=(replace(first, generation=99), *others))


def test_a_path_that_changes_does_not_take_the_others_from_sight() -> None:
    frame = frame_of(document_of(), noise(1), noise(2), noise(3))
    pictures = PathPictures(VIEW, LIGHT, 1.0, Pace())
    pictures.follow(frame, ContourPlot.of(frame))
    while pictures.has_work():
        pictures.work()
    changed = with_new_first(frame)
    pictures.follow(changed, ContourPlot.of(changed))
    assert pictures.is_split
    assert len(pictures._stand_ins) == 1


def test_paths_that_do_not_change_any_more_share_a_picture_again(qtbot: QtBot) -> None:
    scene = ContourScene()
    qtbot.addWidget(scene)
    scene.resize(400, 300)
    frame = frame_of(document_of(), noise(1), noise(2))
    scene.apply(None, frame)
    scene.show()
    qtbot.waitUntil(lambda: scene.is_settled, timeout=60_000)
    changed = with_new_first(frame)
    scene.apply(frame, changed)
    scene.repaint()
    assert not scene.is_settled
    qtbot.waitUntil(lambda: scene.is_settled, timeout=60_000)


def test_work_on_what_is_not_shown_yet_paints_nothing(qtbot: QtBot) -> None:
    scene = ContourScene()
    qtbot.addWidget(scene)
    scene.resize(400, 300)
    scene.apply(None, frame_of(document_of(), noise(1, 12_000), playhead=5))
    scene.show()
    qtbot.waitExposed(scene)
    scene.repaint()
    assert not scene.is_settled
    paints = Paints()
    scene.installEventFilter(paints)
    qtbot.waitUntil(lambda: scene.is_settled, timeout=60_000)
    assert paints.count <= 2
