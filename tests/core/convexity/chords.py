"""Looks for a chord that refutes a proof of convexity, at random."""

from __future__ import annotations

import numpy as np

from gdviewer.core.objective import Array, ExpressionObjective


def counterexample(surface: ExpressionObjective, sign: float, seed: int) -> Array | None:
    """Return a chord that runs below ``sign`` times f, or leaves its domain."""
    generator = np.random.default_rng(seed)
    for scale in (0.5, 3.0, 30.0):
        ends = scale * generator.normal(size=(2, 400, len(surface.variables)))
        one, other, middle = (surface.value(at) for at in (*ends, ends.mean(axis=0)))
        is_chord = np.isfinite(one) & np.isfinite(other)
        with np.errstate(all="ignore"):
            excess = sign * (middle - (one / 2 + other / 2))
            rounding = 1e-7 * (np.abs(one) + np.abs(other) + np.abs(middle)) + 1e-9
        wrong = is_chord & (np.isnan(middle) | (excess > rounding))
        if wrong.any():
            chord: Array = ends[:, np.argmax(wrong)]
            return chord
    return None
