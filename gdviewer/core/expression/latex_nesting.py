"""How deep a formula in LaTeX is nested, which is what it costs to typeset it."""

from __future__ import annotations

import re

_WORD = re.compile(r"\\(?:left|right|begin|end)(?![A-Za-z])|\\[A-Za-z]+|[^\s\\{}^_&]")
_OPENING = {r"\left", r"\begin"}
_CLOSING = {r"\right", r"\end"}


def nesting_of(latex: str) -> int:
    """Return the sum over the signs of ``latex`` of 1 and the number of brackets around each.

    A bracket is made anew for each one around it, to learn how high it must be.
    """
    depth = total = 0
    for word in _WORD.findall(latex):
        if word in _OPENING:
            depth += 1
        elif word in _CLOSING:
            depth -= 1
        else:
            total += 1 + depth
    return total
