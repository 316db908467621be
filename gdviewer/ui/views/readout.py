"""What f and its gradient are under the cursor: exact, not read off the grid."""

from __future__ import annotations

import numpy as np

from gdviewer.core.numbers import format_number, format_point
from gdviewer.core.objective import Objective

_DIGITS = 3


def readout(objective: Objective, point: tuple[float, float]) -> str:
    """Return ``(0.312, 0.094)   f 0.4736   ∇f (−1.21, −0.67)`` for ``point``."""
    value, gradient = objective.value_and_gradient(np.array(point))
    f = format_number(float(value))
    slope = format_point(tuple(map(float, gradient)), _DIGITS)
    return f"{format_point(point, _DIGITS)}   f {f}   ∇f {slope}"
