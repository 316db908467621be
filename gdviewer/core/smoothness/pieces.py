"""Reads off a formula where its pieces meet: by the function table, whose rows know their kinks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import islice

from gdviewer.core.expression import Expression
from gdviewer.core.expression.formulas import instantiate
from gdviewer.core.expression.functions import FUNCTIONS
from gdviewer.core.expression.graph import COMPARISONS, Node, postorder
from gdviewer.core.expression.printer import to_text
from gdviewer.core.expression.table.function import ARGUMENTS, Kink
from gdviewer.core.objective import ExpressionObjective
from gdviewer.core.smoothness.borders import Border

_MOST_BORDERS = 24
_LONGEST = 28  # characters of a formula within a sentence

_MINUS = re.compile("(?<![a-z])-")  # unlike the hyphen of a word
_OPERATORS: Mapping[str, Kink] = {
    "/": Kink("v", "{v} = 0", "pole"),
    "^": Kink("u", "{u} = 0", "steep"),
    **dict.fromkeys(COMPARISONS, Kink("u - v", "{u} = {v}", "jump")),
}
_NAMES: Mapping[str, str] = {
    "/": "division by 0",
    "^": "a power",
    **dict.fromkeys(COMPARISONS, "a condition"),
}


def borders_of(objective: ExpressionObjective) -> tuple[Border, ...]:
    """Return the borders between the pieces of ``objective``, at most 24.

    They are where it may fail to be smooth: whether it does is for :func:`examine` to find out.
    """
    expression = objective.expression
    found: dict[Node, list[tuple[str, str, str]]] = {}
    for node in postorder([expression.root]):
        kink = _kink(node)
        if kink is None:
            continue
        is_bare = kink.formula in ARGUMENTS
        arguments = [_bare(one) if is_bare else one for one in node.arguments]
        level = instantiate(kink.formula, arguments, expression.graph, expression.graph.apply)
        if level.depends:
            name = _NAMES.get(node.operation, node.operation)
            found.setdefault(level, []).append((_place(kink, arguments), name, kink.kind))
    return tuple(
        _border(_function(objective, level), reasons)
        for level, reasons in islice(found.items(), _MOST_BORDERS)
    )


def _border(level: ExpressionObjective, reasons: Iterable[tuple[str, str, str]]) -> Border:
    """Return the border for all its reasons: each a place in words, a name and a kind."""
    places, names, kinds = zip(*reasons, strict=True)
    return Border(level, places[0], tuple(dict.fromkeys(names)), frozenset(kinds))


def short_text(node: Node) -> str:
    """Return the formula of ``node`` for a sentence, cut where it is long."""
    text = in_print(to_text(node))
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def in_print(text: str) -> str:
    """Return ``text`` with the signs that print has for those of a keyboard."""
    return _MINUS.sub("−", text).replace(">=", "≥").replace("<=", "≤")


def _kink(node: Node) -> Kink | None:
    """Return where the operation of ``node`` may be rough; None for a power that never is."""
    if node.operation == "^":
        exponent = node.arguments[1]
        is_whole = exponent.is_number and exponent.value.is_integer() and exponent.value > 0
        return None if is_whole else _OPERATORS["^"]
    if node.operation in FUNCTIONS:
        return FUNCTIONS[node.operation].kink
    return _OPERATORS.get(node.operation)


def _bare(node: Node) -> Node:
    """Return what is 0 where ``node`` is, without the power, the root or the |…| around it."""
    while True:
        if node.operation == "^":
            base, exponent = node.arguments
            if not (exponent.is_number and exponent.value > 0):
                return node
            node = base
        elif node.operation in {"abs", "sqrt", "cbrt", "negative"}:
            node = node.arguments[0]
        else:
            return node


def _place(kink: Kink, arguments: Iterable[Node]) -> str:
    texts = dict(zip(ARGUMENTS, map(short_text, arguments), strict=False))
    return in_print(kink.place).format(**texts)


def _function(objective: ExpressionObjective, node: Node) -> ExpressionObjective:
    """Return ``node`` of the formula of ``objective`` as a function of the same variables."""
    expression = objective.expression
    part = Expression(expression.graph, node, expression.parameter_names)
    return ExpressionObjective(part, objective.parameters)
