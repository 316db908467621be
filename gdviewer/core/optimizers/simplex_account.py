"""Gives an account of a move of the simplex: what was compared, and what was chosen."""

from __future__ import annotations

import math

from gdviewer.core.arithmetic.rule import Rule, Value
from gdviewer.core.objective import Array

Move = tuple[Array, float]


def account_of(vertices: Array, values: Array, moves: tuple[Move, ...], best: Array) -> Rule:
    """Return the lines of one move.

    Parameters
    ----------
    vertices, values
        The simplex before, ``(n + 1, n)`` and ``(n + 1,)``, the best vertex first.
    moves
        The points that were tried, and f there.
    best
        The best vertex afterwards.
    """
    known: dict[str, Value | None] = {
        "c": vertices[:-1].sum(axis=0) / (len(vertices) - 1),
        "θₙ": vertices[-1],
        "f(θ₀)": float(values[0]),
        "f(θₛ)": float(values[-2]),
        "f(θₙ)": float(values[-1]),
        "f(θᵣ)": moves[0][1],
        "θ*": best,
    }
    if len(moves) > 1:
        known |= dict.fromkeys(("f(θₑ)", "f(θₒ)", "f(θᵢ)"), moves[1][1])
    lines = (
        "c : the middle of all vertices but the worst, θₙ",
        "θᵣ = c + ρ (c − θₙ)",
        *_choice(values, [f for _, f in moves]),
        "θ = θ* : the best vertex",
    )
    return Rule(lines, known)


def _choice(values: Array, tried: list[float]) -> tuple[str, ...]:
    """Return the comparisons that decided, in the order in which they are made."""
    best, second_worst, worst = values[0], values[-2], values[-1]
    reflected = tried[0]
    if reflected < best:
        farther = _compared("θₑ", "<", "θᵣ", tried[1], reflected)
        taken = "θₙ = θₑ" if tried[1] < reflected else "θₙ = θᵣ"
        return "f(θᵣ) < f(θ₀) : a new best, so on", "θₑ = c + ρ χ (c − θₙ)", farther, taken
    if reflected < second_worst:
        return "f(θᵣ) < f(θₛ) : better than the second worst vertex, θₛ", "θₙ = θᵣ"
    if reflected < worst:
        outside = _compared("θₒ", "≤", "θᵣ", tried[1], reflected)
        taken = "θₙ = θₒ" if tried[1] <= reflected else _SHRUNK
        better = "f(θᵣ) < f(θₙ) : better than the worst vertex alone"
        return better, "θₒ = c + ρ ψ (c − θₙ)", outside, taken
    none = _compared("θᵣ", "<", "θₙ", reflected, worst)
    inside = _compared("θᵢ", "<", "θₙ", tried[1], worst)
    taken = "θₙ = θᵢ" if tried[1] < worst else _SHRUNK
    return none, "θᵢ = c − ψ (c − θₙ)", inside, taken


_SHRUNK = ": no better, so all vertices shrink towards the best one"
_OPPOSITE = {"<": "≥", "≤": ">"}


def _compared(point: str, relation: str, other: str, f: float, than: float) -> str:
    if math.isnan(f) or math.isnan(than):
        return f": f is undefined at {point if math.isnan(f) else other}"
    holds = f < than or (relation == "≤" and f == than)
    return f"f({point}) {relation if holds else _OPPOSITE[relation]} f({other})"
