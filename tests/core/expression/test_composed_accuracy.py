"""Values and gradients of random formulas against mpmath.

Ten digits, or as many as are left when each part of the formula is rounded once.
"""

from __future__ import annotations

import math
from contextlib import suppress
from random import Random
from typing import Any

import mpmath
import numpy as np

from gdviewer.core.expression import ExpressionError
from gdviewer.core.objective import ExpressionObjective, objective
from tests.core.expression.rounded import DIGITS, Exact
from tests.fuzz.texts import formula

FORMULAS = 120
ROUNDINGS = 4
ROOM = 16  # times what the worst of these roundings did
STEEPEST = 1e100
NOT_IN_MPMATH = ("if(", "polygamma")


def surfaces() -> list[ExpressionObjective]:
    random = Random(0)  # noqa: S311 - no secret
    found: list[ExpressionObjective] = []
    while len(found) < FORMULAS:
        text = formula(random, random.randrange(2, 6))
        if not any(word in text for word in NOT_IN_MPMATH):
            with suppress(ExpressionError):
                found.append(objective(text, variables=("x", "y")))
    return found


def room_of(surface: ExpressionObjective, point: list[Any], exact: list[Any]) -> list[Any]:
    """Return how far each of f and ∇f may be from its exact value."""
    changes = [mpmath.mpf(0) for _ in exact]
    for seed in range(ROUNDINGS):
        rounded = Exact(surface, point, seed)
        for place, value in enumerate([rounded.value(point), *rounded.slopes(point)]):
            changes[place] = max(changes[place], abs(value - exact[place]))
    return [1e-10 * abs(e) + ROOM * c + 1e-300 for e, c in zip(exact, changes, strict=True)]


def test_random_formulas_have_ten_digits_or_those_that_rounding_leaves() -> None:
    rng, compared = np.random.default_rng(0), 0
    for surface in surfaces():
        x = rng.uniform(-3, 3, 2)
        point = [mpmath.mpf(float(u)) for u in x]
        with mpmath.workdps(DIGITS):
            try:
                exact = Exact(surface, point)
                expected = [exact.value(point), *exact.slopes(point)]
                room = room_of(surface, point, expected)
            except (ValueError, ZeroDivisionError, OverflowError):
                continue
        f, gradient = surface.value_and_gradient(x)
        for found, e, allowed in zip([f, *gradient], expected, room, strict=True):
            if abs(e) < STEEPEST:
                compared += 1
                assert math.isfinite(found), surface
                assert abs(found - e) <= allowed, (surface, x, found, e, allowed)
    assert compared > FORMULAS
