"""The sizes that the window's text, handles and lines can have, and the one that fits a screen."""

from __future__ import annotations

import bisect
import math

SIZES = (0.8, 0.9, 1.0, 1.15, 1.35, 1.6, 1.8, 2.0, 2.25, 2.5)
"""From 80 to 250 %; 1 is meant for a screen of 1280 × 800."""
_USUAL_HEIGHT = 800  # pixels of a screen on which 100 % is legible from where one sits
_LEGIBLE_SHARE = 0.022  # of the screen's height, for text that a lecture hall can read


def usual_size(screen_height: int) -> float:
    """Return the size for a screen of that many logical pixels: 1 at 800, 1.35 at 1080."""
    wanted = math.log(max(screen_height, 1) / _USUAL_HEIGHT)
    return min(SIZES, key=lambda size: abs(math.log(size) - wanted))


def next_size(size: float, steps: int) -> float:
    """Return the size that is ``steps`` larger, or smaller where it is negative."""
    place = bisect.bisect_left(SIZES, size - 1e-9) + steps
    return SIZES[min(max(place, 0), len(SIZES) - 1)]


def known_size(size: object) -> float | None:
    """Return the size nearest to what the settings tell of; None where that makes no sense."""
    try:
        number = float(str(size))
    except ValueError:
        return None
    return min(SIZES, key=lambda one: abs(one - number)) if math.isfinite(number) else None


def presentation_size(screen_height: int, text_height: float) -> float:
    """Return the size at which text that is ``text_height`` high at 1 is read by a lecture hall."""
    return math.ceil(screen_height * _LEGIBLE_SHARE) / text_height
