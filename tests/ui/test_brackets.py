"""Parentheses that belong together."""

from __future__ import annotations

import pytest

from gdviewer.ui.panels.function.brackets import brackets_at


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("|", ()),
        ("x|", ()),
        ("(|x)", (0, 2)),
        ("|(x)", (0, 2)),
        ("(x)|", (0, 2)),
        ("(x|)", (0, 2)),
        ("((x)|", (1, 3)),
        ("(|(x)", (0,)),
        ("x)|", (1,)),
        ("(|(x)(y))", (0, 7)),
        ("(x)|(y)", (0, 2)),
    ],
)
def test_the_parenthesis_at_the_cursor_finds_its_partner(
    text: str, places: tuple[int, ...]
) -> None:
    assert brackets_at(text.replace("|", ""), text.index("|")) == places
