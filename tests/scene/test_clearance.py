"""What is clear of lines, marks and rectangles is told of many places at once, as of each."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRectF

from gdviewer.scene.clearance import are_clear, edges_of
from gdviewer.scene.room import Room

PLOT = QRectF(20.0, 10.0, 400.0, 300.0)
NO_LINES = np.empty((0, 4))


def is_clear(room: Room, *place: float) -> bool:
    return bool(are_clear(room, edges_of([QRectF(*place)]))[0])


def test_a_place_beyond_the_plot_is_not_clear() -> None:
    room = Room(PLOT, NO_LINES)
    assert is_clear(room, 30, 20, 40, 15)
    assert not is_clear(room, 0, 20, 40, 15)
    assert not is_clear(room, 390, 20, 40, 15)


def test_a_line_across_a_place_is_seen_though_both_its_ends_are_far() -> None:
    room = Room(PLOT, np.array([[0.0, 0.0, 440.0, 330.0]]))
    assert not is_clear(room, 200, 150, 30, 15)
    assert is_clear(room, 300, 60, 30, 15)


def test_marks_count_with_their_reach_and_what_is_taken_with_its_edges() -> None:
    room = Room(PLOT, NO_LINES, (QRectF(300, 200, 50, 40),), np.array([(100.0, 100.0)]), 10.0)
    assert not is_clear(room, 105, 100, 30, 15)
    assert is_clear(room, 120, 100, 30, 15)
    assert not is_clear(room, 340, 230, 30, 15)
    assert is_clear(room, 360, 250, 30, 15)


@pytest.mark.parametrize("far", [1e300, np.inf, np.nan])
def test_what_is_beyond_all_is_in_nobodys_way(far: float) -> None:
    lines = np.array([[far, far, far, 2.0]])
    room = Room(PLOT, lines, (), np.array([(far, far)]), 10.0)
    assert is_clear(room, 30, 20, 40, 15)


def test_a_plot_without_room_has_no_clear_place() -> None:
    assert not is_clear(Room(QRectF(5, 5, 0, 0), NO_LINES), 5, 5, 3, 3)
    assert are_clear(Room(PLOT, NO_LINES), np.empty((0, 4))).shape == (0,)
