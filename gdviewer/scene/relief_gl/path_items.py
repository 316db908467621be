"""Keeps the paths of a frame on the graphics card, and draws each as far as the playhead."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QOpenGLFunctions

from gdviewer.core.objective import Array
from gdviewer.scene.paths.brush import Brush
from gdviewer.scene.paths.end_names import NO_LINES
from gdviewer.scene.relief.camera import Camera
from gdviewer.scene.relief.draped_path import DrapedPath
from gdviewer.scene.relief.relief import Relief
from gdviewer.scene.relief_gl.path_item import PathItem
from gdviewer.scene.relief_gl.shaders import Programs
from gdviewer.scene.theme import Theme
from gdviewer.state.frame import Frame, Path


class PathItems:
    """The paths on one surface, by their generation."""

    def __init__(self, programs: Programs) -> None:
        self._programs = programs
        self._relief: Relief | None = None
        self._paths: dict[int, DrapedPath] = {}
        self._items: dict[int, PathItem] = {}

    def follow(self, relief: Relief, frame: Frame) -> None:
        """Have the paths of ``frame`` on ``relief``; one that has grown enough is laid anew."""
        kept = self._paths if relief is self._relief else {}
        self._relief, self._paths = relief, {}
        for path in frame.paths:
            known = kept.get(path.generation)
            if known is None or known.points <= min(frame.shown_step(path), path.length - 1):
                known = relief.path(path)
                self._items.setdefault(path.generation, PathItem(self._programs)).show(known)
            self._paths[path.generation] = known

    def draw(
        self,
        gl: QOpenGLFunctions,
        camera: Camera,
        frame: Frame,
        theme: Theme,
        raised: int | None = None,
    ) -> None:
        """Draw each path of ``frame`` up to its step, those of the run ``raised`` over the others.

        Markers lie on all lines.
        """
        self._drop_gone()
        others = [path for path in frame.paths if path.run != raised]
        lifted = [path for path in frame.paths if path.run == raised]
        for paths, is_faint in ((others, bool(lifted)), (lifted, False)):
            drawn = [
                (self._items[path.generation], Brush.of(theme, path.color), frame.shown_step(path))
                for path in paths
            ]
            for item, brush, step in drawn:
                item.draw_line(gl, camera, brush, theme, step, is_faint=is_faint)
            for item, brush, step in drawn:
                item.draw_markers(gl, camera, brush, theme, step, is_faint=is_faint)

    def nearest(
        self, camera: Camera, pixel: tuple[float, float], reach: float, frame: Frame
    ) -> tuple[Path, int] | None:
        """Return the path and the step of the drawn iterate nearest to ``pixel``, if any is."""
        found = []
        for path in frame.paths:
            known = self._paths.get(path.generation)
            last = frame.shown_step(path)
            near = known.nearest(camera, pixel, reach, last) if known is not None else None
            if near is not None:
                found.append((near[0], path, near[1]))
        if not found:
            return None
        _, path, step = min(found, key=lambda one: one[0])
        return path, step

    def rough_lines(self, camera: Camera) -> Array:
        """Return a few lines in pixels ``(n, 4)`` near to all paths, as far as they are known."""
        lines = (path.rough_lines(camera) for path in self._paths.values())
        return np.concatenate((NO_LINES, *lines))

    def forget(self) -> None:
        """Give the card's memory back; a context is current."""
        self._paths = {}
        self._relief = None
        self._drop_gone()

    def _drop_gone(self) -> None:
        for generation in self._items.keys() - self._paths.keys():
            self._items.pop(generation).forget()
