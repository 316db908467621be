"""Keeps a picture of every path of a frame in one view, and does their work in slices."""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from gdviewer.scene.brush import Brush
from gdviewer.scene.path_picture import PathPicture
from gdviewer.scene.plot import Places, Plot
from gdviewer.scene.theme import Theme
from gdviewer.scene.viewport import Viewport
from gdviewer.state.frame import Path

_SLICE = 0.012  # seconds


class PathPictures:
    """The pictures of all paths in one view; a path of another generation gets a new one."""

    def __init__(self, viewport: Viewport, theme: Theme, resolution: float) -> None:
        self.viewport = viewport
        self.resolution = resolution
        self._theme = theme
        self._pictures: dict[tuple[int, int, int], PathPicture] = {}
        self._places: list[Places] = []

    def follow(self, paths: tuple[Path, ...], plot: Plot) -> None:
        """Have a picture for each of ``paths`` in ``plot``, and none for others."""
        keys = [(path.run, path.start, path.generation) for path in paths]
        self._pictures = {key: self._pictures.get(key) or self._new(key[0]) for key in keys}
        self._places = [plot.places(path) for path in paths]

    def work(self, until: int | None = None) -> None:
        """Go on with the pictures for some milliseconds, or until they show the step ``until``."""
        deadline = time.perf_counter() + _SLICE
        for picture, places in self._pairs():
            step = None if until is None else min(until, len(places) - 1)
            picture.work(places, deadline, step)

    def has_work(self) -> bool:
        """Whether there is work left."""
        return any(picture.has_work(places) for picture, places in self._pairs())

    def shows(self, steps: int) -> bool:
        """Whether the work has come so far that all is painted as it is at ``steps``."""
        return all(picture.shows(min(steps, len(places) - 1)) for picture, places in self._pairs())

    def paint(self, painter: QPainter, viewport: Viewport, steps: int) -> None:
        """Paint every path up to ``steps``, moved to where it is in ``viewport``."""
        painter.save()
        painter.setClipRect(QRectF(viewport.left, viewport.top, viewport.width, viewport.height))
        if viewport != self.viewport:
            (left, top), (right, bottom) = viewport.to_pixels(self.viewport.corners).tolist()
            painter.translate(left, top)
            painter.scale(
                (right - left) / self.viewport.width, (bottom - top) / self.viewport.height
            )
            painter.translate(-self.viewport.left, -self.viewport.top)
        for picture in self._pictures.values():
            picture.paint(painter, steps)
        painter.restore()

    def _pairs(self) -> Iterator[tuple[PathPicture, Places]]:
        return zip(self._pictures.values(), self._places, strict=True)

    def _new(self, run: int) -> PathPicture:
        return PathPicture(self.viewport, Brush.of(self._theme, run), self.resolution)
