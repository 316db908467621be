"""Chooses the numbers along f: where they stand, how they read, and what the axis is called."""

from __future__ import annotations

import math
from dataclasses import dataclass

from gdviewer.core.shading import Shading
from gdviewer.scene.axes.color_bar import bar_labels
from gdviewer.scene.axes.ticks import ticks
from gdviewer.scene.relief.height import is_logarithmic, spread
from gdviewer.scene.text import text_width
from gdviewer.scene.theme import LIGHT, Theme

_MOST = 5
_HEIGHT = 180.0  # pixels about which the axis is high


@dataclass(frozen=True, slots=True)
class HeightNumbers:
    """How high the numbers ``ups`` stand, from 0 to 1, how they read, and the ``name`` of f."""

    ups: tuple[float, ...] = ()
    labels: tuple[str, ...] = ()
    name: str = "f"

    @classmethod
    def of(cls, shading: Shading | None) -> HeightNumbers:
        """Return the numbers of a surface whose heights ``shading`` says."""
        if shading is None:
            return cls()
        even = spread(shading)
        if shading.contrast and even != shading and _is_common(shading.high - shading.low):
            chosen = ticks(shading.low, shading.high, _MOST)
            ups = ((value - shading.low) / (shading.high - shading.low) for value in chosen.values)
            return cls(tuple(ups), chosen.labels)
        numbers = bar_labels(even, _HEIGHT, LIGHT)
        name = "f, log scale" if is_logarithmic(shading) else "f"
        return cls(tuple(up for up, _ in numbers), tuple(label for _, label in numbers), name)

    def width(self, theme: Theme) -> float:
        """Return how many pixels the widest number takes."""
        return max((text_width(label, theme) for label in self.labels), default=0.0)


def _is_common(length: float) -> bool:
    """Whether round numbers can be found in so long a range."""
    return math.isfinite(length) and length > 1e-300
