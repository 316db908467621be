"""Which characters the language knows, how it reads them, and what to say about the others."""

from __future__ import annotations

import unicodedata

GREEK = "Α-ΡΣ-Ωα-ωϑϕϖϱϵ\u00b5\u2126\u2206"
OPERATORS = {
    "**": "^",
    **dict.fromkeys("-−‐‑‒–—―", "-"),
    **dict.fromkeys("*×·⋅∙•∗⁎✕⨯", "*"),
    **dict.fromkeys("/÷∕⁄", "/"),
    **{sign: sign for sign in "+^(),;|√∛<>="},
    **{sign: sign for sign in ("<=", ">=", "==", "!=")},
    **dict(zip("≤≥≠∧∨¬", ("<=", ">=", "!=", "and", "or", "not"), strict=True)),
}
SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")
_LETTERS = str.maketrans({"\u00b5": "μ", "\u2126": "Ω", "\u2206": "Δ"})
_SUBSCRIPTS = {chr(0x2080 + digit): str(digit) for digit in range(10)}

GREEK_LETTERS = {
    unicodedata.name(chr(code)).split()[-1].lower(): chr(code)
    for code in range(0x3B1, 0x3CA)
    if code != 0x3C2  # the sigma at the end of a word
}
"""The small letters by the names that Unicode has for them."""
GREEK_LETTERS["lambda"] = GREEK_LETTERS.pop("lamda")  # Unicode spells it without b

_EQUATION = "type only the surface, e.g. x^2 + y^2"
_ROUND = "write ( and )"
_HINTS = {
    "=>": "write >= in a condition, = in a definition",
    "=<": "write <=",
    "<>": "write !=",
    ":=": "write =",
    "?": "write if(x > 0, x, 0) for a value that depends on a condition",
    **dict.fromkeys("[]{}", _ROUND),
    **dict.fromkeys("\"'`“”‘’«»", "type the formula without quotes and primes"),
    "!": "factorials are not offered",
    "%": "write a percentage as x/100, a remainder as mod(x, y)",
    "°": "angles are in radians: write 45*pi/180",
    "′": "type the formula without primes",
    "∞": "infinity is not a number",
    ":": _EQUATION,
    "$": "type the formula without dollar signs",
    "\\": "this looks like LaTeX: write x/2 for \\frac{x}{2}, sqrt(x) for \\sqrt{x}",
    "_": "a name is letters and perhaps an index, such as x_1",
    "∑": "write the sum out, term by term",
    "&": "two conditions are joined by the word and",
    "ⁿ": "write x^n",
}
_LOOKALIKES = dict(zip("хуеасорі", "xyeacopi", strict=True))


def canonical_name(name: str) -> str:
    """Return ``name`` in its one spelling: ``x₁`` is ``x_1``, a micro sign is a Greek mu."""
    if name.isascii():
        return name
    name = name.translate(_LETTERS)
    stem = name.rstrip("".join(_SUBSCRIPTS))
    if stem == name:
        return name
    return f"{stem}_{''.join(_SUBSCRIPTS[digit] for digit in name[len(stem) :])}"


def explain(sign: str) -> tuple[str, str]:
    """Return the sentence and the hint for a sign that the language does not use."""
    hint = _HINTS.get(sign) or _HINTS.get(sign[0], "")
    if sign[0] in _LOOKALIKES:
        latin = _LOOKALIKES[sign[0]]
        return f"{sign[0]!r} is a Cyrillic letter", f"did you mean the Latin {latin}?"
    category = unicodedata.category(sign[0])
    if category.startswith("M"):
        return "a letter with a combining accent is not a name", "use a plain letter"
    if category in {"Cc", "Cf", "Co", "Cn", "Cs"}:
        return f"there is an invisible character here (U+{ord(sign[0]):04X})", "delete it"
    plain = unicodedata.normalize("NFKC", sign[0])
    if not hint and plain != sign[0] and plain.strip().isascii() and plain.isprintable():
        hint = f"type a plain {plain}"
    return f"{sign!r} is not used in formulas", hint
