import numpy as np
import pytest
from PySide6.QtCore import QRectF, QSizeF

from gdviewer.scene.room import Room

PLOT = QRectF(0, 0, 100, 100)
ACROSS = np.array([[0.0, 0.0, 100.0, 100.0]])


def test_what_a_place_covers_is_the_length_of_the_paths_below_it() -> None:
    room = Room(PLOT, ACROSS)
    assert room.covered(QRectF(0, 0, 30, 30)) == pytest.approx(30 * 2**0.5)
    assert room.covered(QRectF(60, 0, 30, 30)) == 0.0


def test_the_cheapest_corner_covers_no_path_and_nothing_that_is_taken() -> None:
    room = Room(PLOT, ACROSS, taken=(QRectF(85, 5, 4, 4),))
    best = min(room.corners(QSizeF(20, 10), 2), key=room.cost)
    assert best == QRectF(2, 88, 20, 10)


def test_a_place_beyond_the_plot_or_on_what_is_taken_is_not_free() -> None:
    room = Room(PLOT, ACROSS).and_taken(QRectF(50, 0, 20, 20))
    assert room.is_free(QRectF(0, 50, 10, 10))
    assert not room.is_free(QRectF(95, 50, 10, 10))
    assert not room.is_free(QRectF(60, 10, 20, 20))


def test_the_first_of_equally_good_places_is_the_best_and_a_bad_one_is_none() -> None:
    room = Room(PLOT, ACROSS)
    good, also_good, bad = (QRectF(60, 0, 9, 9), QRectF(0, 60, 9, 9), QRectF(0, 0, 40, 40))
    assert room.best([bad, good, also_good], most=5.0) == good
    assert room.best([bad], most=5.0) is None


def test_the_search_ends_at_the_first_place_that_covers_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[QRectF] = []
    covered = Room.covered

    def noted(room: Room, place: QRectF) -> float:
        asked.append(place)
        return covered(room, place)

    monkeypatch.setattr(Room, "covered", noted)
    bad, good = QRectF(0, 0, 9, 9), QRectF(60, 0, 9, 9)
    assert Room(PLOT, ACROSS).best([bad, good, *[QRectF(0, 60, 9, 9)] * 70], most=5.0) == good
    assert asked == [bad, good]


def test_a_mark_below_a_place_counts_more_than_a_path() -> None:
    room = Room(PLOT, ACROSS, marks=np.array([(90.0, 10.0)]), reach=5.0)
    with_mark, with_path = QRectF(60, 0, 26, 10), QRectF(0, 0, 20, 20)
    assert room.covered(with_mark) == 0.0
    assert room.cost(with_mark) > room.cost(with_path) > 0.0
    assert room.cost(QRectF(60, 0, 24, 10)) == 0.0
