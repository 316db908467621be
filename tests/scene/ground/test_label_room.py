"""What the values of isolines keep clear of: also the marks at critical points."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from gdviewer.core.bounds import Bounds
from gdviewer.core.critical_points.search import find_critical_points
from gdviewer.core.sampling import sample
from gdviewer.scene.ground.label_room import room_for_labels
from gdviewer.scene.plot import plot_of
from gdviewer.scene.theme import LIGHT
from gdviewer.scene.viewport import Viewport
from gdviewer.state.frame import Frame
from tests.scene.frames import document_of, frame_of

BOUNDS = Bounds(-2.0, 2.0, -2.0, 2.0)
VIEW = Viewport(BOUNDS, 0.0, 0.0, 400.0, 400.0)


def marks(frame: Frame) -> list[tuple[float, ...]]:
    room = room_for_labels(frame, plot_of(frame), VIEW, LIGHT)
    return [tuple(mark) for mark in np.round(room.marks).tolist()]


@pytest.mark.parametrize(
    ("hidden", "is_marked"), [((), True), (("Saddle",), False), (("Maximum",), True)]
)
def test_a_saddle_is_kept_clear_where_it_is_marked(
    hidden: tuple[str, ...], is_marked: bool
) -> None:
    frame = frame_of(document_of("x^2 - y^2", bounds=BOUNDS, hidden_workings=hidden))
    objective = frame.facts.objective
    assert objective is not None
    field = sample(objective, BOUNDS, 60, 60)
    found = find_critical_points(objective, field.axes, field.values)
    assert ((200.0, 200.0) in marks(replace(frame, critical=found))) is is_marked
