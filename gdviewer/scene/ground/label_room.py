"""Tells what the values on isolines had better not hide."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QRectF

from gdviewer.scene.legend_place import room_for_legend
from gdviewer.scene.marks.critical_points import marked_pixels
from gdviewer.scene.plot import Plot
from gdviewer.scene.room import Room
from gdviewer.scene.theme import Theme
from gdviewer.scene.viewport import Viewport
from gdviewer.state.frame import Frame


def room_for_labels(
    frame: Frame, plot: Plot, viewport: Viewport, theme: Theme, taken: Iterable[QRectF] = ()
) -> Room:
    """Return what a legend must not hide either, and the marks at critical points."""
    room = room_for_legend(frame, plot, viewport, theme, taken)
    return replace(room, marks=np.concatenate((room.marks, marked_pixels(frame, viewport))))
