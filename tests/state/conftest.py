"""A model that computes, and what the tests of it wait for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from gdviewer.state.document import AT_ONCE, Document
from gdviewer.state.frame import Frame
from gdviewer.state.models.model import AppModel
from gdviewer.state.run import Run

BOWL = Document(
    expression="x^2 + 3 y^2",
    starts=((1.0, 1.0),),
    runs=(Run("gradient_descent", {"gradient_descent": {"learning_rate": 0.01}}),),
    speed=AT_ONCE,
)


@pytest.fixture
def model(qtbot: QtBot) -> Iterator[AppModel]:
    assert qtbot is not None
    model = AppModel(BOWL)
    yield model
    model.close()


def wait_for_end(qtbot: QtBot, model: AppModel) -> None:
    """Go to the stop of the run."""
    model.last()
    qtbot.waitUntil(lambda: is_at_stop(model.frame))


def is_at_stop(frame: Frame) -> bool:
    return (
        bool(frame.paths)
        and frame.paths[0].trajectory.stop is not None
        and frame.playhead == frame.available > 0
    )


def shows_path_from(model: AppModel, start: tuple[float, ...]) -> bool:
    """Whether the path shown is the one from ``start``."""
    paths = model.frame.paths
    return bool(paths) and tuple(paths[0].trajectory.x[0]) == start
