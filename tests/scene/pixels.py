"""Reads the pixels of an image."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage


def blue_of(image: QImage) -> NDArray[np.uint8]:
    """Return the blue of each pixel of an image of 32 bits, ``(height, width)``."""
    pixels = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.width())
    return pixels.astype(np.uint8)
