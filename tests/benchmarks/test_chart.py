"""The chart of a million steps, drawn anew and under a moving playhead, against ten thousand."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter
from pytest_benchmark.fixture import BenchmarkFixture

from gdviewer.scene.chart.picture import ChartPicture
from gdviewer.scene.theme import LIGHT
from gdviewer.state.frame import Frame
from tests.benchmarks.comparison import Ratios, side_by_side
from tests.scene.frames import document_of, frame_of

STEPS, FIRST = 1_000_000, 10_000
SIZE = QSize(700, 220)

pytestmark = pytest.mark.usefixtures("qapp")


def frame(steps: int) -> Frame:
    """Return a run that bounces to and fro ever less."""
    step = np.arange(steps)
    across = 2 * np.exp(-step / (steps / 10)) * (-1.0) ** step
    return frame_of(document_of(), np.stack([across, across / 3], axis=1))


def drawing(shown: Frame) -> Callable[[], None]:
    """Return what draws the chart anew, as when there are more steps."""
    picture = ChartPicture()
    return lambda: picture.render(shown, SIZE, 1.0, LIGHT, None)


def moving(shown: Frame) -> Callable[[], None]:
    """Return what paints the chart with its playhead in the middle."""
    picture, canvas = ChartPicture(), QImage(SIZE, QImage.Format.Format_RGB32)
    picture.render(shown, SIZE, 1.0, LIGHT, None)

    def move() -> None:
        with QPainter(canvas) as painter:
            picture.paint(painter, shown.available // 2, LIGHT)

    return move


@pytest.mark.parametrize("action", [drawing, moving])
def test_a_million_steps_are_charted_nearly_as_fast_as_ten_thousand(
    benchmark: BenchmarkFixture,
    ratios: Ratios,
    action: Callable[[Frame], Callable[[], None]],
) -> None:
    whole, first = action(frame(STEPS)), action(frame(FIRST))
    benchmark(whole)
    ours, theirs = side_by_side(whole, first)
    ratios.record(
        f"the chart of a million steps, {action.__name__}, against ten thousand",
        ours,
        theirs,
        at_most=3,
    )
