"""Looks for the shortest form of a derivative, cheap ways first; runs in the child process."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import sympy

from gdviewer.core.expression.graph import Node, postorder
from gdviewer.core.expression.printer import to_text
from gdviewer.core.expression.to_sympy import to_sympy
from gdviewer.core.symbolic.from_sympy import from_sympy
from gdviewer.core.symbolic.messages import SHORT, ShorterForm, Simplify
from gdviewer.core.symbolic.wire import Namespace, Verbatim, pack, unpack

_SHORT = 6  # digits of a number that a person wrote as a decimal

_WAYS: tuple[Callable[[Any], Any], ...] = (
    lambda expression: expression,
    sympy.factor_terms,
    sympy.together,
    sympy.cancel,
    sympy.factor,
    sympy.trigsimp,
    sympy.simplify,
)


def shorter_forms(question: Simplify) -> Iterator[ShorterForm]:
    """Yield forms of the derivatives, each shorter than all before in our own writing."""
    names = Namespace.generated(question.variables, question.parameters)
    graph = Verbatim(names.variables)
    f, *derivatives = unpack(question.formulas, graph, names)
    has_decimals = any(map(_is_decimal, postorder([f])))
    expressions = [to_sympy(derivative, graph) for derivative in derivatives]
    shortest = [len(to_text(derivative)) for derivative in derivatives]
    for way in _WAYS:
        for place, expression in enumerate(expressions):
            if shortest[place] <= SHORT:
                continue
            node = _form(way, expression, graph, has_decimals)
            if node is not None and len(to_text(node)) < shortest[place]:
                shortest[place] = len(to_text(node))
                yield ShorterForm(place, pack([node], names))


def load_ways() -> None:
    """Go every way once: SymPy loads much of itself at the first call."""
    x, y = sympy.symbols("x0 x1", real=True)
    for way in _WAYS:
        way(sympy.sin(x) ** 2 * sympy.exp(y) / (x + y) + sympy.sqrt(x**2 + y))


def _form(
    way: Callable[[Any], Any], expression: Any, graph: Verbatim, has_decimals: bool
) -> Node | None:
    try:
        return from_sympy(way(expression), graph, has_decimals)
    except (MemoryError, RecursionError):
        raise
    except Exception:  # noqa: BLE001 where SymPy fails at one way, another may do
        return None


def _is_decimal(node: Node) -> bool:
    return node.is_number and not node.value.is_integer() and len(repr(node.value)) <= _SHORT
