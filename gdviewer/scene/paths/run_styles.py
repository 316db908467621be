"""Gives each run a marker and a dash beside its color, for eyes and prints that see no colors."""

from __future__ import annotations

import math
from dataclasses import dataclass

Corners = tuple[tuple[float, float], ...]
"""The corners of a marker, within a circle of radius 1, y downwards."""


@dataclass(frozen=True, slots=True)
class RunStyle:
    """``marker`` is empty for a circle; ``dash`` has pixels of line and of gap, none for a line."""

    marker: Corners
    dash: tuple[float, ...]


def run_style(color: int) -> RunStyle:
    """Return the marker and the dash of the run at the place ``color`` in the palette.

    They repeat after as many as there are of each, neither of them together with the other.
    """
    return RunStyle(_MARKERS[color % len(_MARKERS)], _DASHES[color % len(_DASHES)])


def _around(corners: int, turn: float = 0.0, waist: float = 1.0) -> Corners:
    """Return ``corners`` on a circle, from the top on; every second is nearer by ``waist``."""
    angles = (2 * math.pi * (corner / corners + turn) for corner in range(corners))
    reaches = (1.0 if corner % 2 == 0 else waist for corner in range(corners))
    return tuple(
        (reach * math.sin(angle), -reach * math.cos(angle))
        for reach, angle in zip(reaches, angles, strict=True)
    )


_ARM = 0.34
_PLUS: Corners = (
    (-_ARM, -1.0),
    (_ARM, -1.0),
    (_ARM, -_ARM),
    (1.0, -_ARM),
    (1.0, _ARM),
    (_ARM, _ARM),
    (_ARM, 1.0),
    (-_ARM, 1.0),
    (-_ARM, _ARM),
    (-1.0, _ARM),
    (-1.0, -_ARM),
    (-_ARM, -_ARM),
)
_DIAGONAL = math.sqrt(0.5)
_CROSS: Corners = tuple(((x - y) * _DIAGONAL, (x + y) * _DIAGONAL) for x, y in _PLUS)

_MARKERS: tuple[Corners, ...] = (
    (),
    _around(4, 1 / 8),
    _around(3),
    _around(4),
    _PLUS,
    _around(3, 1 / 2),
    _CROSS,
    _around(10, waist=0.45),
    _around(5),
)
_DASHES: tuple[tuple[float, ...], ...] = (
    (),
    (9.0, 5.0),
    (12.0, 4.0, 3.0, 4.0),
    (4.0, 4.0),
    (18.0, 5.0),
)
