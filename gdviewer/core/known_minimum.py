"""Finds the minimum that is known: f at the best of the known minimizers."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from gdviewer.core.objective import Objective


def known_minimum(
    objective: Objective, minimizers: Sequence[Sequence[float]], is_maximizing: bool
) -> float | None:
    """Return the least value of f at ``minimizers``, the greatest in an ascent.

    None where f has no value at any of them.
    """
    values = (float(np.asarray(objective.value(np.array(point)))) for point in minimizers)
    known = [value for value in values if not math.isnan(value)]
    if not known:
        return None
    return max(known) if is_maximizing else min(known)
