"""Paints the paths of a picture as lines that any size can show, in the order of the window."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial
from itertools import pairwise

import numpy as np
from PySide6.QtGui import QPainter

from gdviewer.core.objective import Array
from gdviewer.scene.paths.brush import Brush
from gdviewer.scene.paths.end_names import NO_LINES
from gdviewer.scene.paths.path_strokes import BATCH, PathStrokes, Track, add_batch
from gdviewer.scene.paths.paths import positions_of
from gdviewer.scene.paths.pieces import paint_halos, paint_inks
from gdviewer.scene.picture import shown_places
from gdviewer.scene.theme import Theme
from gdviewer.scene.viewport import Viewport
from gdviewer.state.frame import Frame, Path

_RESOLUTION = 4.0  # lines whose ends differ by less than a quarter of a pixel are one


def strokes_of(frame: Frame, viewport: Viewport, theme: Theme) -> tuple[PathStrokes, ...]:
    """Return the strokes of each path of ``frame`` as far as it is shown."""
    return tuple(_strokes(frame, path, viewport, theme) for path in frame.paths)


def lines_of(paths: Sequence[PathStrokes]) -> Array:
    """Return the lines of all ``paths``, ``(n, 4)``."""
    return np.concatenate([NO_LINES, *(path.strokes.lines(0, len(path.strokes)) for path in paths)])


def paint_paths(painter: QPainter, paths: Sequence[PathStrokes], theme: Theme) -> None:
    """Paint ``paths``: where they cross what was there first lies on top, but for the last steps.

    Those lie above all, as in the window.
    """
    batch = BATCH * theme.scale
    while sum(path.strokes.cost(path.batches[-1], len(path.strokes)) for path in paths) > batch:
        add_batch(paths, math.inf, batch)
    kept = [
        path.piece(start, stop)
        for steps in zip(*(pairwise(path.batches) for path in paths), strict=True)
        for path, (start, stop) in zip(paths, steps, strict=True)
        if start < stop
    ]
    last = [path.piece(path.batches[-1], len(path.strokes)) for path in paths]
    paint_halos(painter, [*kept, *last])
    paint_inks(painter, kept)
    paint_inks(painter, last)


def _strokes(frame: Frame, path: Path, viewport: Viewport, theme: Theme) -> PathStrokes:
    places = shown_places(frame, path)
    positions = partial(positions_of, path, frame.pace)
    strokes = PathStrokes(viewport, Brush.of(theme, path.color), _RESOLUTION, margin=0.0)
    strokes.extend(Track(places, is_complete=True, positions=positions), len(places), None)
    return strokes
