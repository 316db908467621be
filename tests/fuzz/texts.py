"""Texts that people, or those who want to break the program, might type as a formula."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

from gdviewer.core.expression.functions import BY_SPELLING, CONDITIONALS, FUNCTIONS

DATA = Path(__file__).parents[1] / "data"
MAX_LENGTH = 1300  # a little more than a formula may have

LEAVES = ("x", "y", "x", "y", "a", "2", "0.5", "3", "pi", "e", "1e-3")
EXPONENTS = ("2", "3", "-2", "0.5", "-1.5", "7", "a", "x")
COMPARISONS = ("<", "<=", ">", ">=", "=", "!=")
TOKENS: tuple[str, ...] = (
    *BY_SPELLING,
    *"xyabefgzuv0123456789.,;()[]{}|+-*/^=<>!_'\"\\@#$%&:?~`",
    *"xyabefgzuv0123456789.,;()[]{}|+-*/^=<>!",
    *"²³½√∛πθ₁·×÷−≤≥≠∞ \n\t\0\u202e",
    *("**", "1e5", "1e308", "1e-308", "lambda", "sinx", "x_1", "__import__", "and", "or"),
    *("not", "if(", "piecewise(", "f(x,y)=", "u = ", "nan", "inf", "j", "2x", "x y", "(x)"),
)


def _corpus() -> tuple[str, ...]:
    lines = (DATA / "hostile_dev.jsonl").read_text(encoding="utf-8").splitlines()
    hostile = [entry["input"] for entry in map(json.loads, lines) if "input" in entry]
    functions = json.loads((DATA / "functions_dev.json").read_text(encoding="utf-8"))["functions"]
    examples = [row.example for row in (*FUNCTIONS.values(), *CONDITIONALS.values())]
    return (*hostile, *(function["expression"] for function in functions), *examples)


CORPUS = _corpus()


def text_of(seed: int) -> str:
    """Return the text number ``seed``: a formula, a changed one, or rubbish.

    It is not drawn part by part from hypothesis, which would take ten times as long as all that
    is tested.
    """
    random = Random(seed)  # noqa: S311 - no secret
    kind = random.randrange(10)
    if kind == 0:
        return "".join(random.choices(TOKENS, k=random.randrange(40)))
    if kind == 1:
        return "".join(chr(_code(random)) for _ in range(random.randrange(60)))
    text = random.choice(CORPUS) if kind < 4 else formula(random, random.randrange(1, 12))
    if kind in {4, 5}:
        text = f"u = {formula(random, 4)}\n{text}"
    changes = random.randrange(1, 4)
    for _ in range(changes if kind < 5 else 0):
        text = _changed(random, text)
    return text[:MAX_LENGTH]


def formula(random: Random, leaves: int) -> str:
    """Return a formula of x, y, a and u with about so many leaves, built by the grammar."""
    if leaves <= 1:
        leaf = random.choice(LEAVES)
        return leaf if random.random() < 0.4 else _call(random, [random.choice("xxyyau"), leaf])
    left = random.randrange(1, leaves)
    parts = [formula(random, left), formula(random, leaves - left)]
    kind = random.randrange(8)
    if kind < 4:
        return f"({parts[0]} {random.choice('+-*/^')} {parts[1]})"
    if kind == 4:
        return f"({parts[0]})^({random.choice(EXPONENTS)}) - |{parts[1]}|"
    if kind == 5:
        return f"if({parts[0]} {random.choice(COMPARISONS)} 0, {parts[0]}, {parts[1]})"
    return _call(random, parts)


def _call(random: Random, parts: list[str]) -> str:
    function = random.choice([*FUNCTIONS.values()])
    arguments = (parts * 2)[: function.arity]
    return f"{function.name}({', '.join(arguments)})"


def _changed(random: Random, text: str) -> str:
    """Return ``text`` after one edit."""
    at, length, token = random.randrange(len(text) + 1), random.randrange(30), random.choice(TOKENS)
    before, piece, after = text[:at], text[at : at + length], text[at + length :]
    match random.randrange(5):
        case 0:
            return before + token + after
        case 1:
            return before + token + piece + after
        case 2:
            return before + piece + token + piece + after
        case 3:
            return before + f"{token}(" * length + piece + after + ")" * length
        case _:
            count = min(2 + length * length, MAX_LENGTH // (len(text) + len(token) + 1))
            return token.join([text] * count)


def _code(random: Random) -> int:
    """Return the code of any character: of ASCII, of the usual planes, or of all but surrogates."""
    code = random.randrange(random.choice((0x80, 0x3000, 0x110000)))
    return code if not 0xD800 <= code < 0xE000 else 0x20
