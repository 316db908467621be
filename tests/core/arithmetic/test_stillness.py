"""While numbers change, the lines keep their forms, until a number outgrows its slot."""

from __future__ import annotations

import pytest

from gdviewer.core.arithmetic.shown import ShownLine
from gdviewer.core.arithmetic.stillness import in_forms_of, in_forms_that_fit
from tests.core.arithmetic.test_shown import sheets
from tests.core.arithmetic.test_step import descent_of


def fits(line: ShownLine, own: ShownLine) -> bool:
    pairs = zip(line.form.slots, own.form.slots, strict=True)
    return all(has.width >= asked.width for has, asked in pairs)


@pytest.mark.parametrize(
    ("key", "most"), [("gradient_descent", 4), ("momentum", 10), ("adam", 10), ("rmsprop", 6)]
)
def test_most_moves_of_the_playhead_need_no_new_picture(key: str, most: int) -> None:
    seen: set[str] = set()
    before: tuple[ShownLine, ...] = ()
    moves = 0
    for lines in sheets(descent_of(key, max_steps=100)):
        before = in_forms_that_fit(lines, before)
        forms = {line.form.numbers for line in before}
        moves += not forms <= seen
        seen |= forms
        assert all(fits(*pair) for pair in zip(before, lines, strict=True))
    assert moves <= most


def test_numbers_can_be_shown_in_the_slots_that_are_there() -> None:
    first, second = sheets(descent_of("gradient_descent", learning_rate=1e-6, max_steps=2))
    kept = in_forms_of(second, first)
    assert [line.form for line in kept] == [line.form for line in first]
    assert [line.texts for line in kept] == [line.texts for line in second]


def test_another_setting_has_a_form_of_its_own() -> None:
    (one,) = sheets(descent_of("gradient_descent", learning_rate=0.01, max_steps=1))
    (other,) = sheets(descent_of("gradient_descent", learning_rate=0.02, max_steps=1))
    assert in_forms_of(other, one)[1].form == other[1].form
