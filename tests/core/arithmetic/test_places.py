"""The numbers of a quantity end at the same place, or at their own where they are far apart."""

from __future__ import annotations

import numpy as np
import pytest

from gdviewer.core.arithmetic.places import Places

GAP = "\N{NARROW NO-BREAK SPACE}"


def texts(*numbers: float, refined: int = 0) -> list[str]:
    places = Places(np.array(numbers))
    for _ in range(refined):
        places.refine()
    return [places.text(number) for number in numbers]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ((-4.3768123, 0.0992245), ["−4.3768", "0.0992"]),
        ((105.35312, 56.281234), ["105.4", "56.3"]),
        ((1.0, 1.0), ["1", "1"]),
        ((-1.2345, 1.0), ["−1.2345", "1.0000"]),
        (
            (132171.38, 20555.1),
            [f"132{GAP}171", f"20{GAP}555"],
        ),
        ((2.134123, 0.0), ["2.134", "0"]),
        ((1.23456e-7, 2.34567e-8), ["1.235×10⁻⁷", "0.235×10⁻⁷"]),
        ((0.00055123456,), ["0.0005512"]),
        ((np.inf, np.nan), ["∞", "undefined"]),
        ((1e-5,), ["10⁻⁵"]),
    ],
)
def test_they_are_written_alike(numbers: tuple[float, ...], expected: list[str]) -> None:
    assert texts(*numbers) == expected


def test_numbers_that_are_far_apart_have_digits_of_their_own() -> None:
    assert texts(3215.4321, 1.23456e-9) == [f"3{GAP}215", "1.235×10⁻⁹"]


def test_a_finer_one_has_a_digit_more_and_leaves_half_of_it_open() -> None:
    number = 2 / 3
    places = Places(np.array([number]))
    assert places.text(number) == "0.6667"
    assert places.slacks(np.array([number])) == pytest.approx([0.00005])
    places.refine()
    assert places.text(number) == "0.66667"
    assert places.units(np.array([number])) == pytest.approx(1e-5)


def test_a_short_number_is_exact_and_has_nothing_more_to_tell() -> None:
    places = Places(np.array([0.25, -3.5]))
    assert places.is_exact
    assert not places.can_be_refined
    assert not places.slacks(np.array([0.25, -3.5])).any()


def test_a_change_can_be_seen_within_reason() -> None:
    places = Places(np.array([-1.2 - 1 / 3e5]))
    places.show(2.156e-4)
    assert places.text(-1.2 - 1 / 3e5) == "−1.200003"
    places.show(1e-300)
    assert len(places.text(-1.2 - 1 / 3e5)) == len("−1.20000333")
