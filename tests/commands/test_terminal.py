"""What is printed of a user's text."""

from __future__ import annotations

import pytest

from gdviewer.commands.terminal import pointed_at, printable
from gdviewer.core.expression import ExpressionError


@pytest.mark.parametrize("char", ["\x1b", "\r", "\n", "\x00", "\x7f", "\x9b", "\u202e", "\udc80"])
def test_what_could_act_on_a_terminal_is_replaced(char: str) -> None:
    assert printable(f"a{char}b") == "a�b"


def test_letters_of_every_script_stay() -> None:
    assert printable("θ₀ + é − 變²") == "θ₀ + é − 變²"


def test_the_caret_counts_columns_not_characters() -> None:
    error = ExpressionError("unknown", start=1, end=2)
    assert pointed_at(error, "變z").splitlines()[2] == "    ^"
    error = ExpressionError("unknown", start=2, end=3)
    assert pointed_at(error, "e\u0301z").splitlines()[2] == "   ^"


def test_a_place_past_the_end_has_a_caret_too() -> None:
    error = ExpressionError("something is missing", start=2, end=2, hint="write a number")
    assert pointed_at(error, "x+").splitlines() == [
        "something is missing",
        "  x+",
        "    ^",
        "  write a number",
    ]
