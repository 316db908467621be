"""The widget that shows frames as a surface in space; it knows no hand and edits nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

import numpy as np
from pyqtgraph.opengl import GLViewWidget
from PySide6.QtCore import QPointF, QRect, QRectF, QTimer, Signal, Slot
from PySide6.QtGui import QImage, QPainter, QResizeEvent, QSurfaceFormat, QVector3D
from PySide6.QtWidgets import QWidget

from gdviewer.core.sampling import Field
from gdviewer.scene.paths.likeness import looks_alike
from gdviewer.scene.relief.camera import Camera
from gdviewer.scene.relief.eye import Eye
from gdviewer.scene.relief.picking import hit
from gdviewer.scene.relief.relief import field_in_space
from gdviewer.scene.relief.shape import Shape
from gdviewer.scene.relief_gl.drawing import ReliefDrawing
from gdviewer.scene.room import Room
from gdviewer.scene.theme import LIGHT, Theme
from gdviewer.state.frame import Frame, Path
from gdviewer.state.work.task import Latest

SAMPLES = 4
"""How many times each pixel is drawn where the edges of the surface are to be smooth."""
_NEAREST, _FARTHEST = 1.2, 30.0
_LOWEST, _HIGHEST = -20.0, 90.0
_REACH = 8.0  # pixels of the screen from an iterate to the cursor that means it
_REST_MILLISECONDS = 200


class ReliefCanvas(GLViewWidget):
    """Draws the newest frame; a thread makes a new surface, and the old one stays meanwhile.

    ``is_smooth`` where the edges of the surface are to be, for which a processor has no time.
    """

    view_changed = Signal()
    """It rests as seen from another side, or has another surface or size."""

    def __init__(self, is_smooth: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if is_smooth:
            form = QSurfaceFormat(QSurfaceFormat.defaultFormat())
            form.setSamples(SAMPLES)
            self.setFormat(form)
        self._theme = LIGHT
        self._field: Field | None = None
        self._frame: Frame | None = None
        self._raised: int | None = None
        self._is_resizing = False
        self._drawing = ReliefDrawing()
        self._maker = Latest(self)
        self._maker.done.connect(self._on_made)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MILLISECONDS)
        self._rest.timeout.connect(self.view_changed)
        self.opts |= {"bgcolor": (0.0, 0.0, 0.0, 0.0)}
        self.see_all()

    def apply(self, old: Frame | None, new: Frame) -> None:
        """Show ``new``; only what differs from ``old`` is made again."""
        self._frame = new
        field = field_in_space(new)
        if field is not self._field:
            self._field = field
            self._make()
        if old is None or not looks_alike(old, new):
            self._drawing.show_frame(new)
            self.update()

    def set_theme(self, theme: Theme) -> None:
        """Draw everything in the colors of ``theme``."""
        has_other_colors = (theme.valley, theme.high) != (self._theme.valley, self._theme.high)
        self._theme = theme
        if has_other_colors:
            self._make()
        self.update()

    def raise_run(self, run: int | None) -> None:
        """Lift the run at this place in the document above the others, or none."""
        if run != self._raised:
            self._raised = run
            self.update()

    # --- from where it is seen ---

    @property
    def eye(self) -> Eye:
        """From where it is seen."""
        opts = self.opts
        x, y, z = opts["center"].toTuple()
        return Eye(opts["distance"], opts["elevation"], opts["azimuth"], (x, y, z))

    def see_all(self) -> None:
        """See the whole box from where it was seen at first."""
        self._look(Eye())

    def turn(self, right: float, up: float) -> None:
        """Turn the box by degrees to the ``right``, and its near side ``up``."""
        eye = self.eye
        elevation = min(max(eye.elevation - up, _LOWEST), _HIGHEST)
        self._look(replace(eye, elevation=elevation, azimuth=eye.azimuth - right))

    def zoom(self, factor: float) -> None:
        """Go ``factor`` times as far away."""
        eye = self.eye
        self._look(replace(eye, distance=min(max(eye.distance * factor, _NEAREST), _FARTHEST)))

    def shift(self, right: float, down: float) -> None:
        """Move what is seen by pixels."""
        camera = self._camera()
        if camera is not None:
            self._look(self.eye.shifted(-right / camera.unit, down / camera.unit))

    # --- what is where ---

    @property
    def has_surface(self) -> bool:
        """Whether there is something to see."""
        return self._drawing.relief is not None

    def to_point(self, pixel: QPointF) -> tuple[float, float] | None:
        """Return the point of the plane below the spot of the surface at ``pixel``, if any."""
        camera, relief = self._camera(), self._drawing.relief
        if camera is None or relief is None:
            return None
        return hit(relief.grid, *camera.ray(pixel.x(), pixel.y()))

    def pixel_of(self, point: tuple[float, float]) -> QPointF | None:
        """Return where ``point`` of the plane is seen on the surface; None outside the box."""
        camera, relief = self._camera(), self._drawing.relief
        if camera is None or relief is None or self._frame is None:
            return None
        x, y = camera.to_pixels(relief.places(self._frame, (point,)))[0].tolist()
        return QPointF(x, y) if np.isfinite((x, y)).all() else None

    def iterate_at(self, pixel: QPointF) -> tuple[Path, int] | None:
        """Return the path and the step of the iterate that is drawn at ``pixel``, if one is."""
        camera = self._camera()
        if camera is None:
            return None
        reach = _REACH * self._theme.scale
        return self._drawing.iterate_at(camera, (pixel.x(), pixel.y()), reach)

    def plot_rect(self) -> QRect:
        """Return where something may lie over the surface: anywhere."""
        return self.rect()

    def ball_rects(self) -> list[QRect]:
        """Return what the playheads take."""
        camera = self._camera()
        if camera is None:
            return []
        return [place.toAlignedRect() for place in self._drawing.balls(camera, self._theme)]

    def legend_room(self, taken: Iterable[QRectF]) -> Room:
        """Return what a legend had better not hide, beside what is ``taken``."""
        return self._drawing.room(self._camera(), QRectF(self.rect()), self._theme, taken)

    # --- Qt's own ---

    def paintGL(self) -> None:
        """Paint the surface and what lies on it, then numbers and marks over it."""
        if self._is_resizing:  # Qt paints at each of many sizes, of which the last one is seen
            return
        ratio = self.devicePixelRatioF()
        finer = self._theme.scaled(self._theme.scale * ratio)
        camera = self._camera()
        device = None if camera is None else camera.scaled(ratio)
        gl = self.context().functions()
        self._drawing.draw(gl, device, self.opts["azimuth"], finer, self._raised)
        with QPainter(self) as painter:
            painter.drawImage(0, 0, self._numbers_and_marks(camera, ratio))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Paint once the size stays, and say then that all lies elsewhere."""
        self._is_resizing = True
        super().resizeEvent(event)
        self._is_resizing = False
        self.update()
        self._rest.start()

    def forget(self) -> None:
        """Give the card's memory back, before the context goes."""
        self._maker.drop()
        self.makeCurrent()
        self._drawing.forget()
        self.doneCurrent()

    # --- inside ---

    def _camera(self) -> Camera | None:
        return self._drawing.camera(self.eye, self.width(), self.height(), self._theme)

    def _numbers_and_marks(self, camera: Camera | None, ratio: float) -> QImage:
        """Return what lies over the surface; on it OpenGL would write more slowly, and ragged."""
        image = QImage(self.size() * ratio, QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(ratio)
        image.fill(0)
        with QPainter(image) as painter:
            self._drawing.paint_over(painter, camera, self._theme)
        return image

    def _look(self, eye: Eye) -> None:
        """See it from ``eye``."""
        place = {"distance": eye.distance, "elevation": eye.elevation, "azimuth": eye.azimuth}
        self.setCameraPosition(QVector3D(*eye.center), **place)
        self._rest.start()

    def _make(self) -> None:
        """Begin to make the surface anew; without values there is none."""
        if self._field is None:
            self._maker.drop()
            self._drawing.show_shape(None)
            self.update()
        else:
            self._maker.do(partial(Shape.of, self._field, self._theme))

    @Slot(object)
    def _on_made(self, shape: Shape) -> None:
        self._drawing.show_shape(shape)
        self.view_changed.emit()
        self.update()
