"""Follows lines of critical points from point to point: where each leads, and where it ends."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gdviewer.core.critical_points.classify import level_directions
from gdviewer.core.critical_points.samples import Flags, Nodes
from gdviewer.core.objective import Array, Objective

_ASIDE = 0.35  # of the way ahead: so far aside the next point of a bent line may be
_ROUNDING = 1.0  # cells
_INSIDE = 0.6  # of the reach: farther from the border than that a line has no reason to end


@dataclass(frozen=True, slots=True, eq=False)
class Course:
    """The way ahead at each of k points of lines, all in cells; nan where f does not curve.

    ``ahead`` ``(k, k)`` is how far each other point is along the direction in which f is level,
    ``aside`` how far beside it; ``border`` ``(k,)`` how far the border of the view is, and
    ``reach`` how far neighbors are apart at most.
    """

    ahead: Array
    aside: Array
    border: Array
    reach: float

    @classmethod
    def of(cls, objective: Objective, points: Array, nodes: Nodes, reach: float) -> Course:
        """Return the course through ``points``, ``(k, 2)``."""
        low, high = nodes.corners
        if not len(points):
            return cls(np.empty((0, 0)), np.empty((0, 0)), np.empty(0), reach)
        directions = level_directions(objective, points, nodes.cell)
        apart = (points - points[:, np.newaxis]) / nodes.cell
        ahead = np.einsum("ijk,ik->ij", apart, directions)
        normals = np.column_stack((-directions[:, 1], directions[:, 0]))
        aside = np.abs(np.einsum("ijk,ik->ij", apart, normals))
        border = np.minimum((points - low) / nodes.cell, (high - points) / nodes.cell).min(axis=-1)
        return cls(ahead, aside, border, reach)

    @property
    def leads_on(self) -> Flags:
        """Which pairs lie where the line of the one and of the other leads, ``(k, k)``."""
        is_ahead = ~(self.aside > _ASIDE * np.abs(self.ahead) + _ROUNDING)  # also where unknown
        return np.asarray(is_ahead & is_ahead.T)

    def ends_in_view(self, group: list[int]) -> bool:
        """Whether the line through the points ``group`` ends away from the border."""
        ahead = np.where(self.leads_on, self.ahead, 0.0)[np.ix_(group, group)]
        is_near = np.abs(ahead) <= self.reach
        goes_on = (is_near & (ahead > 0.0)).any(axis=-1)
        comes_from = (is_near & (ahead < 0.0)).any(axis=-1)
        is_inside = self.border[group] > _INSIDE * self.reach
        is_known = np.isfinite(self.ahead[np.ix_(group, group)]).all(axis=-1)
        return bool(((goes_on != comes_from) & is_inside & is_known).any())
