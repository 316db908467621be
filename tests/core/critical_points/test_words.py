"""What is said of critical points."""

from __future__ import annotations

import math

import pytest

from gdviewer.core.critical_points.records import NOT_KNOWN, CriticalPoint, CriticalPoints, Kind
from gdviewer.core.critical_points.words import count_in_words, name_of, note_on

HERE = (0.0, 0.0)
MINIMUM = CriticalPoint(Kind.MINIMUM, Kind.MINIMUM, HERE, 0.0, (1.0, 2.0))
LOWEST = CriticalPoint(Kind.MINIMUM, Kind.MINIMUM, HERE, 0.0, (1.0, 2.0), is_global=True)
MAXIMUM = CriticalPoint(Kind.MAXIMUM, Kind.MAXIMUM, HERE, 0.0, (-1.0, -2.0))
SADDLE = CriticalPoint(Kind.SADDLE, Kind.SADDLE, HERE, 0.0, (-1.0, 2.0))
FLAT = CriticalPoint(Kind.DEGENERATE, Kind.MINIMUM, HERE, 0.0, (0.0, 0.0))
OPEN = CriticalPoint(Kind.DEGENERATE, Kind.DEGENERATE, HERE, 0.0, (0.0, 2.0))
KINK = CriticalPoint(Kind.MINIMUM, Kind.MINIMUM, HERE, 0.0, (math.nan,) * 2, is_smooth=False)
LINE = CriticalPoint(Kind.DEGENERATE, Kind.MINIMUM, HERE, 0.0, (0.0, 2.0), line=(HERE, (1.0, 0.0)))


@pytest.mark.parametrize(
    ("point", "name"),
    [
        (MINIMUM, "minimum"),
        (LOWEST, "global minimum"),
        (SADDLE, "saddle"),
        (FLAT, "degenerate minimum"),
        (OPEN, "degenerate point"),
        (KINK, "minimum"),
        (LINE, "line of minima"),
    ],
)
def test_each_has_a_name(point: CriticalPoint, name: str) -> None:
    assert name_of(point) == name


@pytest.mark.parametrize(
    ("points", "words"),
    [
        ((), "No critical point found in view"),
        ((MINIMUM,), "1 minimum in view"),
        ((LOWEST, MINIMUM, MAXIMUM, SADDLE, SADDLE), "2 minima, 1 maximum, 2 saddles in view"),
        ((FLAT, OPEN), "2 degenerate points in view"),
        ((LINE,), "1 line of minima in view"),
        ((LINE, LINE), "2 lines of minima in view"),
    ],
)
def test_they_are_counted_in_words(points: tuple[CriticalPoint, ...], words: str) -> None:
    assert count_in_words(CriticalPoints(points)) == words


def test_where_there_are_more_it_says_so() -> None:
    words = count_in_words(CriticalPoints((MINIMUM, MINIMUM), is_complete=False))
    assert words == "2 minima in view, and more"


def test_before_anything_is_known_it_does_not_say_that_there_are_none() -> None:
    assert count_in_words(NOT_KNOWN) == "Looking for critical points …"


def test_a_kind_that_is_not_plain_has_a_note() -> None:
    assert note_on(MINIMUM) == ""
    assert "kink" in note_on(KINK)
    assert "f rises around it" in note_on(FLAT)
    assert "line" in note_on(LINE)
