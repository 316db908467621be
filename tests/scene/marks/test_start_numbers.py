import numpy as np
import pytest
from PySide6.QtCore import QPointF

from gdviewer.core.bounds import Bounds
from gdviewer.scene.marks.start_numbers import StartNumber, place_start_numbers
from gdviewer.scene.plot import place_of, plot_of
from gdviewer.scene.room import Room
from gdviewer.scene.theme import LIGHT
from gdviewer.scene.viewport import Viewport
from gdviewer.state.frame import Frame
from tests.scene.frames import document_of, frame_of

pytestmark = pytest.mark.usefixtures("qapp")

BOUNDS = Bounds(0.0, 500.0, 0.0, 400.0)
VIEW = Viewport(BOUNDS, 0.0, 0.0, 500.0, 400.0)
START, OTHER = (200.0, 200.0), (400.0, 300.0)


def numbers(frame: Frame) -> tuple[StartNumber, ...]:
    return place_start_numbers(VIEW, plot_of(frame), frame, LIGHT)


def test_one_start_has_no_number() -> None:
    assert numbers(frame_of(document_of(bounds=BOUNDS, starts=(START,)))) == ()


def test_starts_are_numbered_in_their_order_beside_their_rings() -> None:
    frame = frame_of(document_of(bounds=BOUNDS, starts=(START, OTHER)))
    placed = numbers(frame)
    assert [one.number for one in placed] == [1, 2]
    for one, start in zip(placed, (START, OTHER), strict=True):
        at = place_of(VIEW, plot_of(frame), start)
        assert at is not None
        away = one.place.center() - at
        assert 8.0 < QPointF(away).manhattanLength() < 40.0
        assert not one.place.contains(at)


@pytest.mark.parametrize("angle", np.linspace(0.0, 2 * np.pi, 9)[:-1])
def test_a_number_lies_on_no_path_that_leaves_its_start(angle: float) -> None:
    way = np.array(START) + np.outer((0.0, 30.0, 60.0), (np.cos(angle), np.sin(angle)))
    frame = frame_of(document_of(bounds=BOUNDS, starts=(START, OTHER)), way)
    pixels = VIEW.to_pixels(way)
    room = Room(numbers(frame)[0].place, np.hstack((pixels[:-1], pixels[1:])))
    assert room.covered(numbers(frame)[0].place) == 0.0


def test_a_start_out_of_view_has_no_number() -> None:
    frame = frame_of(document_of(bounds=BOUNDS, starts=(START, (900.0, 10.0))))
    assert [one.number for one in numbers(frame)] == [1]
