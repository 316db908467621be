"""Writes the names of the runs on the surface, each beside its playhead."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from gdviewer.scene.paths.end_names import NO_LINES, paint_end_names, place_names
from gdviewer.scene.relief.camera import Camera
from gdviewer.scene.relief.relief import Relief
from gdviewer.scene.theme import Theme
from gdviewer.state.frame import Frame, Path


def paint_names(
    painter: QPainter,
    relief: Relief,
    frame: Frame,
    camera: Camera,
    theme: Theme,
    taken: Iterable[QRectF],
) -> None:
    """Paint the names where they are asked for, none on what is ``taken`` by numbers.

    They may lie on paths: a name that avoids them would leap about while the surface is turned.
    """

    def pixel_of(path: Path) -> QPointF | None:
        x, y = camera.to_pixels(relief.playhead(frame, path)).tolist()
        return QPointF(x, y) if np.isfinite((x, y)).all() else None

    whole = QRectF(0.0, 0.0, camera.width, camera.height)
    names = place_names(frame, theme, pixel_of, whole, NO_LINES, taken)
    paint_end_names(painter, names, theme)
