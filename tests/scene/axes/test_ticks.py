import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdviewer.scene.axes.ticks import ticks


def test_ticks_are_round_numbers_with_a_real_minus() -> None:
    axis = ticks(-2.3, 2.1, 5)
    assert axis.values == (-2.0, -1.0, 0.0, 1.0, 2.0)
    assert axis.labels == ("−2", "−1", "0", "1", "2")


def test_fractions_have_as_many_digits_as_they_need() -> None:
    assert ticks(0.0, 1.0, 5).labels == ("0", "0.2", "0.4", "0.6", "0.8", "1.0")


def test_large_and_small_numbers_are_powers_of_ten() -> None:
    assert "2×10¹²" in ticks(0.0, 5e12, 5).labels
    assert "10⁻⁹" in ticks(0.0, 5e-9, 5).labels


def test_between_the_numbers_are_smaller_ticks() -> None:
    axis = ticks(0.0, 1.0, 1)
    assert axis.values == (0.0, 1.0)
    assert len(axis.minor) == 6


@given(
    center=st.floats(-1e6, 1e6),
    half=st.floats(1e-3, 1e12),
    most=st.integers(1, 20),
)
def test_neighbors_never_read_the_same(center: float, half: float, most: int) -> None:
    axis = ticks(center - half, center + half, most)
    assert len(set(axis.labels)) == len(axis.labels)
    assert len(axis.values) <= most + 1
    assert all(math.isfinite(value) for value in axis.values)


@pytest.mark.parametrize("reach", [1e-300, 1e-9, 1e300])
def test_extreme_ranges_have_ticks(reach: float) -> None:
    assert 2 <= len(ticks(-reach, reach, 6).labels) <= 7
