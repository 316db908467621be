"""The slots of a line are as wide as its numbers, and few different widths are in use."""

from __future__ import annotations

import pytest

from gdviewer.core.arithmetic.slots import guarded, slot_width, width_of


def test_a_negative_number_stands_in_brackets_after_a_sign() -> None:
    assert guarded("−1.5") == "(−1.5)"
    assert guarded("1.5") == "1.5"


@pytest.mark.parametrize("text", ["1", "42", "900"])
def test_a_short_whole_number_has_a_slot_of_its_width(text: str) -> None:
    assert slot_width([text], is_column=False) == len(text)


@pytest.mark.parametrize("text", ["0.99", "(−105.35)", "1.2346×10⁻⁷", "2 000", "undefined"])
def test_no_slot_is_too_narrow_or_leaves_a_hole(text: str) -> None:
    assert 0 <= slot_width([text], is_column=False) - width_of(text) < 0.5


def test_a_column_is_as_wide_as_the_widest_of_it_with_room_for_a_sign() -> None:
    width = slot_width(["1.234", "−0.567"], is_column=True)
    assert width == slot_width(["−1.234", "0.567"], is_column=True)
    assert width < slot_width(["1.234", "−12345.678"], is_column=True)
