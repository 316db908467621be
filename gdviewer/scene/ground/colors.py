"""Makes the colors of the fill, evenly spaced to the eye."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from gdviewer.core.objective import Array
from gdviewer.core.shading import HIGHEST, NOTHING
from gdviewer.scene.theme import Theme

# Oklab (Ottosson 2020): linear sRGB to the cones' responses, and their cube roots to the Lab axes.
_CONES = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
_LAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)


@lru_cache(maxsize=8)
def fill_colors(theme: Theme) -> NDArray[np.uint32]:
    """Return the 256 colors of the shades, 0xAARRGGBB; the last one, for nothing, is clear."""
    valley, high = to_oklab(theme.valley), to_oklab(theme.high)
    part = np.linspace(0.0, 1.0, HIGHEST + 1)[:, np.newaxis]
    channels = np.round(255 * _from_lab(valley + part * (high - valley))).astype(np.uint32)
    colors = np.zeros(NOTHING + 1, np.uint32)
    colors[:NOTHING] = 0xFF << 24 | channels[:, 0] << 16 | channels[:, 1] << 8 | channels[:, 2]
    colors.flags.writeable = False
    return colors


def to_linear(color: str) -> Array:
    """Return the light of ``#rrggbb`` in linear sRGB, three numbers from 0 to 1 (IEC 61966-2-1)."""
    encoded = np.array([int(color[place : place + 2], 16) for place in (1, 3, 5)]) / 255
    return np.where(encoded <= 0.04045, encoded / 12.92, ((encoded + 0.055) / 1.055) ** 2.4)


def to_oklab(color: str) -> Array:
    """Return the Oklab coordinates of ``#rrggbb``."""
    return lab_of_linear(to_linear(color))


def lab_of_linear(linear: Array) -> Array:
    """Return the Oklab coordinates of a color in linear sRGB."""
    return np.asarray(_LAB @ np.cbrt(_CONES @ linear))


def _from_lab(lab: Array) -> Array:
    """Return the sRGB channels, from 0 to 1, of Oklab coordinates ``(..., 3)``."""
    linear = (lab @ np.linalg.inv(_LAB).T) ** 3 @ np.linalg.inv(_CONES).T
    linear = linear.clip(0.0, 1.0)
    return np.where(linear <= 0.0031308, linear * 12.92, 1.055 * linear ** (1 / 2.4) - 0.055)
