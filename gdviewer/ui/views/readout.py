"""What f and its gradient are under the cursor: exact, not read off the grid."""

from __future__ import annotations

import numpy as np

from gdviewer.core.notation import gradient_symbol
from gdviewer.core.numbers import (
    format_all_digits,
    format_number,
    format_point,
    format_point_fully,
)
from gdviewer.core.objective import Objective

SEPARATOR = "   "
"""Between the point, the value and the gradient."""


def readout(objective: Objective, point: tuple[float, ...]) -> tuple[str, str]:
    """Return ``(0.312, 0.094)   f 0.4736   ∇f (−1.21, −0.67)``, in short and with all digits."""
    symbol, name = gradient_symbol(len(point)), _name(objective)
    value, gradient = objective.value_and_gradient(np.array(point))
    f, slope = float(value), tuple(map(float, gradient))
    short = (
        f"{name}{format_point(point)}",
        f"f {format_number(f)}",
        f"{symbol} {format_point(slope)}",
    )
    full = (
        f"{name}{format_point_fully(point)}",
        f"f {format_all_digits(f)}",
        f"{symbol} {format_point_fully(slope)}",
    )
    return SEPARATOR.join(short), SEPARATOR.join(full)


def _name(objective: Objective) -> str:
    """Return what stands before a point: the name of a lone variable, since it has no brackets."""
    names = objective.variables
    return f"{names[0]} " if len(names) == 1 else ""
