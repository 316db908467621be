"""Random functions that are often convex, and often nearly so: proofs are tried on them."""

from __future__ import annotations

from random import Random

_OUTER: list[str] = [
    "exp({})",
    "log({})",
    "sqrt({})",
    "abs({})",
    "({})^2",
    "({})^3",
    "({})^4",
    "({})^1.5",
]
_OUTER += ["({})^0.5", "1/({})", "({})^(-2)", "({})^(-0.5)", "softplus({})", "relu({})", "cosh({})"]
_OUTER += ["sigmoid({})", "tanh({})", "atan({})", "log1p({})", "-({})", "2^({})", "sinh({})"]
_OUTER += ["expm1({})", "cbrt({})", "asinh({})", "0.5^({})", "acosh({})", "atanh({})", "asin({})"]
_JOINT: list[str] = [
    "({} + {})",
    "({} - {})",
    "({})*({})",
    "max({}, {})",
    "min({}, {})",
    "hypot({}, {})",
]
_JOINT += ["({})/({})", "({} + 2*({}))"]
_LEAVES: list[str] = [
    "x",
    "y",
    "x + y",
    "x - 2*y",
    "1",
    "2",
    "0.5",
    "x^2",
    "y^2 + 1",
    "x*y",
    "x^2 + y^2",
]
_LEAVES += ["x^2 - x*y + y^2", "a", "exp(x)", "x^2 + 2*x*y + y^2", "3 - x", "x - x", "a*x"]


def composition(seed: int) -> str:
    """Return the formula of ``seed``."""
    return _formula(Random(seed), 3)  # noqa: S311 the same one each time


def _formula(random: Random, depth: int) -> str:
    if depth == 0 or random.random() < 0.15:
        return random.choice(_LEAVES)
    if random.random() < 0.6:
        return random.choice(_OUTER).format(_formula(random, depth - 1))
    return random.choice(_JOINT).format(_formula(random, depth - 1), _formula(random, depth - 1))
