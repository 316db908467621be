from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QRectF, QSizeF

from gdviewer.core.bounds import Bounds
from gdviewer.core.objective import Array
from gdviewer.scene.legend import Detail, Legend
from gdviewer.scene.legend_place import PlacedLegend, place_legend, room_for_legend
from gdviewer.scene.paths.end_names import NO_LINES
from gdviewer.scene.plot import plot_of
from gdviewer.scene.room import Room
from gdviewer.scene.theme import LIGHT
from gdviewer.scene.viewport import Viewport
from gdviewer.state.frame import Frame
from gdviewer.state.readings.digest import digests
from gdviewer.state.run import Run, numbered
from tests.scene.frames import document_of, frame_of

pytestmark = pytest.mark.usefixtures("qapp")

BOUNDS = Bounds(0.0, 500.0, 0.0, 400.0)
VIEW = Viewport(BOUNDS, 0.0, 0.0, 500.0, 400.0)  # so that x is a pixel, and y upwards too
PLOT = QRectF(0.0, 0.0, 500.0, 400.0)
MARGIN = 10.0
UPPER_RIGHT, UPPER_LEFT = 0, 1


def race(*points: Array) -> Frame:
    runs = numbered((Run("adam"),) * len(points))
    document = document_of(bounds=BOUNDS, runs=runs, starts=((250.0, 10.0),))
    return frame_of(document, *points)


def legends(frame: Frame) -> list[Legend]:
    room = QSizeF(250.0, 200.0)
    found = [Legend.of(digests(frame), room, LIGHT, one) for one in (Detail.BRIEF, Detail.SHORT)]
    return [one for one in found if one is not None]


def placed(frame: Frame, corner: int | None = None) -> PlacedLegend:
    room = room_for_legend(frame, plot_of(frame), VIEW, LIGHT)
    found = place_legend(legends(frame), room, MARGIN, corner)
    assert found is not None
    return found


def line(*corners: tuple[float, float]) -> Array:
    """Return a path through ``corners`` in a few steps."""
    ways = [np.linspace(*pair, 5) for pair in pairwise(corners)]
    return np.concatenate(ways)


ALONG = line((250.0, 10.0), (250.0, 30.0))


def test_a_legend_lies_in_the_upper_right_where_that_is_free() -> None:
    found = placed(race(ALONG, ALONG))
    assert found.corner == UPPER_RIGHT
    assert found.cost == 0.0
    assert len(found.legend.lines) == 4


def test_it_hides_no_end_of_a_path_though_other_corners_have_more_of_paths() -> None:
    to_the_corner = line((250.0, 10.0), (250.0, 330.0), (450.0, 330.0))
    found = placed(race(to_the_corner, ALONG))
    assert found.corner != UPPER_RIGHT
    assert not found.is_in_the_way


def test_it_keeps_clear_of_where_a_path_will_come() -> None:
    to_the_corner = line((250.0, 10.0), (250.0, 330.0), (450.0, 330.0))
    frame = replace(race(to_the_corner, ALONG), playhead=0)
    assert placed(frame).corner != UPPER_RIGHT


def test_it_has_fewer_lines_where_more_would_hide_a_path() -> None:
    level = line((10.0, 325.0), (490.0, 325.0), (490.0, 75.0), (10.0, 75.0))
    found = placed(race(level, ALONG))
    assert len(found.legend.lines) == 2
    assert not found.is_in_the_way


def test_it_stays_in_its_corner_unless_another_is_clearly_better() -> None:
    frame = race(ALONG, ALONG)
    assert placed(frame, UPPER_LEFT).corner == UPPER_LEFT
    across = line((250.0, 10.0), (250.0, 380.0), (30.0, 380.0))
    assert placed(race(across, ALONG), UPPER_LEFT).corner == UPPER_RIGHT


def test_where_every_corner_is_in_use_it_lies_where_it_hides_least() -> None:
    crowd = [(x, y) for x in (60.0, 120.0, 380.0, 440.0) for y in (30.0, 60.0, 340.0, 370.0)]
    marks = np.array([*crowd, (400.0, 350.0)])
    room = Room(PLOT, NO_LINES, marks=marks, reach=10.0)
    found = place_legend(legends(race(ALONG, ALONG)), room, MARGIN)
    assert found is not None
    assert found.is_in_the_way
    assert found.cost == min(room.cost(place) for place in room.corners(found.legend.size, MARGIN))
