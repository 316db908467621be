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
from gdviewer.core.expression.schedule import Instruction, Schedule

Call = Callable[[Instruction, Sequence[Instruction], Sequence[str]], str]

_OPERATORS = frozenset("+-*/")
_LEAVES = frozenset({"number", "variable", "parameter"})
_MAX_INLINE = 24  # Python's own parser has a limit on nested parentheses


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
        writer = _Writer(self._schedule.uses)
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


class _Writer:
    """Collects lines; a value that is needed once stays a text until it is needed.

    The name of any other is taken again as soon as its value is dead, since memory that is in
    cache is worth keeping there.
    """

    def __init__(self, uses: Sequence[int]) -> None:
        self.lines: list[str] = []
        self.texts: list[str] = []
        self._uses = uses
        self._depths: list[int] = []
        self._mentions: list[list[int]] = []  # the named values in each text
        self._left: dict[int, int] = {}  # how often each named value is still to be read
        self._free: list[str] = []
        self._count = 0

    def add_leaf(self, text: str) -> None:
        self._append(text, 0, [])

    def add(self, place: int, text: str, operands: Sequence[int]) -> None:
        depth = 1 + max(self._depths[operand] for operand in operands)
        mentions = [name for operand in operands for name in self._mentions[operand]]
        if self._uses[place] == 1 and depth < _MAX_INLINE:
            self._append(text, depth, mentions)
            return
        for named in mentions:
            self._left[named] -= 1
            if self._left[named] == 0:
                self._free.append(self.texts[named])
        name = self._free.pop() if self._free else self._new_name()
        self.lines.append(f"{name} = {text}")
        self._left[place] = self._uses[place]
        self._append(name, 0, [place])

    def _append(self, text: str, depth: int, mentions: list[int]) -> None:
        self.texts.append(text)
        self._depths.append(depth)
        self._mentions.append(mentions)

    def _new_name(self) -> str:
        self._count += 1
        return f"t{self._count}"


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
    if operation == "^":
        return f"{'power_of_arrays' if operands[1].depends else 'power'}({arguments})"
    return (
        f"{operation}({arguments})"
        if operation in {"sqrt", "abs"}
        else f"f_{operation}({arguments})"
    )
