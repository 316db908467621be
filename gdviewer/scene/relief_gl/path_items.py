"""Keeps the paths of a frame on the graphics card, and draws each as far as the playhead."""

from __future__ import annotations

from PySide6.QtGui import QMatrix4x4, QOpenGLFunctions

from gdviewer.scene.relief.draped_path import DrapedPath
from gdviewer.scene.relief.relief import Relief
from gdviewer.scene.relief_gl.lines_item import LinesItem
from gdviewer.scene.relief_gl.pens import path_pens
from gdviewer.scene.theme import Theme
from gdviewer.state.frame import Frame


class PathItems:
    """The paths on one surface, by their generation."""

    def __init__(self) -> None:
        self._relief: Relief | None = None
        self._paths: dict[int, DrapedPath] = {}
        self._items: dict[int, LinesItem] = {}

    def follow(self, relief: Relief, frame: Frame) -> None:
        """Have the paths of ``frame`` on ``relief``; one that has grown enough is laid anew."""
        kept = self._paths if relief is self._relief else {}
        self._relief, self._paths = relief, {}
        for path in frame.paths:
            known = kept.get(path.generation)
            if known is None or known.points <= min(frame.shown_step(path), path.length - 1):
                known = relief.path(path)
                self._items.setdefault(path.generation, LinesItem()).show(known.pieces)
            self._paths[path.generation] = known

    def draw(
        self,
        gl: QOpenGLFunctions,
        matrix: QMatrix4x4,
        size: tuple[float, float],
        frame: Frame,
        theme: Theme,
    ) -> None:
        """Draw each path of ``frame`` up to its step."""
        self._drop_gone()
        for path in frame.paths:
            pieces = self._paths[path.generation].count(frame.shown_step(path))
            pens = path_pens(theme, path.color)
            self._items[path.generation].draw(gl, matrix, size, pens, pieces)

    def forget(self) -> None:
        """Give the card's memory back; a context is current."""
        self._paths = {}
        self._relief = None
        self._drop_gone()

    def _drop_gone(self) -> None:
        for generation in self._items.keys() - self._paths.keys():
            self._items.pop(generation).forget()
