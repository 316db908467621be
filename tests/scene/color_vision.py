"""What the contrast of two colors is to an eye, to a color-blind eye, and in a grey print."""

from __future__ import annotations

import numpy as np

from gdviewer.core.objective import Array
from gdviewer.scene.ground.colors import lab_of_linear, to_linear

_LUMINANCE = np.array([0.2126, 0.7152, 0.0722])
# Machado, Oliveira and Fernandes (2009), deuteranopia at severity 1.0, on linear sRGB
_DEUTERANOPIA = np.array(
    [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ]
)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colors, from 1 to 21 (WCAG 2.2)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(color: str) -> float:
    """Return the relative luminance, 0 to 1: all that is left in a grey print."""
    return float(to_linear(color) @ _LUMINANCE)


def distance(one: str, other: str) -> float:
    """Return how far apart two colors are in Oklab; black and white are 1 apart."""
    return float(np.linalg.norm(lab_of_linear(to_linear(one)) - lab_of_linear(to_linear(other))))


def distance_for_deuteranopes(one: str, other: str) -> float:
    """Return how far apart in Oklab two colors are to an eye without green cones."""
    return float(np.linalg.norm(_seen(one) - _seen(other)))


def _seen(color: str) -> Array:
    return lab_of_linear((_DEUTERANOPIA @ to_linear(color)).clip(0.0, 1.0))
