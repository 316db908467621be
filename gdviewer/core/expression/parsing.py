"""From a text to an Expression: which names are variables, which are parameters."""

from __future__ import annotations

import reprlib
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import NamedTuple

from gdviewer.core.expression.build import build
from gdviewer.core.expression.characters import canonical_name
from gdviewer.core.expression.effort import check_effort
from gdviewer.core.expression.errors import ExpressionError
from gdviewer.core.expression.expression import Expression
from gdviewer.core.expression.graph import Graph, postorder
from gdviewer.core.expression.lexer import MAX_NAME, NAME
from gdviewer.core.expression.names import Names, is_only_function
from gdviewer.core.expression.source import Lines
from gdviewer.core.expression.tree import Tree

DEFAULT_VARIABLES = ("x", "y")
MOST_LISTED = 4
PLANE = len(DEFAULT_VARIABLES)


def parse(
    text: str,
    *,
    variables: Sequence[str] | None = None,
    parameters: Collection[str] | None = None,
    start_dimension: int | None = None,
) -> Expression:
    """Return the Expression that ``text`` means.

    Parameters
    ----------
    text
        A formula of at most 1,200 characters, e.g. ``(a-x)^2 + b*(y-x^2)^2``.
    variables
        The names of the variables, in the order of a point's columns; without it those of
        ``f(u, v) =`` in front, else x and y, or x alone where ``start_dimension`` is 1 and y does
        not occur.
    parameters
        Names (or a mapping from names) that are known to be parameters; those that do not occur
        are ignored here. Every other unknown name is a parameter too.
    start_dimension
        How many coordinates the starting point has, if there is one.

    Raises
    ------
    ExpressionError
        Where the text is not a formula, or leaves open which names are its variables.
    ValueError
        Where ``variables`` or ``parameters`` are not distinct names.
    """
    if not isinstance(text, str):
        raise ValueError(f"the expression must be a text, not {text!r}")
    chosen = None if variables is None else _check_names("variables", variables)
    given = frozenset() if parameters is None else frozenset(_check_names("parameters", parameters))
    if chosen and given.intersection(chosen):
        both = ", ".join(sorted(given.intersection(chosen)))
        raise ValueError(f"parameters: {both} is a variable already")
    return _parse(text, chosen, given, start_dimension == 1)


class FreeNames(NamedTuple):
    """The names of a formula that may be its variables.

    ``announced`` are those of ``f(u, v) =`` in front, ``used`` those that occur, in the order of
    their first appearance.
    """

    announced: tuple[str, ...]
    used: tuple[str, ...]


@lru_cache(maxsize=128)
def free_names(text: str, parameters: frozenset[str] = frozenset()) -> FreeNames:
    """Return the names of ``text`` that have no meaning yet; ``parameters`` are some of them.

    Raises
    ------
    ExpressionError
        Where the text is not a formula.
    """
    lines = Lines(text)
    source = lines.read(lines.announced or DEFAULT_VARIABLES, parameters)
    used = (name for name in source.first_uses() if source.names.kind(name) != "constant")
    return FreeNames(lines.announced, tuple(used))


@lru_cache(maxsize=128)
def _parse(
    text: str, variables: tuple[str, ...] | None, given: frozenset[str], is_line: bool
) -> Expression:
    """Parse once what is asked for again and again, so that its compiled code is kept too."""
    lines = Lines(text)
    variables = variables or _named_variables(lines)
    source = lines.read(variables or DEFAULT_VARIABLES, given)
    used = source.first_uses()
    if variables is None:
        variables = ("x",) if is_line and "y" not in used else DEFAULT_VARIABLES
        _require_a_variable(used, source.names)
    graph = Graph(variables)
    root = build(source, graph)
    nodes = postorder([root])
    check_effort(nodes, text)
    needed = {node.name for node in nodes if node.operation == "parameter"}
    parameters = tuple(name for name in used if name in needed)  # those of idle lines are not
    return Expression(graph, root, parameters, text, source)


def _named_variables(lines: Lines) -> tuple[str, ...] | None:
    """Return u and v of a formula that begins with ``f(u, v) =``, None where x or y is there."""
    names = lines.announced
    return names if len(names) == PLANE and not {*names} & {*DEFAULT_VARIABLES} else None


def _require_a_variable(used: dict[str, Tree], names: Names) -> None:
    """Raise an ExpressionError where x and y do not occur, but names of no known meaning do."""
    if any(names.kind(name) == "variable" for name in used):
        return
    unknown = [part for name, part in used.items() if names.kind(name) == "unknown"]
    if not unknown:
        return
    *first, last = [part.text for part in unknown[:MOST_LISTED]]
    if len(unknown) > MOST_LISTED:
        first, last = [*first, last], "others"
    listed = f"{', '.join(first)} and {last}" if first else last
    some = ", ".join(part.text for part in unknown[:PLANE])
    hint = f"name the variables, e.g. variables {some}"
    if len(unknown) == 2:
        hint = f"begin with f({some}) =, or {hint}"
    stem, last = unknown[0].text[:-1], unknown[0].text[-1]
    if stem and last in DEFAULT_VARIABLES:
        hint = f"for a product write {stem}*{last}"
    if {part.text for part in unknown} <= {"X", "Y"}:
        hint = "did you mean the lower-case x and y?"
    raise ExpressionError(
        f"neither x nor y occurs: is {listed} a variable or a parameter?"
        if len(unknown) == 1
        else f"neither x nor y occurs: which of {listed} are variables?",
        start=unknown[0].start,
        end=unknown[0].end,
        hint=hint,
    )


def _check_names(argument: str, names: Collection[str]) -> tuple[str, ...]:
    """Return the names in their canonical spelling."""
    if isinstance(names, str):
        raise ValueError(f"{argument} must be several names, such as ('x', 'y'), not a text")
    checked = []
    for name in names:
        if not isinstance(name, str) or len(name) > MAX_NAME or not NAME.fullmatch(name):
            raise ValueError(f"{argument}: {reprlib.repr(name)} is not a name")
        if is_only_function(name):
            raise ValueError(f"{argument}: {name!r} is a function")
        checked.append(canonical_name(name))
    if not checked and argument == "variables":
        raise ValueError("variables must have one name at least")
    if len(set(checked)) < len(checked):
        raise ValueError(f"{argument} must be distinct names")
    return tuple(checked)
