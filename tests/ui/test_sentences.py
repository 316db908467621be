"""Sentences of words that stand for one."""

from __future__ import annotations

import pytest

from gdviewer.ui.panels.sentences import as_sentence


@pytest.mark.parametrize(
    ("text", "name", "sentence"),
    [
        ("unknown name 'ab'", "ab", "Unknown name 'ab'."),
        ("a comma only separates", ",", "A comma only separates."),
        ("sin needs an argument", "sin", "sin needs an argument."),
        ("rate is defined twice", "rate", "rate is defined twice."),
        ("a is defined twice", "a", "a is defined twice."),
        ("did you mean sin(x)?", "sinx", "Did you mean sin(x)?"),
        ("x^2", "", "x^2."),
    ],
)
def test_it_begins_with_a_capital_unless_that_is_a_name(
    text: str, name: str, sentence: str
) -> None:
    assert as_sentence(text, name) == sentence
