"""From places in the box to pixels of a picture and back, by one matrix."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gdviewer.core.objective import Array


@dataclass(frozen=True, slots=True, eq=False)
class Camera:
    """``matrix`` ``(4, 4)`` takes places to clip coordinates of ``width`` × ``height`` pixels.

    ``unit`` is how many pixels a unit of the box has in the middle of the picture.
    """

    matrix: Array
    width: float
    height: float
    unit: float = 1.0

    def to_pixels(self, places: Array) -> Array:
        """Return the pixels ``(..., 2)`` of ``places`` ``(..., 3)``, from the upper left."""
        ones = np.ones((*places.shape[:-1], 1))
        clip = np.concatenate((places, ones), axis=-1) @ self.matrix.T
        flat = clip[..., :2] / clip[..., 3:]
        return np.stack(
            [(flat[..., 0] + 1) / 2 * self.width, (1 - flat[..., 1]) / 2 * self.height], axis=-1
        )

    def ray(self, x: float, y: float) -> tuple[Array, Array]:
        """Return two places, the near one first, of the line that is seen as the pixel (x, y)."""
        flat = (2 * x / self.width - 1, 1 - 2 * y / self.height)
        clip = np.array([(*flat, -1.0, 1.0), (*flat, 1.0, 1.0)])
        near, far = clip @ np.linalg.inv(self.matrix).T
        return near[:3] / near[3], far[:3] / far[3]

    def scaled(self, ratio: float) -> Camera:
        """Return what takes places to pixels that are ``ratio`` times as many across and down."""
        return Camera(self.matrix, self.width * ratio, self.height * ratio, self.unit * ratio)

    def tile(self, left: float, top: float, width: float, height: float) -> Camera:
        """Return what takes places to the pixels of this rectangle of the picture alone."""
        crop = np.eye(4)
        crop[0, 0], crop[1, 1] = self.width / width, self.height / height
        crop[0, 3] = (self.width - 2 * left - width) / width
        crop[1, 3] = (2 * top + height - self.height) / height
        return Camera(crop @ self.matrix, width, height, self.unit)
