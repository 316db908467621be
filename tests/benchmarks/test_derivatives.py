"""What a gradient and a Hessian cost beside the value alone, on a batch of 8,000 points."""

from __future__ import annotations

from statistics import median

import numpy as np

from tests.benchmarks.comparison import Ratios, side_by_side
from tests.benchmarks.reference import REFERENCES, Reference

POINTS = 8_000
ROUNDS = 40


def times_of(reference: Reference) -> tuple[float, float, float]:
    """Return the seconds of f, of f and ∇f, and of f, ∇f and H."""
    surface, bounds = reference.surface(), reference.bounds
    low, high = (bounds.xmin, bounds.ymin), (bounds.xmax, bounds.ymax)
    points = np.random.default_rng(0).uniform(low, high, (POINTS, 2))

    def with_hessian() -> None:
        surface.value_and_gradient(points)
        surface.hessian(points)

    value, both, all_three = side_by_side(
        lambda: surface.value(points),
        lambda: surface.value_and_gradient(points),
        with_hessian,
        rounds=ROUNDS,
    )
    return value, both, all_three


def test_derivatives_cost_little_more_than_the_value(ratios: Ratios) -> None:
    times = [times_of(reference) for reference in REFERENCES]
    values = [value for value, _, _ in times]
    gradients = [both / value for value, both, _ in times]
    hessians = [all_three / value for value, _, all_three in times]
    print()
    for reference, value, gradient, hessian in zip(
        REFERENCES, values, gradients, hessians, strict=True
    ):
        print(f"{reference.name:<26} {value * 1e6:6.0f} us {gradient:6.2f} {hessian:6.2f}")
    usual = median(values)
    ratios.record("f and its gradient, the median", median(gradients) * usual, usual, at_most=4)
    ratios.record("f and its gradient, the worst", max(gradients) * usual, usual, at_most=8)
    ratios.record(
        "f, gradient and Hessian, the median", median(hessians) * usual, usual, at_most=12
    )
