"""Prints nodes as straight-line Python, with names of its own: once for floats, once for arrays.

No text and no name of a user is ever part of the code.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from types import CodeType, FunctionType
from typing import Any

import numpy as np

from gdviewer.core.expression.functions import FUNCTIONS
from gdviewer.core.expression.graph import Node, postorder

_UFUNCS = {"+": "add", "-": "subtract", "*": "multiply", "/": "divide", "negative": "negative"}
_LEAVES = frozenset({"number", "variable", "parameter"})
_MAX_INLINE = 24  # the parser of Python has a limit on parentheses


def power_of_arrays(u: Any, v: Any) -> Any:
    """Return u^v elementwise, with the bits that ``np.power`` gives to each pair alone.

    NumPy takes a shortcut where the exponent is one number for all: a square, a root, an inverse.
    """
    result = np.power(u, v)
    for exponent, shortcut in ((2.0, np.square), (0.5, np.sqrt), (-1.0, np.reciprocal)):
        result = np.where(v == exponent, shortcut(u), result)
    return result


_SCALAR_NAMES: Mapping[str, object] = {
    **{f"f_{name}": row.evaluate for name, row in FUNCTIONS.items() if row.evaluate},
    "sqrt": math.sqrt,
    "power": np.power,
    "abs": abs,
    "float": float,
    "inf": math.inf,
    "nan": math.nan,
}
_ARRAY_NAMES: Mapping[str, object] = {
    **{f"f_{name}": row.evaluate for name, row in FUNCTIONS.items() if row.evaluate},
    **{name: getattr(np, name) for name in (*_UFUNCS.values(), "power")},
    "power_of_arrays": power_of_arrays,
    "inf": math.inf,
    "nan": math.nan,
}


def compile_scalar(
    roots: Sequence[Node], variables: Sequence[str], parameters: Sequence[str]
) -> tuple[Callable[..., tuple[float, ...]], bool]:
    """Return a function of floats that returns floats, and whether it calls NumPy.

    It raises ZeroDivisionError or ValueError where an array would have inf or nan.
    """
    names = _leaf_names(variables, parameters)
    uses = _count_uses(roots)
    lines: list[str] = []
    texts: dict[Node, tuple[str, int]] = {}
    for node in postorder(roots):
        depth = 1 + max((texts[argument][1] for argument in node.arguments), default=0)
        text = _scalar_text(node, [texts[argument][0] for argument in node.arguments], names)
        if node.operation not in _LEAVES and (uses[node] > 1 or depth > _MAX_INLINE):
            lines.append(f"t{len(lines)} = {text}")
            text, depth = f"t{len(lines) - 1}", 0
        texts[node] = text, depth
    results = ", ".join(texts[root][0] for root in roots)
    code = _compile(names, lines, results)
    calls_numpy = any(name.startswith("f_") or name == "power" for name in code.co_names)
    return FunctionType(code, dict(_SCALAR_NAMES)), calls_numpy


def compile_array(
    roots: Sequence[Node], variables: Sequence[str], parameters: Sequence[str]
) -> Callable[..., tuple[Any, ...]]:
    """Return a function of columns that returns arrays, and writes over its dead temporaries.

    Columns may differ in shape as long as they broadcast; a value has the shape of the variables
    that it depends on.
    """
    names = _leaf_names(variables, parameters)
    left = _count_uses(roots)
    lines: list[str] = []
    texts: dict[Node, str] = {}
    free: dict[int, list[str]] = {}
    count = 0
    for node in postorder(roots):
        if node.operation in _LEAVES:
            texts[node] = _scalar_text(node, [], names)
            continue
        arguments = [texts[argument] for argument in node.arguments]
        for argument in node.arguments:
            left[argument] -= 1
            if left[argument] == 0 and argument.operation not in _LEAVES and argument.depends:
                free.setdefault(argument.depends, []).append(texts[argument])
        function, takes_out = _array_function(node)
        dead = free.get(node.depends)
        if takes_out and dead:
            target = dead.pop()
            lines.append(f"{function}({', '.join(arguments)}, {target})")
        else:
            target, count = f"t{count}", count + 1
            lines.append(f"{target} = {function}({', '.join(arguments)})")
        texts[node] = target
    code = _compile(names, lines, ", ".join(texts[root] for root in roots))
    return FunctionType(code, dict(_ARRAY_NAMES))


def _leaf_names(variables: Sequence[str], parameters: Sequence[str]) -> dict[str, str]:
    """Return our names of the arguments, in their order."""
    names = {name: f"x{place}" for place, name in enumerate(variables)}
    return names | {name: f"p{place}" for place, name in enumerate(parameters)}


def _count_uses(roots: Sequence[Node]) -> Counter[Node]:
    """Return how often each node is needed; being a result counts as one that never ends."""
    uses = Counter(argument for node in postorder(roots) for argument in node.arguments)
    uses.update(roots)
    return uses


def _compile(names: Mapping[str, str], lines: Sequence[str], results: str) -> CodeType:
    body = "\n ".join([*lines, f"return ({results},)"])
    module = compile(f"def f({', '.join(names.values())}):\n {body}", "<formula>", "exec")
    return next(constant for constant in module.co_consts if isinstance(constant, CodeType))


def _scalar_text(node: Node, parts: Sequence[str], names: Mapping[str, str]) -> str:
    match node.operation:
        case "number":
            text = repr(node.value)
            return f"({text})" if text.startswith("-") else text
        case "variable" | "parameter":
            return names[node.name]
        case "+" | "-" | "*" | "/":
            return f"({parts[0]} {node.operation} {parts[1]})"
        case "negative":
            return f"(-{parts[0]})"
        case "^":
            return f"float(power({parts[0]}, {parts[1]}))"
        case "sqrt" | "abs":
            return f"{node.operation}({parts[0]})"
    return f"float(f_{node.operation}({', '.join(parts)}))"


def _array_function(node: Node) -> tuple[str, bool]:
    """Return the name of the function that makes ``node``, and whether it takes ``out``."""
    if node.operation == "^":
        return ("power_of_arrays", False) if node.arguments[1].depends else ("power", True)
    if node.operation in _UFUNCS:
        return _UFUNCS[node.operation], True
    return f"f_{node.operation}", isinstance(FUNCTIONS[node.operation].evaluate, np.ufunc)
