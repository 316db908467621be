"""What is printed of a user's text."""

from __future__ import annotations

import pytest

from gdviewer.commands.terminal import pointed_at
from gdviewer.core.expression import ExpressionError


def test_the_caret_counts_columns_not_characters() -> None:
    error = ExpressionError("unknown", start=1, end=2)
    assert pointed_at(error, "變z").splitlines()[2] == "    ^"
    error = ExpressionError("unknown", start=2, end=3)
    assert pointed_at(error, "e\u0301z").splitlines()[2] == "   ^"


@pytest.mark.parametrize(
    ("text", "place", "line", "caret"),
    [
        ("u = x\nv = 2u\nu + v*", 18, "u + v*", 5),
        ("u = x\nv = 2u\nu + v*", 6, "v = 2u", 0),
        ("u = x\nv = 2u\nu + v*", 4, "u = x", 4),
        ("u = x\r\nv*", 8, "v*", 1),
        ("u = x\n", 6, "", 0),
        ("\nx", 1, "x", 0),
    ],
)
def test_of_several_lines_the_one_with_the_place_is_shown(
    text: str, place: int, line: str, caret: int
) -> None:
    error = ExpressionError("wrong", start=place, end=len(text))
    _, shown, carets = pointed_at(error, text).split("\n")
    assert shown == f"  {line}"
    assert carets.index("^") == 2 + caret
    assert len(carets) <= max(len(shown), 3 + caret)


def test_a_place_past_the_end_has_a_caret_too() -> None:
    error = ExpressionError("something is missing", start=2, end=2, hint="write a number")
    assert pointed_at(error, "x+").splitlines() == [
        "something is missing",
        "  x+",
        "    ^",
        "  write a number",
    ]
