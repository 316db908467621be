"""Formulas that are short to type and long to simplify."""

from __future__ import annotations

from random import Random

_POWERS = (7, 9, 11, 13, 30, 40)
_TOWERS = ("sin", "cos", "tan", "tanh", "exp", "atan", "sinh", "erf", "log1p", "sqrt", "sigmoid")


def bomb(seed: int) -> str:
    """Return the formula of ``seed``."""
    random = Random(seed)  # noqa: S311 - no secret
    return random.choice((_powers, _products, _tower, _fractions, _waves, _kinks))(random)


def _powers(random: Random) -> str:
    """Return powers of powers."""
    text = "x*y + x + 1"
    for _ in range(random.randint(2, 4)):
        text = f"({text} + {random.choice('xy')})^{random.choice(_POWERS[:4])}"
    return text


def _products(random: Random) -> str:
    """Return a product of high powers of sums."""
    factors = [
        f"({random.randint(2, 9)}*x + y*{random.randint(2, 9)} + x*y)^{random.choice(_POWERS)}"
        for _ in range(random.randint(3, 6))
    ]
    return "*".join(factors)


def _tower(random: Random) -> str:
    """Return functions of functions."""
    text = "x*y + x"
    for _ in range(random.randint(4, 8)):
        text = f"{random.choice(_TOWERS)}({text} + {random.choice('xy')}^2)"
    return text


def _fractions(random: Random) -> str:
    """Return a sum of fractions that have no common factor."""
    return " + ".join(
        f"1/(x^{power} + {random.randint(1, 9)}*y^{power + 1} + {random.randint(1, 9)})"
        for power in range(1, random.randint(6, 12))
    )


def _waves(random: Random) -> str:
    """Return a product of waves, which has thousands of equal forms."""
    return "*".join(
        f"({random.choice(('sin', 'cos'))}({k}*x) + {random.choice(('sin', 'cos'))}({k + 1}*y))^2"
        for k in range(1, random.randint(6, 10))
    )


def _kinks(random: Random) -> str:
    """Return what is of another form in each of many regions."""
    text = "x"
    for _ in range(random.randint(4, 7)):
        outer = random.choice(("abs", "max", "min"))
        inner = f"{text} - y^2" if outer == "abs" else f"{text}, x*y"
        text = f"({outer}({inner})*x + {random.randint(1, 9)})^2"
    return text
