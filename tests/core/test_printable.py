"""Text of somebody else, made safe to show."""

from __future__ import annotations

import pytest

from gdviewer.core.printable import printable, printable_lines


@pytest.mark.parametrize("char", ["\x1b", "\r", "\n", "\x00", "\x7f", "\x9b", "\u202e", "\udc80"])
def test_what_could_act_on_a_terminal_is_replaced(char: str) -> None:
    assert printable(f"a{char}b") == "a�b"


def test_letters_of_every_script_stay() -> None:
    assert printable("θ₀ + é − 變²") == "θ₀ + é − 變²"


def test_a_line_break_stays_one() -> None:
    assert printable_lines("a\nb\x1b") == "a\nb�"
