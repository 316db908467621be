"""One surface with all that lies on it, as it is kept on a graphics card and drawn."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QOpenGLFunctions, QPainter

from gdviewer.scene.labels import MARKER_REACH
from gdviewer.scene.paths.end_names import NO_LINES
from gdviewer.scene.paths.rough_lines import lines_through
from gdviewer.scene.relief.axes import edges
from gdviewer.scene.relief.axes_painting import paint_edges
from gdviewer.scene.relief.camera import Camera
from gdviewer.scene.relief.eye import Eye
from gdviewer.scene.relief.height_numbers import HeightNumbers
from gdviewer.scene.relief.marks import NO_MARKS, Marks, marks_of, paint_marks
from gdviewer.scene.relief.names import paint_names
from gdviewer.scene.relief.relief import Relief
from gdviewer.scene.relief.shape import Shape
from gdviewer.scene.relief_gl.lines_item import LinesItem
from gdviewer.scene.relief_gl.path_items import PathItems
from gdviewer.scene.relief_gl.pens import isoline_pens
from gdviewer.scene.relief_gl.shaders import Programs
from gdviewer.scene.relief_gl.surface_item import SurfaceItem
from gdviewer.scene.room import Room
from gdviewer.scene.theme import Theme
from gdviewer.state.frame import Frame, Path

_COLOR_AND_DEPTH = 0x4000 | 0x0100
_DEPTH_TEST = 0x0B71


class ReliefDrawing:
    """Draws the newest frame on the newest shape; only what is new goes to the card.

    Whatever it keeps there belongs to one context, which is current where something is drawn.
    """

    def __init__(self) -> None:
        self._programs = Programs()
        self._surface = SurfaceItem(self._programs)
        self._isolines = LinesItem(self._programs)
        self._paths = PathItems(self._programs)
        self._relief: Relief | None = None
        self._frame: Frame | None = None
        self._marks: Marks | None = None
        self._heights = HeightNumbers()
        self._numbers: list[QRectF] = []  # where they were painted last

    @property
    def relief(self) -> Relief | None:
        """The surface; None where there is none."""
        return self._relief

    def show_shape(self, shape: Shape | None) -> None:
        """Draw ``shape``, or nothing, from now on."""
        self._relief, self._marks = None, None
        if shape is None:
            return
        self._relief = shape.relief
        self._surface.show(shape.mesh)
        self._isolines.show(shape.relief.isolines)
        self._heights = HeightNumbers.of(shape.relief.field.shading)
        if self._frame is not None:
            self.show_frame(self._frame)

    def show_frame(self, frame: Frame) -> None:
        """Draw the paths and marks of ``frame`` from now on."""
        self._frame, self._marks = frame, None
        if self._relief is not None:
            self._paths.follow(self._relief, frame)

    def camera(self, eye: Eye, width: float, height: float, theme: Theme) -> Camera | None:
        """Return how ``eye`` sees it in a picture of this size; None where there is nothing."""
        if self._relief is None:
            return None
        half, widest = self._relief.grid.box.half, self._heights.width(theme)
        return eye.camera(half, width, height, theme, widest)

    def draw(
        self,
        gl: QOpenGLFunctions,
        camera: Camera | None,
        azimuth: float,
        theme: Theme,
        raised: int | None = None,
    ) -> None:
        """Draw all of it but numbers and marks where the context draws."""
        ground = QColor(theme.card)
        gl.glClearColor(ground.redF(), ground.greenF(), ground.blueF(), 1.0)
        gl.glDepthMask(1)
        gl.glClear(_COLOR_AND_DEPTH)
        if camera is not None and self._frame is not None:
            self._surface.draw(gl, camera, azimuth)
            self._isolines.draw(gl, camera, isoline_pens(theme))
            self._paths.draw(gl, camera, self._frame, theme, raised)
        gl.glDisable(_DEPTH_TEST)

    def paint_over(self, painter: QPainter, camera: Camera | None, theme: Theme) -> None:
        """Paint numbers, marks and names over it."""
        if self._relief is None or self._frame is None or camera is None:
            return
        x, y = self._frame.axes
        around = edges(self._relief.grid.box, (x, y), self._heights, camera)
        self._numbers = paint_edges(painter, around, theme)
        paint_marks(painter, self.marks, camera, theme)
        paint_names(painter, self._relief, self._frame, camera, theme, self._numbers)

    def iterate_at(
        self, camera: Camera, pixel: tuple[float, float], reach: float
    ) -> tuple[Path, int] | None:
        """Return the path and the step of the iterate that is drawn at ``pixel``, if one is."""
        if self._relief is None or self._frame is None:
            return None
        return self._paths.nearest(camera, pixel, reach, self._frame)

    @property
    def marks(self) -> Marks:
        """Starts, playheads and the like, where they are in the box."""
        if self._relief is None or self._frame is None:
            return NO_MARKS
        self._marks = self._marks or marks_of(self._relief, self._frame)
        return self._marks

    def balls(self, camera: Camera, theme: Theme) -> list[QRectF]:
        """Return what the playheads take."""
        marks, reach = self.marks, MARKER_REACH * theme.scale
        seen = camera.to_pixels(marks.places[len(marks.places) - marks.playheads :])
        return [QRectF(x - reach, y - reach, 2 * reach, 2 * reach) for x, y in seen.tolist()]

    def room(
        self, camera: Camera | None, whole: QRectF, theme: Theme, taken: Iterable[QRectF]
    ) -> Room:
        """Return what had better not be hidden within ``whole``, beside what is ``taken``."""
        if camera is None or self._relief is None:
            return Room(whole, NO_LINES, tuple(taken))
        ground = lines_through(camera.to_pixels(self._relief.grid.rough_lines))
        lines = np.concatenate((ground, self._paths.rough_lines(camera)))
        marks = camera.to_pixels(self.marks.places)
        reach = MARKER_REACH * theme.scale
        return Room(whole, lines, (*taken, *self._numbers), marks, reach)

    def forget(self) -> None:
        """Give the card's memory back."""
        for item in (self._surface, self._isolines, self._paths, self._programs):
            item.forget()
