"""Writes formulas as Python functions over NumPy, to be pasted into a program or a notebook."""

from __future__ import annotations

import builtins
import keyword
import re
import unicodedata
from collections.abc import Mapping, Sequence

from gdviewer.core.expression.functions import CONSTANTS
from gdviewer.core.expression.python_functions import numpy_call
from gdviewer.core.expression.tree import Tree
from gdviewer.core.numbers import format_exact

Rows = Sequence[Sequence[Tree]]

_OR, _SUM, _PRODUCT, _SIGN, _POWER, _ATOM = range(6)
_TAKEN = frozenset({"np", "special", "f", "gradient", "hessian", *keyword.kwlist, *dir(builtins)})
_SIGNS = re.compile(r"[<>=!]=|[<>=]")

# how an operation is written, how tightly it binds, and how tightly its operands must
_OPERATORS: Mapping[str, tuple[str, int, *tuple[int, ...]]] = {
    "+": ("{} + {}", _SUM, _SUM, _SUM),
    "-": ("{} - {}", _SUM, _SUM, _PRODUCT),
    "*": ("{}*{}", _PRODUCT, _PRODUCT, _PRODUCT),
    "/": ("{}/{}", _PRODUCT, _PRODUCT, _POWER),
    "^": ("{}**{}", _POWER, _ATOM, _ATOM),
    "negative": ("-{}", _SIGN, _PRODUCT),
    "and": ("{} & {}", _OR, _ATOM, _ATOM),
    "or": ("{} | {}", _OR, _ATOM, _ATOM),
    "not": ("~{}", _OR, _ATOM),
}


def python_function(
    name: str, rows: Rows, variables: Sequence[str], parameters: Mapping[str, float]
) -> str:
    """Return a function that computes the trees of ``rows``, as text that can be run.

    A single tree gives a number, rows of one tree a vector, and others a matrix. Parameters are
    keywords, their values the defaults. The names of a user become names that Python can have.
    """
    names = _identifiers([*variables, *parameters])
    keywords = [f"{names[key]}={format_exact(value)}" for key, value in parameters.items()]
    own = [names[variable] for variable in variables]
    result = _result([[_expression(tree, names) for tree in row] for row in rows])
    lines = [
        "import numpy as np",
        *(["from scipy import special"] if "special." in result else []),
        "",
        "",
        f"def {name}({', '.join([*own, *keywords])}):",
        *(f"    {variable} = np.asarray({variable}, dtype=float)" for variable in own),
        f"    return {result}",
    ]
    return "\n".join(lines) + "\n"


def _result(rows: Sequence[Sequence[str]]) -> str:
    if len(rows) == 1:
        return rows[0][0]
    is_vector = all(len(row) == 1 for row in rows)
    items = [row[0] if is_vector else f"[{', '.join(row)}]" for row in rows]
    listed = "".join(f"        {item},\n" for item in items)
    return f"np.array([\n{listed}    ])"


def _identifiers(names: Sequence[str]) -> dict[str, str]:
    """Return a name that Python can have for each, no two the same."""
    chosen: dict[str, str] = {}
    for name in names:
        candidate = unicodedata.normalize("NFKC", name)
        while candidate in _TAKEN or candidate in chosen.values():
            candidate += "_"
        chosen[name] = candidate
    return chosen


def _expression(tree: Tree, names: Mapping[str, str]) -> str:
    """Return the expression of ``tree``; it is not evaluated here, nor anywhere in the program."""
    made: list[tuple[str, int]] = []
    for part in tree.postorder():
        first = len(made) - len(part.parts)
        made[first:] = [_write(part, made[first:], names)]
    return made[0][0]


def _write(
    part: Tree, operands: Sequence[tuple[str, int]], names: Mapping[str, str]
) -> tuple[str, int]:
    """Return the text of a part and how tightly its outermost operation binds."""
    if part.kind == "number":
        return format_exact(part.value), _ATOM if part.value >= 0 else _SIGN
    if not part.parts:
        constant = f"np.{'e' if part.text == 'e' else 'pi'}" if part.text in CONSTANTS else ""
        return names.get(part.text, constant), _ATOM
    if part.kind in _OPERATORS:
        form, own, *wanted = _OPERATORS[part.kind]
        texts = [_wrap(operand, least) for operand, least in zip(operands, wanted, strict=True)]
        return form.format(*texts), own
    texts = [_wrap(operand, _ATOM) for operand in operands]
    if part.kind == "compare":
        signs = _SIGNS.findall(part.text)
        links = [f"({a} {sign} {b})" for a, sign, b in zip(texts, signs, texts[1:], strict=False)]
        return " & ".join(links), _OR if len(links) > 1 else _ATOM
    if part.text in {"if", "piecewise"}:
        return _picked(texts), _ATOM
    return numpy_call(part.text, texts), _ATOM


def _picked(texts: Sequence[str]) -> str:
    """Return the value of the first condition that holds, nan or the last value without any."""
    is_total = len(texts) % 2
    otherwise = texts[-1] if is_total else "np.nan"
    conditions, values = ", ".join(texts[: len(texts) - is_total : 2]), ", ".join(texts[1::2])
    return f"np.select([{conditions}], [{values}], {otherwise})"


def _wrap(part: tuple[str, int], binding: int) -> str:
    text, own = part
    return text if own >= binding else f"({text})"
