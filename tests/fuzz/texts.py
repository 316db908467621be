"""Texts that people, or those who want to break the program, might type as a formula."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from hypothesis import strategies as st

from gdviewer.core.expression.functions import BY_SPELLING, CONDITIONALS, FUNCTIONS
from gdviewer.core.expression.table.function import Function

DATA = Path(__file__).parents[1] / "data"
MAX_LENGTH = 1300  # a little more than a formula may have

LEAVES = st.sampled_from(["x", "y", "x", "y", "a", "2", "0.5", "3", "pi", "e"])
POWERS = st.sampled_from(["2", "3", "-2", "0.5", "-1.5", "7", "a", "x"])
COMPARISONS = st.sampled_from(["<", "<=", ">", ">=", "=", "!="])


def write(function: Function, arguments: tuple[str, ...]) -> str:
    """Return the call of ``function`` on as many of ``arguments`` as it takes."""
    return f"{function.name}({', '.join(arguments[: function.arity])})"


def binary(left: str, sign: str, right: str) -> str:
    """Return an operation in parentheses."""
    return f"({left} {sign} {right})"


def power(base: str, exponent: str) -> str:
    """Return a power."""
    return f"({base})^({exponent})"


def choice(left: str, sign: str, right: str, first: str, second: str) -> str:
    """Return a function of two pieces."""
    return f"if({left} {sign} {right}, {first}, {second})"


def _larger(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    functions = st.sampled_from([*FUNCTIONS.values()])
    return st.one_of(
        st.builds(binary, inner, st.sampled_from("+-*/^"), inner),
        st.builds(power, inner, POWERS),
        st.builds(write, functions, st.tuples(inner, inner, inner)),
        st.builds(write, functions, st.tuples(inner, inner, inner)),
        st.builds(choice, inner, COMPARISONS, inner, inner, inner),
    )


FORMULAS = st.recursive(LEAVES, _larger, max_leaves=8)
"""Formulas of x, y and a, built by the grammar."""

TOKENS = st.sampled_from(
    [
        *BY_SPELLING,
        *"xyabefgzuv0123456789.,;()[]{}|+-*/^=<>!_'\"\\@#$%&:?~`",
        *"²³½√∛πθ₁·×÷−≤≥≠∞ \n\t\0\u202e",
        *("**", "1e5", "1e308", "1e-308", "lambda", "sinx", "x_1", "__import__", "and", "or"),
        *("not", "if(", "piecewise(", "f(x,y)=", "u = ", "nan", "inf", "j", "2x", "x y", "(x)"),
    ]
)


def _corpus() -> list[str]:
    lines = (DATA / "hostile_dev.jsonl").read_text(encoding="utf-8").splitlines()
    hostile = [entry["input"] for entry in map(json.loads, lines) if "input" in entry]
    functions = json.loads((DATA / "functions_dev.json").read_text(encoding="utf-8"))["functions"]
    examples = [row.example for row in (*FUNCTIONS.values(), *CONDITIONALS.values())]
    return [*hostile, *(function["expression"] for function in functions), *examples]


CORPUS = st.sampled_from(_corpus())


def _cut(text: str, start: int, length: int, token: str) -> str:
    """Put ``token`` in the place of a piece."""
    at = start % (len(text) + 1)
    return text[:at] + token + text[at + length :]


def _double(text: str, start: int, length: int, token: str) -> str:
    """Repeat a piece with ``token`` between."""
    at = start % (len(text) + 1)
    piece = text[at : at + length]
    return text[:at] + piece + token + text[at:]


def _wrap(text: str, start: int, length: int, token: str) -> str:
    """Put the rest into nested calls."""
    at = start % (len(text) + 1)
    return text[:at] + f"{token}(" * length + text[at:] + ")" * length


def _repeat(text: str, start: int, length: int, token: str) -> str:
    """Write the whole again and again, as long as a formula may be."""
    count = min(1 + start + length, MAX_LENGTH // (len(text) + len(token) + 1))
    return token.join([text] * count)


_EDITS: list[Callable[[str, int, int, str], str]] = [_cut, _double, _wrap, _repeat]
EDITS = st.tuples(st.sampled_from(_EDITS), st.integers(0, 200), st.integers(0, 30), TOKENS)


@st.composite
def mutants(draw: st.DrawFn, origins: st.SearchStrategy[str]) -> str:
    """Return a text of ``origins`` after a few edits."""
    text = draw(origins)
    for edit, start, length, token in draw(st.lists(EDITS, min_size=1, max_size=3)):
        text = edit(text, start, length, token)
    return text[:MAX_LENGTH]


TEXTS = st.one_of(
    FORMULAS,
    mutants(CORPUS),
    mutants(FORMULAS),
    st.lists(TOKENS, max_size=40).map("".join),
    st.text(max_size=60),
)
