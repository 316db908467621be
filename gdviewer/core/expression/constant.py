"""Reads a number that may be written as a formula, such as ``2pi`` or ``-sqrt(2)``."""

from __future__ import annotations

import math

from gdviewer.core.expression.errors import ExpressionError
from gdviewer.core.expression.parsing import parse
from gdviewer.core.numbers import parse_number

_ADVICE = "Write a number, such as 0.05, 1e-6 or 2pi."


def parse_constant(text: str) -> float:
    """Return the number that ``text`` writes, in digits or as a formula without names.

    Raises
    ------
    ValueError
        One sentence, where the text is no finite number.
    """
    try:
        return parse_number(text)
    except ValueError:
        return _value_of_formula(text)


def _value_of_formula(text: str) -> float:
    try:
        root = parse(text).root
    except ExpressionError as error:
        raise ValueError(_ADVICE) from error
    if not (root.is_number and math.isfinite(root.value)):
        raise ValueError(_ADVICE)
    return root.value
