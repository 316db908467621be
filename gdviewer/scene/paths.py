"""Keeps a picture of every path of a frame in one view, and does their work in slices."""

from __future__ import annotations

import time
from collections.abc import Mapping

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from gdviewer.scene.brush import Brush
from gdviewer.scene.path_picture import PathPicture
from gdviewer.scene.plot import Places, Plot
from gdviewer.scene.theme import Theme
from gdviewer.scene.viewport import Viewport
from gdviewer.state.frame import Path

_SLICE = 0.012  # seconds

Steps = Mapping[int, int]
"""Up to which step each path is shown, by its generation."""


class PathPictures:
    """The pictures of all paths in one view; a path of another generation gets a new one."""

    def __init__(self, viewport: Viewport, theme: Theme, resolution: float) -> None:
        self.viewport = viewport
        self.resolution = resolution
        self._theme = theme
        self._pictures: dict[int, PathPicture] = {}
        self._places: dict[int, Places] = {}

    def follow(self, paths: tuple[Path, ...], plot: Plot) -> None:
        """Have a picture for each of ``paths`` in ``plot``, and none for others."""
        before = self._pictures
        self._pictures = {
            path.generation: before.get(path.generation) or self._new(path.color) for path in paths
        }
        self._places = {path.generation: plot.places(path) for path in paths}

    def work(self, until: Steps | None = None) -> None:
        """Go on with the pictures for some milliseconds, or until they show the steps ``until``."""
        deadline = time.perf_counter() + _SLICE
        for generation, picture in self._pictures.items():
            step = None if until is None else until[generation]
            picture.work(self._places[generation], deadline, step)

    def has_work(self) -> bool:
        """Whether there is work left."""
        return any(
            picture.has_work(self._places[generation])
            for generation, picture in self._pictures.items()
        )

    def shows(self, steps: Steps) -> bool:
        """Whether the work has come so far that all is painted as it is at ``steps``."""
        shown = [one for one in self._pictures if one in steps]
        return all(self._pictures[one].shows(steps[one]) for one in shown)

    def paint(self, painter: QPainter, viewport: Viewport, steps: Steps) -> None:
        """Paint every path up to its step, moved to where it is in ``viewport``."""
        painter.save()
        painter.setClipRect(QRectF(viewport.left, viewport.top, viewport.width, viewport.height))
        if viewport != self.viewport:
            (left, top), (right, bottom) = viewport.to_pixels(self.viewport.corners).tolist()
            painter.translate(left, top)
            painter.scale(
                (right - left) / self.viewport.width, (bottom - top) / self.viewport.height
            )
            painter.translate(-self.viewport.left, -self.viewport.top)
        for generation, picture in self._pictures.items():
            if generation in steps:  # else it has gone since
                picture.paint(painter, steps[generation])
        painter.restore()

    def _new(self, color: int) -> PathPicture:
        return PathPicture(self.viewport, Brush.of(self._theme, color), self.resolution)
