"""The paths of a frame as a few lines each: enough to see what would cover them."""

from __future__ import annotations

import numpy as np

from gdviewer.core.objective import Array
from gdviewer.scene.plot import plot_of
from gdviewer.scene.viewport import Viewport
from gdviewer.state.frame import Frame

_POINTS = 200  # of a path
_MOST_POINTS = 10_000  # in all


def rough_lines(frame: Frame, viewport: Viewport) -> Array:
    """Return lines in pixels ``(n, 4)`` near to the paths as far as they are shown."""
    plot = plot_of(frame)
    most = max(2, min(_POINTS, _MOST_POINTS // max(len(frame.paths), 1)))
    lines = [np.empty((0, 4))]
    for path in frame.paths:
        if path.length:
            shown = frame.shown_step(path) + 1
            stride = -(-shown // most)
            pixels = viewport.to_pixels(plot.places(path)[:shown:stride])
            lines.append(np.hstack((pixels[:-1], pixels[1:])))
    return np.concatenate(lines)
