"""Spells a name in LaTeX: Greek letters, indices, and upright words; nothing else gets through."""

from __future__ import annotations

import re
import unicodedata

_NAME = re.compile(r"(?P<stem>[A-Za-z]+|[^\W\d_])(?P<digits>[0-9]*)(?P<indices>(?:_[A-Za-z0-9]+)*)")
_LOWER = (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau "
    "upsilon phi chi psi omega"
)
_UPPER = "Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega"  # the rest look Latin
_COMMANDS = {word: f"\\{word}" for word in (*_LOWER.split(), *_UPPER.split())}
_COMMANDS |= {"epsilon": r"\varepsilon"}
_VARIANTS = {
    "ς": r"\varsigma",
    "ϑ": r"\vartheta",
    "φ": r"\varphi",
    "ϕ": r"\phi",
    "ϖ": r"\varpi",
    "ϱ": r"\varrho",
    "ϵ": r"\epsilon",
}


def latex_name(name: str) -> str:
    r"""Return a name of the language in LaTeX: ``theta_1`` is ``\theta_{1}``, ``x1`` is ``x_{1}``.

    Only letters, digits and what is made here come out of it, whatever the name.
    """
    match = _NAME.fullmatch(name)
    if match is None:
        return _word(name)
    indices = [match["digits"], *match["indices"].split("_")]
    below = ",".join(_word(index) for index in indices if index)
    stem = _word(match["stem"])
    return f"{stem}_{{{below}}}" if below else stem


def _word(word: str) -> str:
    """Return a letter or a number as it is, a Greek letter as its command, a word upright."""
    if word in _VARIANTS:
        return _VARIANTS[word]
    spelled = _spelled(word)
    if spelled in _COMMANDS:
        return _COMMANDS[spelled]
    letters = "".join(char for char in word if char.isalnum())
    return letters if len(letters) == 1 or letters.isdigit() else rf"\mathrm{{{letters}}}"


def _spelled(word: str) -> str:
    """Return the name of a Greek letter, ``Theta`` of ``Θ``; any other word as it is."""
    if len(word) != 1 or word.isascii():
        return word
    kind, _, letter = unicodedata.name(word, "").partition(" LETTER ")
    spelled = letter.lower().replace("lamda", "lambda")  # Unicode spells it without b
    return spelled.capitalize() if kind.endswith("CAPITAL") else spelled
