"""How well a name answers what was typed."""

from __future__ import annotations

import pytest

from gdviewer.ui.dialogs.matching import rank


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("", "Zoom in"),
        ("zoom", "Zoom in"),
        ("IN zo", "Zoom in"),
        ("oom", "Zoom in"),
        ("stf", "Step forward"),
        ("c++", "C++ code"),
    ],
)
def test_words_parts_and_letters_in_order_find_a_name(query: str, name: str) -> None:
    assert rank(query, name) is not None


@pytest.mark.parametrize("query", ["zoom out", "moz", "tf"])
def test_every_word_must_be_found(query: str) -> None:
    assert rank(query, "Zoom in") is None


def test_a_word_of_the_help_finds_too() -> None:
    assert rank("clipboard", "Copy picture", "Put the picture on the clipboard") is not None
    assert rank("board", "Copy picture", "Put the picture on the clipboard") is None


def test_the_nearer_goes_first() -> None:
    ranks = [
        rank("ad", "Adam"),
        rank("ad", "Schedule, adapted"),
        rank("ad", "Roads"),
        rank("ad", "Momentum", "Adds the velocity"),
        rank("ad", "A second"),
    ]
    assert ranks == [0, 1, 2, 3, 4]


def test_a_long_query_of_one_letter_is_answered_at_once() -> None:
    assert rank("a" * 60, "a" * 59) is None
    assert rank("a" * 30 + "b", " ".join(["a" * 29] * 3)) is None
    assert rank("a" * 30, "a a" * 15) is not None
