"""Prints instructions as straight-line Python, with names of its own: for floats or for arrays.

No text and no name of a user is ever part of the code.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from types import CodeType, FunctionType
from typing import Any

import numpy as np

from gdviewer.core.expression.functions import EVALUATE
from gdviewer.core.expression.graph import COMPARISONS
from gdviewer.core.expression.schedule import Instruction, Schedule
from gdviewer.core.expression.writer import Writer

Call = Callable[[Instruction, Sequence[Instruction], Sequence[str]], str]

_OPERATORS = frozenset("+-*/") | COMPARISONS.keys()
_ON_FLOATS = {
    "and": "({} and {})",
    "or": "({} or {})",
    "not": "(not {})",
    "where": "({1} if {0} else {2})",
}
_ON_ARRAYS = {
    "and": "({} & {})",
    "or": "({} | {})",
    "not": "logical_not({})",
    "where": "where({}, {}, {})",
}
_LEAVES = frozenset({"number", "variable", "parameter"})


def power_of_arrays(u: Any, v: Any) -> Any:
    """Return u^v elementwise, with the bits that ``np.power`` gives to each pair alone.

    NumPy takes a shortcut where the exponent is one number for all: a square, a root, an inverse.
    """
    result = np.power(u, v)
    for exponent, shortcut in ((2.0, np.square), (0.5, np.sqrt), (-1.0, np.reciprocal)):
        result = np.where(v == exponent, shortcut(u), result)
    return result


_COMMON: Mapping[str, object] = {
    **{f"f_{name}": evaluate for name, evaluate in EVALUATE.items()},
    "abs": abs,
    "power": np.power,
    "inf": math.inf,
    "nan": math.nan,
}
_SCALAR_NAMES = {**_COMMON, "float": float, "sqrt": math.sqrt}
_ARRAY_NAMES = {
    **_COMMON,
    "sqrt": np.sqrt,
    "divide": np.divide,
    "logical_not": np.logical_not,
    "where": np.where,
    "power_of_arrays": power_of_arrays,
}


class Code:
    """A schedule as Python, with names x0, x1, ... for variables and p0, p1, ... for parameters."""

    def __init__(
        self, schedule: Schedule, variables: Sequence[str], parameters: Sequence[str]
    ) -> None:
        self._schedule = schedule
        self._names = {name: f"x{place}" for place, name in enumerate(variables)}
        self._names |= {name: f"p{place}" for place, name in enumerate(parameters)}

    def for_floats(self) -> tuple[Callable[..., tuple[float, ...]], bool]:
        """Return a function of floats that returns floats, and whether it calls NumPy.

        It raises ZeroDivisionError or ValueError where an array would have inf or nan.
        """
        code = self._compile(_call_with_floats)
        calls_numpy = any(name == "power" or name.startswith("f_") for name in code.co_names)
        return FunctionType(code, dict(_SCALAR_NAMES)), calls_numpy

    def for_arrays(self) -> Callable[..., tuple[Any, ...]]:
        """Return a function of columns that returns arrays.

        Columns may differ in shape as long as they broadcast; a value has the shape of the
        variables that it depends on.
        """
        return FunctionType(self._compile(_call_with_arrays), dict(_ARRAY_NAMES))

    def _compile(self, call: Call) -> CodeType:
        """Print every instruction, functions by ``call``, and return the code of the function."""
        writer = Writer(self._schedule.uses)
        for place, instruction in enumerate(self._schedule.instructions):
            if instruction.operation in _LEAVES:
                writer.add_leaf(self._leaf(instruction))
            else:
                operands = [self._schedule.instructions[k] for k in instruction.operands]
                parts = [writer.texts[operand] for operand in instruction.operands]
                text = call(instruction, operands, parts)
                writer.add(place, text, instruction.operands)
        results = ", ".join(writer.texts[place] for place in self._schedule.results)
        body = "\n ".join([*writer.lines, f"return ({results},)"])
        source = f"def f({', '.join(self._names.values())}):\n {body}"
        constants = compile(source, "<formula>", "exec").co_consts
        return next(constant for constant in constants if isinstance(constant, CodeType))

    def _leaf(self, leaf: Instruction) -> str:
        if leaf.operation != "number":
            return self._names[leaf.name]
        text = repr(leaf.number)
        return f"({text})" if text.startswith("-") else text


def _operator(operation: str, parts: Sequence[str]) -> str:
    """Return the text of an operator of Python, or nothing for a function."""
    if operation == "negative":
        return f"(-{parts[0]})"
    return f"({parts[0]} {operation} {parts[1]})" if operation in _OPERATORS else ""


def _call_with_floats(
    instruction: Instruction, _: Sequence[Instruction], parts: Sequence[str]
) -> str:
    operation = instruction.operation
    if text := _operator(operation, parts):
        return text
    if operation in _ON_FLOATS:
        return _ON_FLOATS[operation].format(*parts)
    if operation in {"sqrt", "abs"}:
        return f"{operation}({parts[0]})"
    name = "power" if operation == "^" else f"f_{operation}"
    return f"float({name}({', '.join(parts)}))"


def _call_with_arrays(
    instruction: Instruction, operands: Sequence[Instruction], parts: Sequence[str]
) -> str:
    operation, arguments = instruction.operation, ", ".join(parts)
    if operation == "/" and not instruction.depends:
        return f"divide({arguments})"  # two floats: Python's own sign would raise
    if text := _operator(operation, parts):
        return text
    if operation in _ON_ARRAYS:
        return _ON_ARRAYS[operation].format(*parts)
    if operation == "^":
        return f"{'power_of_arrays' if operands[1].depends else 'power'}({arguments})"
    return (
        f"{operation}({arguments})"
        if operation in {"sqrt", "abs"}
        else f"f_{operation}({arguments})"
    )
