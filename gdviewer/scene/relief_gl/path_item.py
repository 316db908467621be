"""Keeps one path on the graphics card: its line, and its markers as near as they may be."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QOpenGLFunctions

from gdviewer.scene.paths.brush import Brush
from gdviewer.scene.relief.camera import Camera
from gdviewer.scene.relief.draped_path import DrapedPath
from gdviewer.scene.relief_gl.lines_item import LinesItem
from gdviewer.scene.relief_gl.markers_item import MarkersItem
from gdviewer.scene.relief_gl.pens import marker_ink, path_pens
from gdviewer.scene.relief_gl.shaders import Programs
from gdviewer.scene.theme import Theme


class PathItem:
    """Draws a path on the surface in the dash and with the markers of its run."""

    def __init__(self, programs: Programs) -> None:
        self._line, self._markers = LinesItem(programs), MarkersItem(programs)
        self._path: DrapedPath | None = None
        self._marked: tuple[object, ...] = ()
        self._marker_steps: NDArray[np.int64] = np.empty(0, np.int64)

    def show(self, path: DrapedPath) -> None:
        """Draw ``path`` from now on."""
        self._path = path
        self._line.show(path.pieces)

    def draw_line(
        self,
        gl: QOpenGLFunctions,
        camera: Camera,
        brush: Brush,
        theme: Theme,
        step: int,
        *,
        is_faint: bool,
    ) -> None:
        """Draw the line up to ``step``."""
        if self._path is not None:
            pens = path_pens(theme, brush, is_faint=is_faint)
            self._line.draw(gl, camera, pens, self._path.count(step))

    def draw_markers(
        self,
        gl: QOpenGLFunctions,
        camera: Camera,
        brush: Brush,
        theme: Theme,
        step: int,
        *,
        is_faint: bool,
    ) -> None:
        """Draw the markers up to ``step``, if the run has any."""
        if self._path is None or not brush.marker:
            return
        self._mark(self._path, brush, camera.unit)
        count = int(np.searchsorted(self._marker_steps, step, side="right"))
        self._markers.draw(gl, camera, marker_ink(theme, brush, is_faint=is_faint), count)

    def forget(self) -> None:
        """Give the card's memory back; a context is current."""
        self._line.forget()
        self._markers.forget()

    def _mark(self, path: DrapedPath, brush: Brush, unit: float) -> None:
        """Choose where markers are; a zoom changes that only where it doubles or halves."""
        zoom = round(math.log2(brush.marker_spacing / unit))
        marked = path, brush.marker, zoom
        if marked != self._marked:
            self._marked, chosen = marked, path.marked(2.0**zoom)
            self._marker_steps = path.iterates[chosen]
            self._markers.show(path.places[chosen], brush.marker)
