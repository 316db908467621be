"""The range of an axis: room for what is shown, and round numbers for every range of doubles."""

from __future__ import annotations

import itertools
import math

import pytest

from gdviewer.scene.axes.reach import axis_range
from gdviewer.scene.axes.ticks import ticks

SIZES = [0.0, 5e-324, 1e-310, 1e-300, 1e-30, 1.0, 1 + 2e-16, 1 + 1e-9, 1e100, 1e307, 1.7e308]
VALUES = sorted({*SIZES, *(-size for size in SIZES)})
RANGES = list(itertools.combinations_with_replacement(VALUES, 2))


@pytest.mark.parametrize(("low", "high"), RANGES)
def test_every_range_has_a_few_round_numbers(low: float, high: float) -> None:
    first, last = axis_range(low, high)
    assert math.isfinite(last - first)
    marks = ticks(first, last, 5)
    assert 1 <= len(marks.values) <= 6
    assert len(set(marks.labels)) == len(marks.labels)


def test_what_is_shown_has_a_margin() -> None:
    first, last = axis_range(2.0, 12.0)
    assert first == pytest.approx(1.4)
    assert last == pytest.approx(12.6)


def test_what_is_even_stands_in_the_middle() -> None:
    first, last = axis_range(5.0, 5.0)
    assert first < 5 < last
    assert first + last == pytest.approx(10.0)


def test_small_values_keep_their_own_range() -> None:
    assert axis_range(0.0, 1e-30)[1] < 2e-30
