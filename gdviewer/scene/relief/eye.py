"""From where the box is seen: what is turned by hand, as numbers."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from gdviewer.core.objective import Array
from gdviewer.scene.relief.camera import Camera
from gdviewer.scene.relief.lens import AZIMUTH, DISTANCE, ELEVATION, LOWERED, half_angle
from gdviewer.scene.theme import Theme

_NEAREST, _FARTHEST = 1e-3, 1e3  # of the distance: what is seen lies between


@dataclass(frozen=True, slots=True)
class Eye:
    """It looks at ``center`` of the box from a ``distance``; ``elevation`` and turn in degrees."""

    distance: float = DISTANCE
    elevation: float = ELEVATION
    azimuth: float = AZIMUTH
    center: tuple[float, float, float] = (0.0, 0.0, -LOWERED)

    def camera(
        self,
        half: tuple[float, float, float],
        width: float,
        height: float,
        theme: Theme,
        widest: float = 0.0,
    ) -> Camera:
        """Return what takes places of a box of these half sides to pixels of a picture.

        The ``widest`` number along f has so many pixels.
        """
        slope = math.tan(half_angle(half, width, height, theme, widest))
        lens = _frustum(self.distance, slope, slope * height / width)
        return Camera(lens @ self._turned(), width, height, width / 2 / slope / self.distance)

    def shifted(self, right: float, up: float) -> Eye:
        """Return an eye that looks at what is this far beside the center, in units of the box."""
        rightward, upward = self._axes()[:2]
        x, y, z = (np.array(self.center) + right * rightward + up * upward).tolist()
        return replace(self, center=(x, y, z))

    def _turned(self) -> Array:
        """Return the matrix ``(4, 4)`` that brings the eye to the origin, looking down z."""
        matrix = np.eye(4)
        matrix[:3, :3] = self._axes()
        matrix[:3, 3] = -matrix[:3, :3] @ np.array(self.center)
        matrix[2, 3] -= self.distance
        return matrix

    def _axes(self) -> Array:
        """Return the unit vectors to the right, up and towards the eye, ``(3, 3)``."""
        rise, turn = math.radians(self.elevation - 90.0), math.radians(self.azimuth + 90.0)
        down, across = math.sin(rise), math.sin(turn)
        level, ahead = math.cos(rise), math.cos(turn)
        tilt = np.array([(1.0, 0.0, 0.0), (0.0, level, -down), (0.0, down, level)])
        spin = np.array([(ahead, across, 0.0), (-across, ahead, 0.0), (0.0, 0.0, 1.0)])
        return np.asarray(tilt @ spin)


def _frustum(distance: float, across: float, up: float) -> Array:
    """Return the projection ``(4, 4)`` of what is within these slopes (OpenGL 2.1, glFrustum)."""
    near, far = _NEAREST * distance, _FARTHEST * distance
    matrix = np.zeros((4, 4))
    matrix[0, 0], matrix[1, 1] = 1 / across, 1 / up
    matrix[2, 2:] = -(far + near) / (far - near), -2 * far * near / (far - near)
    matrix[3, 2] = -1.0
    return matrix
