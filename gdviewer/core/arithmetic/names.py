"""Spells the symbols of a rule in LaTeX: ``β₁``, ``m̂``, ``η_min``, ``∇f``, ``f(θ + α d)``."""

from __future__ import annotations

import unicodedata

from gdviewer.core.expression.latex_names import latex_name

_ACCENTS = {"\u0302": "hat", "\u0303": "tilde", "\u0304": "bar"}
_LOWERED = {chr(0x2080 + digit): str(digit) for digit in range(10)}
_LOWERED |= {"₊": "+", "₋": "-", "ₙ": "n", "ₖ": "k", "ᵢ": "i", "ᵣ": "r", "ₑ": "e", "ₜ": "t"}
_LOWERED |= {"∞": r"\infty", "ₒ": "o", "ₘ": "m", "ₕ": "h", "ₛ": "s", "ₐ": "a"}
_RAISED = {"′": r"\prime", "*": r"\ast"}


def latex_symbol(name: str) -> str:
    """Return ``name`` in LaTeX; a name that is none of a rule's keeps its letters alone."""
    for start in ("∇²f", "∇f"):
        if name.startswith(start):
            nabla = r"\nabla^{2} f" if start == "∇²f" else r"\nabla f"
            return nabla + _lowered(name.removeprefix(start)) + _raised(name)
    letters, _, word = unicodedata.normalize("NFD", name).partition("_")
    stem, rest = latex_name(letters[0]), letters[1:]
    for mark, command in _ACCENTS.items():
        if mark in rest:
            stem, rest = rf"\{command}{{{stem}}}", rest.replace(mark, "")
    below = latex_name(word) if word else ""
    return stem + _lowered(rest, below) + _raised(rest)


def _raised(marks: str) -> str:
    above = "".join(_RAISED.get(char, "") for char in marks)
    return f"^{{{above}}}" if above else ""


def _lowered(marks: str, more: str = "") -> str:
    below = "".join(_LOWERED.get(char, "") for char in marks) + more
    return f"_{{{below}}}" if below else ""
