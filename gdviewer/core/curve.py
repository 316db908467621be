"""Samples an objective of one variable along its axis: the curve, with gaps where it has any."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gdviewer.core.curve_range import fitted_range
from gdviewer.core.curve_refinement import Refinement, refined
from gdviewer.core.objective import Array, Objective

Range = tuple[float, float]

_JOINED = 1e-3, 0.5
"""Columns and rows: nearer than this, what lies on the two sides of a gap is one line."""


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """An objective of one variable sampled from ``span[0]`` to ``span[1]``.

    ``x`` ``(n,)`` are the places of even samples, ``values`` ``(n,)`` those of f, nan outside the
    domain and infinite where it overflows. ``points`` ``(m, 2)`` are (x, f) along the curve, closer
    where it bends, with a row of nan where it is interrupted: at a pole, at a jump and outside the
    domain. ``value_range`` is the part of the values that shows it well.
    """

    span: Range
    x: Array
    values: Array
    points: Array
    value_range: Range

    @property
    def axes(self) -> tuple[Array]:
        """The places of the samples, an array per variable."""
        return (self.x,)


def sample_curve(
    objective: Objective,
    span: Range,
    columns: int,
    rows: int,
    value_range: Range | None = None,
) -> Curve:
    """Sample ``objective`` over ``span`` for a picture of ``columns`` × ``rows`` pixels.

    Without a ``value_range`` the one that shows the curve well is found: all its values, but near
    a pole only those of the most part of it.
    """
    x = np.linspace(*span, 2 * max(columns, 2) + 1)
    values = values_at(objective, x)
    if value_range is None:
        value_range = fitted_range(lambda at: values_at(objective, at), x, values)
    unit = (value_range[1] - value_range[0]) / max(rows, 1)
    points = refined(lambda at: values_at(objective, at), x, values, Refinement(value_range, unit))
    column = (span[1] - span[0]) / max(columns, 1)
    return Curve(span, x, values, _joined(points, column, unit), value_range)


def values_at(objective: Objective, x: Array) -> Array:
    """Return f at each of ``x`` ``(n,)``."""
    return np.asarray(objective.value(x[:, np.newaxis]), dtype=np.float64)


def _joined(points: Array, column: float, row: float) -> Array:
    """Leave out gaps too narrow to be seen: f has a limit there, as sin(x)/x at 0."""
    is_gap = np.isnan(points[:, 1])
    solid = np.flatnonzero(~is_gap)
    if not is_gap.any() or not solid.size:
        return points
    before, after = points[solid[:-1]], points[solid[1:]]
    wide, high = _JOINED
    is_narrow = (after[:, 0] - before[:, 0] <= wide * column) & (
        np.abs(after[:, 1] * 0.5 - before[:, 1] * 0.5) <= high * row * 0.5
    )
    kept = np.ones(len(points), np.bool_)
    for start, stop in zip(solid[:-1][is_narrow], solid[1:][is_narrow], strict=True):
        kept[start + 1 : stop] = False
    return points[kept]
