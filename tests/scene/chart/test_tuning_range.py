"""What a tuning is plotted in: it only widens while the plot fills."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest

from gdviewer.core.objective import Array
from gdviewer.scene.chart.tuning_range import TuningRange

RATES = 10.0 ** np.arange(-7, 3)


def points(*values: float) -> Array:
    """Return the first rates with these values of f, ``(k, 2)``."""
    return np.column_stack([RATES[: len(values)], values])


def filled(*values: float) -> list[TuningRange]:
    """Return the range after each value, the empty one first."""
    ranges = [TuningRange()]
    for count in range(len(values)):
        ranges.append(ranges[-1].with_points(points(*values[: count + 1])))
    return ranges


def test_the_rates_that_are_tried_first_are_in_the_plot_from_the_beginning() -> None:
    empty, *_, last = filled(3.0, 2.0, 1.0)
    assert (empty.first, empty.last) == (last.first, last.last)
    assert empty.first == -7
    assert empty.last == pytest.approx(math.log10(300))


def test_a_rate_beyond_the_first_ones_widens_the_plot() -> None:
    widened = TuningRange().with_points(np.array([(1e-9, 1.0), (1e4, 2.0)]))
    assert (widened.first, widened.last) == (-9, 4)


@pytest.mark.parametrize(
    "values",
    [
        (5.0, 4.999, 4.9, 3.0, 1.0, 1e-3, 1e-12, 0.0, 1e40, math.inf),
        (-5.0, -5.1, -6.0, -9.0, -30.0, -31.0, 1e9, math.nan, -12.0, 1e300),
        (1e9, 1e8, 1.0, 1.0, 1.0, 1.0, 1.0, 0.9, 0.8, 0.7),
    ],
)
def test_what_was_shown_of_f_stays_in_the_plot(values: tuple[float, ...]) -> None:
    _, *ranges = filled(*values)
    for before, after in pairwise(ranges):
        assert after.bottom <= before.bottom
        assert after.top >= before.top
    assert ranges[-1].bottom < ranges[0].bottom


def test_the_first_value_has_room_around_it() -> None:
    _, first = filled(5.0)
    assert first.bottom < math.log10(5.0) < first.top
    assert first.top - first.bottom >= 0.1


def test_what_soars_is_left_out_and_without_a_number_there_is_no_scale() -> None:
    assert filled(math.nan, math.inf)[-1].scale is None
    soaring = filled(2.0, 1.0, 0.5, 1e200)[-1]
    assert soaring.top < 8


def test_where_f_goes_below_zero_the_values_begin_anew_and_evenly() -> None:
    before, after = filled(1e6, 5.0, -2.0)[-2:]
    assert before.scale is not None
    assert after.scale is not None
    assert (before.scale.kind, after.scale.kind) == ("log", "linear")
    assert after.bottom < -2.0
