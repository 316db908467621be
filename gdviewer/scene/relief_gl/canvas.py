"""The widget that shows frames as a surface in space; it knows no hand and edits nothing."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
from pyqtgraph.opengl import GLViewWidget
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QMatrix4x4, QPainter, QSurfaceFormat, QVector3D
from PySide6.QtWidgets import QWidget

from gdviewer.scene.axes.color_bar import bar_labels
from gdviewer.scene.paths.likeness import looks_alike
from gdviewer.scene.relief.axes import Heights, edges
from gdviewer.scene.relief.axes_painting import paint_edges
from gdviewer.scene.relief.camera import Camera
from gdviewer.scene.relief.lens import AZIMUTH, DISTANCE, ELEVATION, LOWERED, half_angle
from gdviewer.scene.relief.marks import Marks, marks_of, paint_marks
from gdviewer.scene.relief.mesh import mesh_of
from gdviewer.scene.relief.picking import hit
from gdviewer.scene.relief.relief import Relief, relief_of
from gdviewer.scene.relief_gl.lines_item import LinesItem
from gdviewer.scene.relief_gl.path_items import PathItems
from gdviewer.scene.relief_gl.pens import isoline_pens
from gdviewer.scene.relief_gl.surface_item import SurfaceItem
from gdviewer.scene.theme import LIGHT, Theme
from gdviewer.state.frame import Frame

_COLOR_AND_DEPTH = 0x4000 | 0x0100
_DEPTH_TEST = 0x0B71
SAMPLES = 4  # of a pixel at the edges of the surface
_NEAREST, _FARTHEST = 1.2, 30.0
_LOWEST, _HIGHEST = -20.0, 90.0
_BAR = 180.0  # pixels about which the axis of f is high

_UNIT = (1.0, 1.0, 1.0)

Region = tuple[float, float, float, float]


class ReliefCanvas(GLViewWidget):
    """Draws the newest frame; nothing but what differs goes to the graphics card.

    ``is_smooth`` where the edges of the surface are to be, for which a processor has no time.
    """

    def __init__(self, is_smooth: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if is_smooth:
            form = QSurfaceFormat(QSurfaceFormat.defaultFormat())
            form.setSamples(SAMPLES)
            self.setFormat(form)
        self._theme = LIGHT
        self._frame: Frame | None = None
        self._relief: Relief | None = None
        self._marks: Marks | None = None
        self._heights: Heights = ()
        self._surface, self._isolines, self._paths = SurfaceItem(), LinesItem(), PathItems()
        self.reset()

    def apply(self, old: Frame | None, new: Frame) -> None:
        """Show ``new``; only what differs from ``old`` is made again."""
        before, self._frame = self._relief, new
        self._relief = relief_of(new, before)
        if self._relief is not before:
            self._take_surface()
        if self._relief is not None:
            self._paths.follow(self._relief, new)
        if old is None or self._relief is not before or not looks_alike(old, new):
            self._marks = None
            self.update()

    def set_theme(self, theme: Theme) -> None:
        """Draw everything in the colors of ``theme``."""
        self._theme = theme
        self._take_surface()
        self.update()

    def reset(self) -> None:
        """See the whole box from where it was seen at first."""
        self.opts |= {"bgcolor": (0.0, 0.0, 0.0, 0.0)}
        self.setCameraPosition(
            QVector3D(0.0, 0.0, -LOWERED), distance=DISTANCE, elevation=ELEVATION, azimuth=AZIMUTH
        )

    def turn(self, right: float, up: float) -> None:
        """Turn the box by degrees to the ``right``, and its near side ``up``."""
        elevation = min(max(self.opts["elevation"] - up, _LOWEST), _HIGHEST)
        self.setCameraPosition(elevation=elevation, azimuth=self.opts["azimuth"] - right)

    def zoom(self, factor: float) -> None:
        """Go ``factor`` times as far away."""
        distance = min(max(self.opts["distance"] * factor, _NEAREST), _FARTHEST)
        self.setCameraPosition(distance=distance)

    def shift(self, right: float, down: float) -> None:
        """Move what is seen by pixels."""
        self._fit_lens(self.width(), self.height())
        self.pan(right, down, 0.0, relative="view")

    @property
    def has_surface(self) -> bool:
        """Whether there is something to see."""
        return self._relief is not None

    def point_at(self, pixel: QPointF) -> tuple[float, float] | None:
        """Return the point of the plane below the spot of the surface at ``pixel``, if any."""
        if self._relief is None:
            return None
        begin, end = self.camera(self.width(), self.height()).ray(pixel.x(), pixel.y())
        return hit(self._relief.grid, begin, end)

    def pixel_of(self, point: tuple[float, float]) -> QPointF | None:
        """Return where ``point`` of the plane is seen on the surface; None outside the box."""
        if self._relief is None or self._frame is None:
            return None
        place = self._relief.places(self._frame, (point,))
        x, y = self.camera(self.width(), self.height()).to_pixels(place)[0].tolist()
        return QPointF(x, y) if np.isfinite((x, y)).all() else None

    def camera(self, width: float, height: float) -> Camera:
        """Return what takes places to pixels of a picture of this size."""
        matrix = self._matrix((0, 0, width, height), (0, 0, width, height))
        return Camera(np.array(matrix.data()).reshape(4, 4).T, width, height)

    def projectionMatrix(self, region: Region, viewport: Region) -> QMatrix4x4:
        """Return the projection through the lens that sees the whole box at first."""
        self._fit_lens(*viewport[2:])
        return super().projectionMatrix(region, viewport)

    def paintGL(self) -> None:
        """Paint the surface and what lies on it, then numbers and marks over it."""
        whole = (0.0, 0.0, float(self.width()), float(self.height()))
        ratio = self.devicePixelRatioF()
        self.draw(whole, whole, self._theme.scaled(self._theme.scale * ratio), ratio)
        with QPainter(self) as painter:
            self.paint_over(painter, self.width(), self.height(), self._theme)

    def draw(self, region: Region, viewport: Region, theme: Theme, ratio: float = 1.0) -> None:
        """Draw ``region`` of ``viewport`` where the context draws, ``ratio`` pixels to a unit."""
        gl, ground = self.context().functions(), QColor(theme.card)
        gl.glClearColor(ground.redF(), ground.greenF(), ground.blueF(), 1.0)
        gl.glDepthMask(1)
        gl.glClear(_COLOR_AND_DEPTH)
        if self._relief is not None and self._frame is not None:
            matrix = self._matrix(region, viewport)
            size = region[2] * ratio, region[3] * ratio
            self._surface.draw(gl, matrix, self.opts["azimuth"])
            self._isolines.draw(gl, matrix, size, isoline_pens(theme))
            self._paths.draw(gl, matrix, size, self._frame, theme)
        gl.glDisable(_DEPTH_TEST)

    def paint_over(self, painter: QPainter, width: float, height: float, theme: Theme) -> None:
        """Paint the numbers and marks of a picture of this size."""
        if self._relief is None or self._frame is None:
            return
        camera = self.camera(width, height)
        x, y = self._frame.axes
        paint_edges(painter, edges(self._relief.grid.box, (x, y), self._heights, camera), theme)
        self._marks = self._marks or marks_of(self._relief, self._frame)
        paint_marks(painter, self._marks, camera, theme)

    @contextmanager
    def drawing(self, frame: Frame, theme: Theme) -> Iterator[None]:
        """Make the context current and show ``frame`` in ``theme``, for the time being."""
        shown, usual = self._frame, self._theme
        self.makeCurrent()
        self.apply(shown, frame)
        self.set_theme(theme)
        try:
            yield
        finally:
            self.apply(frame, shown or frame)
            self.set_theme(usual)
            self.doneCurrent()

    def forget(self) -> None:
        """Give the card's memory back, before the context goes."""
        self.makeCurrent()
        for item in (self._surface, self._isolines, self._paths):
            item.forget()
        self.doneCurrent()

    def _matrix(self, region: Region, viewport: Region) -> QMatrix4x4:
        return self.projectionMatrix(region, viewport) * self.viewMatrix()

    def _fit_lens(self, width: float, height: float) -> None:
        half = self._relief.grid.box.half if self._relief is not None else _UNIT
        self.opts["fov"] = math.degrees(2 * half_angle(half, width, height, self._theme))

    def _take_surface(self) -> None:
        if self._relief is None:
            return
        self._surface.show(mesh_of(self._relief.grid, self._theme))
        self._isolines.show(self._relief.isolines)
        shading = self._relief.field.shading
        heights = [] if shading is None else bar_labels(shading, _BAR, LIGHT)
        self._heights = tuple(heights)
