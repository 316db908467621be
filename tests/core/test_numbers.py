"""Numbers as people read and write them."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdviewer.core.numbers import (
    format_all_digits,
    format_count,
    format_exact,
    format_number,
    format_places,
    format_point_fully,
    format_whole,
    in_plain_characters,
    parse_number,
    parse_pair,
)

finite = st.floats(allow_nan=False, allow_infinity=False, allow_subnormal=False)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.1", 0.1),
        ("0,1", 0.1),
        ("1e-6", 1e-6),
        ("1E+3", 1000.0),
        ("10⁻⁶", 1e-6),
        ("10^-6", 1e-6),
        ("−1.2×10⁻³", -1.2e-3),
        ("2 · 10^3", 2000.0),
        ("106", 106.0),
        (" .5 ", 0.5),
        ("3.", 3.0),
        ("+4", 4.0),
        ("1\N{NARROW NO-BREAK SPACE}000", 1000.0),
    ],
)
def test_a_number_is_read_as_people_write_it(text: str, value: float) -> None:
    assert parse_number(text) == value


@pytest.mark.parametrize(
    "text", ["", "abc", "1.2.3", "1 2", "1e", "--1", "0x10", "nan", "inf", "1_0"]
)
def test_what_is_no_number_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match="Write a number, such as"):
        parse_number(text)


def test_a_number_beyond_float64_is_refused() -> None:
    with pytest.raises(ValueError, match="too large"):
        parse_number("1e400")


@given(finite)
def test_the_exact_text_reads_back_to_the_last_digit(value: float) -> None:
    assert parse_number(format_exact(value)) == value


@given(st.floats(-1e300, 1e300, allow_subnormal=False))
def test_the_short_text_reads_back_to_its_four_digits(value: float) -> None:
    assert parse_number(format_number(value)) == pytest.approx(value, rel=5.1e-4)


@pytest.mark.parametrize(
    "text", ["-1.2, 1", "(-1.2, 1)", "−1.2, 1", "-1.2,1", "-1,2; 1", "-1.2 1", " ( -1.2 , 1 ) "]
)
def test_a_point_is_read_with_and_without_brackets(text: str) -> None:
    assert parse_pair(text) == (-1.2, 1.0)


@pytest.mark.parametrize("text", ["", "1", "(1)", "1, 2, 3", "a, b"])
def test_what_is_no_point_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="Write"):
        parse_pair(text)


@given(finite)
def test_all_digits_tell_a_number_from_every_other(value: float) -> None:
    assert parse_number(format_all_digits(value)) == value
    assert float(in_plain_characters(format_all_digits(value))) == value


@pytest.mark.parametrize(
    ("value", "short", "full"),
    [
        (1e-6, "10⁻⁶", "10⁻⁶"),
        (1.2e-6, "1.2×10⁻⁶", "1.2×10⁻⁶"),
        (-0.1 - 0.2, "−0.3", "−0.30000000000000004"),
        (123456.78, "123\u202f457", "123\u202f456.78"),
        (-2000.0, "−2\u202f000", "−2\u202f000"),
        (0.0, "0", "0"),
    ],
)
def test_a_number_is_short_to_look_at_and_whole_to_copy(
    value: float, short: str, full: str
) -> None:
    assert format_number(value) == short
    assert format_all_digits(value) == full


def test_a_copy_is_in_characters_that_programs_read() -> None:
    text = "(−1.2×10⁻⁶, 10³)   f −0.5   2\u202f000\u202f000 steps"
    assert in_plain_characters(text) == "(-1.2e-6, 1e3)   f -0.5   2000000 steps"


def test_a_point_has_all_digits_too() -> None:
    assert format_point_fully((-0.1 - 0.2, 1.0)) == "(−0.30000000000000004, 1)"


@pytest.mark.parametrize(
    ("value", "text"),
    [(1e6, "10⁶"), (1000.0, "1\u202f000"), (5e-324, "5×10⁻³²⁴"), (float("inf"), "∞"), (-2.0, "−2")],
)
def test_all_digits_are_no_more_than_there_are(value: float, text: str) -> None:
    assert format_all_digits(value) == text


def test_a_whole_number_is_in_groups_of_three() -> None:
    space = "\N{NARROW NO-BREAK SPACE}"
    assert format_whole(5_000_000) == f"5{space}000{space}000"
    assert format_count(1000, "step") == f"1{space}000 steps"


@pytest.mark.parametrize(
    ("value", "places", "power", "text"),
    [
        (0.5, 3, 0, "0.500"),
        (-1234.5678, 1, 0, "−1\N{NARROW NO-BREAK SPACE}234.6"),
        (-0.0001, 2, 0, "0.00"),
        (5.0e-7, 2, -6, "0.50×10⁻⁶"),
        (1e-6, 0, -6, "10⁻⁶"),
        (-1e-6, 0, -6, "−10⁻⁶"),
        (0.0, 4, -6, "0"),
        (math.inf, 2, 0, "∞"),
        (-5e-324, 1, -324, "−4.9×10⁻³²⁴"),
    ],
)
def test_numbers_can_have_the_same_decimals(
    value: float, places: int, power: int, text: str
) -> None:
    assert format_places(value, places, power) == text
