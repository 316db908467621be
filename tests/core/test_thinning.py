from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from gdviewer.core.thinning import STRETCH, Thinning


def series(count: int) -> NDArray[np.float64]:
    return np.random.default_rng(count).standard_normal(count).cumsum()


def test_of_each_stretch_the_least_and_the_greatest_value_are_kept() -> None:
    values = np.array([3.0, 1.0, 2.0, -5.0, 7.0])
    edges, low, high = Thinning().extremes(values, np.array([0, 2, 5]))
    assert edges.tolist() == [0, 2, 5]
    assert low.tolist() == [1.0, -5.0]
    assert high.tolist() == [3.0, 7.0]


@pytest.mark.parametrize("count", [100_001, 300_007, 1_000_000])
def test_what_is_thinned_coarsely_loses_no_extreme_and_no_end(count: int) -> None:
    values, thinning = series(count), Thinning()
    for length in (count // 2 + 13, count):  # it has grown meanwhile
        wanted = np.linspace(0, length, 801).astype(np.int64)
        edges, low, high = thinning.extremes(values[:length], wanted)
        assert (edges[0], edges[-1]) == (0, length)
        assert np.abs(edges - wanted).max() < STRETCH
        for k in range(len(low)):
            part = values[edges[k] : edges[k + 1]]
            assert (low[k], high[k]) == (part.min(), part.max())


def test_a_part_from_the_middle_begins_and_ends_where_it_should() -> None:
    values = series(1_000_000)
    edges, low, high = Thinning().extremes(values, np.linspace(12_345, 777_777, 500).astype(int))
    assert (edges[0], edges[-1]) == (12_345, 777_777)
    part = values[12_345 // STRETCH * STRETCH : -(-777_777 // STRETCH) * STRETCH]
    assert (low.min(), high.max()) == (part.min(), part.max())


def test_values_that_are_not_finite_count_for_nothing() -> None:
    values = np.array([1.0, np.nan, np.inf, np.nan, -np.inf, 2.0])
    _, low, high = Thinning().extremes(values, np.array([0, 3, 5, 6]))
    np.testing.assert_array_equal(low, [1.0, np.nan, 2.0])
    np.testing.assert_array_equal(high, [1.0, np.nan, 2.0])
