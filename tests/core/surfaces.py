"""Small objectives written by hand, which count what they are asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np

from gdviewer.core.objective import Array, Objective


@dataclass
class Surface:
    """An objective of x and y given by its formulas; ``asked`` counts the calls."""

    f: Callable[[float, float], float]
    gradient_at: Callable[[float, float], tuple[float, float]]
    hessian_at: Callable[[float, float], list[list[float]]] | None = None
    asked: Counter[str] = field(default_factory=Counter)
    batches: Callable[[int], Objective] | None = None

    variables = ("x", "y")
    parameters: Mapping[str, float] = field(default_factory=dict)

    def value(self, x: Array) -> float:
        self.asked["value"] += 1
        return self.f(*x.tolist())

    def gradient(self, x: Array) -> Array:
        self.asked["gradient"] += 1
        return np.array(self.gradient_at(*x.tolist()))

    def value_and_gradient(self, x: Array) -> tuple[float, Array]:
        self.asked["value_and_gradient"] += 1
        return self.f(*x.tolist()), np.array(self.gradient_at(*x.tolist()))

    def hessian(self, x: Array) -> Array | None:
        self.asked["hessian"] += 1
        return None if self.hessian_at is None else np.array(self.hessian_at(*x.tolist()))

    def at_step(self, step: int) -> Objective:
        return self if self.batches is None else self.batches(step)


def quadratic(a: float = 1.0, b: float = 1.0) -> Surface:
    """Return a x² + b y²."""
    return Surface(
        lambda x, y: a * x * x + b * y * y,
        lambda x, y: (2 * a * x, 2 * b * y),
        lambda _x, _y: [[2 * a, 0.0], [0.0, 2 * b]],
    )


def rosenbrock(sign: float = 1.0) -> Surface:
    """Return (1 − x)² + 100 (y − x²)², times ``sign``."""
    return Surface(
        lambda x, y: sign * ((1 - x) ** 2 + 100 * (y - x * x) ** 2),
        lambda x, y: (
            sign * (-2 * (1 - x) - 400 * x * (y - x * x)),
            sign * (200 * (y - x * x)),
        ),
        lambda x, y: [
            [sign * (2 - 400 * (y - 3 * x * x)), sign * (-400 * x)],
            [sign * (-400 * x), sign * 200],
        ],
    )


def flat(f: float, gradient: tuple[float, float]) -> Surface:
    """Return what answers the same everywhere."""
    return Surface(lambda _x, _y: f, lambda _x, _y: gradient)
