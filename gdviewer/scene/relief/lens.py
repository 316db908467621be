"""From where the box is seen at first, and how wide a lens sees all of it with its numbers."""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import product

import numpy as np

from gdviewer.scene.theme import Theme

DISTANCE, ELEVATION, AZIMUTH = 6.8, 50.0, -118.0
"""Where the eye stands at first: units of the box, and degrees."""

LOWERED = 0.06
"""How far below its middle the box is looked at: more numbers are below it than above."""

_BESIDE, _BELOW = 3.8, 2.5  # heights of the text that the numbers need around the box
_AROUND_NUMBERS = 1.8  # ... and so many beside the widest one along f: its tick and gaps
_TURNS = 36  # from which the box is looked at to find how far it reaches
_LEAST = 0.4  # of a side of the picture that is left to the box, whatever its numbers need


def half_angle(
    half: tuple[float, float, float],
    width: float,
    height: float,
    theme: Theme,
    widest: float = 0.0,
) -> float:
    """Return the angle, in radians, from the middle of a picture to its right edge.

    It holds for a box of these half sides in a picture of ``width`` × ``height``, where the
    ``widest`` number along f has so many pixels. It does not depend on where the box is turned to:
    that a turn should change the size is not wanted.
    """
    across, up = _reach(half)
    beside = max(_BESIDE * theme.font_size, widest + _AROUND_NUMBERS * theme.font_size)
    free_width = max(width - 2 * beside, _LEAST * width)
    free_height = max(height - 2 * _BELOW * theme.font_size, _LEAST * height)
    return math.atan(width * max(across / free_width, up / free_height))


@lru_cache(maxsize=32)
def _reach(half: tuple[float, float, float]) -> tuple[float, float]:
    """Return how far the box reaches across, however turned, and up at first.

    They are tangents of angles.
    """
    turns = np.radians(np.linspace(0.0, 360.0, _TURNS, endpoint=False))
    across = max(_seen(half, turn)[0] for turn in turns.tolist())
    return across, _seen(half, math.radians(AZIMUTH))[1]


def _seen(half: tuple[float, float, float], turn: float) -> tuple[float, float]:
    rise = math.radians(ELEVATION)
    right = np.array((-math.sin(turn), math.cos(turn), 0.0))
    back = np.array(
        (math.cos(rise) * math.cos(turn), math.cos(rise) * math.sin(turn), math.sin(rise))
    )
    corners = np.array([*product((-1, 1), repeat=3)]) * half + (0.0, 0.0, LOWERED)
    depths = DISTANCE - corners @ back
    across, up = np.abs(corners @ right) / depths, np.abs(corners @ np.cross(back, right)) / depths
    return float(across.max()), float(up.max())
