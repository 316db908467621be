"""The paths of a frame as a few lines each: enough to see what would cover them."""

from __future__ import annotations

import numpy as np

from gdviewer.core.objective import Array
from gdviewer.scene.plot import Plot
from gdviewer.scene.viewport import Viewport
from gdviewer.state.frame import Frame

_POINTS = 200  # of a path
_MOST_POINTS = 10_000  # in all
_LEAST_POINTS = 20  # of a path; where there are too many paths for that some are left out
_GAP = np.full((1, 2), np.nan)  # between two paths


def rough_lines(frame: Frame, plot: Plot, viewport: Viewport) -> Array:
    """Return lines in pixels ``(n, 4)`` near to the paths, as far as they are known.

    Half of a path's are its first steps, which are often its longest.
    """
    paths = [path for path in frame.paths if path.length]
    paths = paths[:: -(-len(paths) * _LEAST_POINTS // _MOST_POINTS) or 1]
    half = min(_POINTS, _MOST_POINTS // max(len(paths), 1)) // 2
    parts = [np.empty((0, 2))]
    for path in paths:
        places, stride = plot.places(path), -(-path.length // half)
        parts += [places[:half], places[half : path.length : stride], _GAP]
    return lines_through(viewport.to_pixels(np.concatenate(parts)))


def lines_through(pixels: Array) -> Array:
    """Return the lines ``(n, 4)`` from each of ``pixels`` ``(m, 2)`` to the next; none at nan."""
    lines = np.hstack((pixels[:-1], pixels[1:]))
    return lines[np.isfinite(lines).all(axis=1)]
