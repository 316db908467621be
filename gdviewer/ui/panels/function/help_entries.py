"""What the help on formulas lists: how one is written, and every function of the table."""

from __future__ import annotations

from typing import NamedTuple

from gdviewer.core.expression.functions import CONSTANTS, GROUPS
from gdviewer.core.expression.table.function import Function
from gdviewer.core.numbers import format_number
from gdviewer.ui.panels.sentences import as_sentence
from gdviewer.ui.widgets.choice import Choice

_WRITING = "How to write"


class HelpEntry(NamedTuple):
    """A row of the list; ``text`` goes into the formula, ``example`` is a whole one."""

    choice: Choice
    text: str
    example: str
    is_called: bool = False


_RULES = (
    ("x^2", "Power; also x² and x**2", "x^2 + y^2"),
    ("2x y", "Product: no sign is needed; also 2*x*y and 2·x·y", "2x y"),
    ("x/2", "Quotient", "x/2 + y^2"),
    ("|x|", "Absolute value", "|x| + |y|"),
    ("√(x)", "Square root; also sqrt(x)", "√(x^2 + y^2)"),
    ("sin^2 x", "Power of a function; a simple argument needs no parentheses", "sin^2 x + y^2"),
    ("x < 0", "Condition, with < <= > >= = !=", "if(x < 0, -x, x^2) + y^2"),
    ("0 < x < 1", "Condition with two bounds", "if(0 < x < 1, x, 0) + y^2"),
    ("x > 0 and y > 0", "Conditions joined by and, or, not", "if(x > 0 and y > 0, x y, 0)"),
    ("a x", "Every other name is a parameter with a slider", "a x^2 + y^2"),
    ("u = x - 1", "Definition, on a line before the formula or before a ;", "u = x - 1; u^2 + y^2"),
    ("g(t) = t^2", "Function of your own, on a line before the formula", "g(t) = t^2; g(x) + g(y)"),
    ("f(u, v) = u^2 + v^2", "Formula that names its variables", "f(u, v) = u^2 + v^2"),
)


def help_entries() -> tuple[HelpEntry, ...]:
    """Return all rows in their order: rules, constants, functions by group."""
    rules = (HelpEntry(Choice(*_rule(*rule)), rule[0], rule[2]) for rule in _RULES)
    constants = (_of_constant(name, value) for name, value in CONSTANTS.items())
    functions = (
        _of_function(group, row)
        for group, rows in GROUPS.items()
        for row in rows
        if not row.is_inner
    )
    return (*rules, *constants, *functions)


def _rule(title: str, purpose: str, example: str) -> tuple[str, str, str, str]:
    return title, title, _WRITING, _sentences(purpose, example if example != title else "")


def _of_constant(name: str, value: float) -> HelpEntry:
    example = f"{name} x^2 + y^2"
    purpose = _sentences(f"Constant {format_number(value)}", example)
    return HelpEntry(Choice(name, name, _WRITING, purpose), name, example)


def _of_function(group: str, row: Function) -> HelpEntry:
    domain = f"; where {row.domain}" if row.domain else ""
    purpose = _sentences(f"{row.help}{domain}", row.example)
    also = f"also {', '.join(row.aliases)}" if row.aliases else ""
    return HelpEntry(Choice(row.name, row.name, group, purpose, also), row.name, row.example, True)


def _sentences(meaning: str, example: str) -> str:
    return f"{as_sentence(meaning)} Example: {example}" if example else as_sentence(meaning)
