"""Functions of machine learning: activations and smooth steps."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from gdviewer.core.expression.table.function import Function, Kink
from gdviewer.core.expression.table.special import FromSciPy

_ROOT_HALF = math.sqrt(0.5)
_erfc = FromSciPy("erfc")


def _sigmoid(u: Any) -> Any:
    """Return 1/(1 + exp(-u)), to full relative accuracy on both sides."""
    return 1.0 / (1.0 + np.exp(-u))


def _softplus(u: Any) -> Any:
    """Return log(1 + exp(u)) without overflow."""
    return np.logaddexp(0.0, u)


def _relu(u: Any) -> Any:
    return np.maximum(u, 0.0)


def _gelu(u: Any) -> Any:
    """Return u times the normal distribution function, to full accuracy where that is small."""
    return 0.5 * u * _erfc(-_ROOT_HALF * u)


def _gelu_of_number(u: float) -> float:
    return 0.5 * u * math.erfc(-_ROOT_HALF * u)


LEARNING = (
    Function(
        "sigmoid",
        "logistic function, 1/(1 + exp(-x))",
        "sigmoid(x) + y^2",
        _sigmoid,
        ("sigmoid(u)*sigmoid(-u)",),
        "1/(1 + exp(-u))",
        aliases=("logistic",),
    ),
    Function(
        "softplus",
        "log(1 + exp(x))",
        "softplus(x) + softplus(-x) + y^2",
        _softplus,
        ("sigmoid(u)",),
        "log(1 + exp(u))",
    ),
    Function(
        "relu",
        "max(x, 0), with slope 0 at 0",
        "relu(x) + y^2",
        _relu,
        ("relu(sign(u))",),
        "max(u, 0)",
        kink=Kink("u", "{u} = 0", "corner"),
    ),
    Function(
        "gelu",
        "x times the probability that a normal variable is below x",
        "gelu(x) + y^2",
        _gelu,
        ("0.5*erfc(-u/sqrt(2)) + u*exp(-u^2/2)/sqrt(2*pi)",),
        "u*(1 + erf(u/sqrt(2)))/2",
        constant=_gelu_of_number,
    ),
)
