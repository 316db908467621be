"""The range of a parameter: what its slider and its sweep go through."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdviewer.core.parameter_range import ParameterRange

LINEAR = ParameterRange(-5.0, 5.0)
LOG = ParameterRange(0.001, 1000.0, is_log=True)
STEPS = ParameterRange(0.0, 1.0, step=0.3)
WIDEST = ParameterRange(-1e100, 1e100)
LONGEST = ParameterRange(1e-100, 1e100, is_log=True)
RANGES = [LINEAR, LOG, STEPS, WIDEST, LONGEST]


@pytest.mark.parametrize("one", [LINEAR, LOG, WIDEST, LONGEST, ParameterRange(1.2345, 98.765)])
def test_the_ends_are_reached(one: ParameterRange) -> None:
    assert (one.value(0.0), one.value(1.0)) == (one.minimum, one.maximum)


def test_the_middle_is_the_arithmetic_or_the_geometric_mean() -> None:
    assert LINEAR.value(0.5) == 0.0
    assert LOG.value(0.5) == 1.0


@given(st.sampled_from([LINEAR, LOG, WIDEST, LONGEST]), st.floats(0, 1))
def test_a_number_stands_where_it_came_from(one: ParameterRange, share: float) -> None:
    assert one.minimum <= one.value(share) <= one.maximum
    assert one.share(one.value(share)) == pytest.approx(share, abs=0.002)


def test_a_number_beyond_an_end_stands_at_that_end() -> None:
    assert [LOG.share(value) for value in (-1.0, 0.0, 1e9)] == [0.0, 0.0, 1.0]


@given(st.floats(-2, 2))
def test_with_a_step_there_are_only_its_multiples(value: float) -> None:
    assert STEPS.snapped(value) in {0.0, 0.3, 0.6, 0.9}


def test_every_step_is_the_nearest_number_of_twelve_digits() -> None:
    tenths = ParameterRange(0.0, 1.0, step=0.1)
    assert [tenths.value(share) for share in (0.31, 0.68, 1.0)] == [0.3, 0.7, 1.0]


@given(st.sampled_from(RANGES), st.floats(-1e100, 1e100))
def test_a_range_is_widened_until_it_has_the_value(one: ParameterRange, value: float) -> None:
    wide = one.widened(value)
    assert wide.minimum <= value <= wide.maximum
    assert wide.minimum <= one.minimum < one.maximum <= wide.maximum
    assert wide.minimum > 0 or not wide.is_log
    wide.snapped(value)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (ParameterRange(1.0, 1.0), "from a smaller number to a larger one"),
        (ParameterRange(float("nan"), 1.0), "numbers of at most 10¹⁰⁰"),
        (ParameterRange(0.0, 1e101), "numbers of at most 10¹⁰⁰"),
        (ParameterRange(0.0, 1.0, float("inf")), "numbers of at most 10¹⁰⁰"),
        (ParameterRange(1.0, 1.0 + 1e-15), "too close"),
        (ParameterRange(0.0, 5e-324), "too close"),
        (ParameterRange(0.0, 1.0, is_log=True), "begin above 0"),
        (ParameterRange(0.0, 1.0, -0.1), "step must be above 0"),
        (ParameterRange(0.0, 1.0, 1.1), "fit into the range"),
    ],
)
def test_what_is_no_range_is_refused_in_a_sentence(wrong: ParameterRange, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        wrong.check(1e100)


@pytest.mark.parametrize("right", [*RANGES, ParameterRange(0.0, 1e-90)])
def test_what_is_a_range_is_taken(right: ParameterRange) -> None:
    right.check(1e100)
