"""Says beside a start where f has no value that it has none: no path will leave from there."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from gdviewer.core.objective import Array
from gdviewer.scene.labels import MARKER_REACH, Label, place_labels
from gdviewer.scene.plot import Plot, place_of
from gdviewer.scene.room import Room
from gdviewer.scene.theme import Theme
from gdviewer.scene.viewport import Viewport
from gdviewer.state.frame import Frame

TEXT = "f has no value here"
_NO_LINES: Array = np.empty((0, 4))


def label_undefined_starts(
    viewport: Viewport, plot: Plot, frame: Frame, theme: Theme, taken: Iterable[QRectF]
) -> tuple[Label, ...]:
    """Return a label for each start in view without a value, none of them on what is ``taken``."""
    values = {path.start: path.trajectory.f[0] for path in frame.paths if path.length}
    without = sorted(start for start, value in values.items() if not math.isfinite(value))
    rectangle = QRectF(viewport.left, viewport.top, viewport.width, viewport.height)
    room, labels = Room(rectangle, _NO_LINES, tuple(taken)), list[Label]()
    reach = QPointF(MARKER_REACH, MARKER_REACH) * theme.scale
    for index in without:
        if (at := place_of(viewport, plot, frame.starts[index])) is None:
            continue
        room = room.and_taken(QRectF(at - reach, at + reach))
        placed = place_labels([(TEXT, at)], room, theme)
        room = room.and_taken(*(label.place for label in placed))
        labels += placed
    return tuple(labels)
