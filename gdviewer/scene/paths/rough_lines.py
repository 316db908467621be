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


def rough_lines(frame: Frame, plot: Plot, viewport: Viewport) -> Array:
    """Return lines in pixels ``(n, 4)`` near to the paths, as far as they are known.

    Half of a path's are its first steps, which are often its longest.
    """
    paths = [path for path in frame.paths if path.length]
    paths = paths[:: -(-len(paths) * _LEAST_POINTS // _MOST_POINTS) or 1]
    most = min(_POINTS, _MOST_POINTS // max(len(paths), 1))
    lines = [np.empty((0, 4))]
    for path in paths:
        places, half = plot.places(path), most // 2
        stride = -(-path.length // half)
        points = np.concatenate((places[:half], places[half : path.length : stride]))
        pixels = viewport.to_pixels(points)
        lines.append(np.hstack((pixels[:-1], pixels[1:])))
    return np.concatenate(lines)
