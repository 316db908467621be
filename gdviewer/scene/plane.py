"""A widget over a rectangle of the plane: it shares out its room and maps points to pixels."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from gdviewer.core.bounds import Bounds
from gdviewer.scene.contour_plot import ContourPlot
from gdviewer.scene.layout import Layout, arrange
from gdviewer.scene.plot import Plot, place_of
from gdviewer.scene.room import Room
from gdviewer.scene.theme import LIGHT


class PlaneWidget(QWidget):
    """Keeps the wanted bounds in view, whatever its size; it paints nothing."""

    view_changed = Signal()
    """Another rectangle of the plane is in view, or it has another size in pixels."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumSize(QSize(200, 160))
        self._theme = LIGHT
        self._plot: Plot = ContourPlot()
        self._bounds = self._plot.bounds
        self._wanted: tuple[object, ...] = ()
        self._layout = self._arranged()

    def set_view(self, bounds: Bounds) -> None:
        """Bring ``bounds`` into view, until a frame wants others."""
        self._bounds = bounds
        self._arrange()

    @property
    def plot(self) -> Plot:
        """How the function is shown."""
        return self._plot

    def view_bounds(self) -> Bounds:
        """Return the rectangle of the plane of the picture that is in view."""
        return self._layout.viewport.bounds

    def plot_rect(self) -> QRect:
        """Return the pixels of the plot, within the axes."""
        return self._layout.plot.toRect()

    def covered(self, place: QRect) -> float:
        """Return how many pixels of the function's own lines lie under ``place``."""
        viewport = self._layout.viewport
        room = Room(self._layout.plot, self._plot.lines(viewport))
        return room.covered(QRectF(place))

    def is_in_view(self, point: tuple[float, ...]) -> bool:
        """Whether ``point``, a number for each variable, is where the plot shows it."""
        return place_of(self._layout.viewport, self._plot, point) is not None

    def to_pixel(self, point: tuple[float, ...]) -> QPointF:
        """Return where ``point``, a number for each variable, is in the widget."""
        return self.pixel_of(self._plot.place(point))

    def pixel_of(self, place: tuple[float, float]) -> QPointF:
        """Return where ``place``, in the plane of the picture, is in the widget."""
        viewport = self._layout.viewport
        x_scale, y_scale = viewport.scale
        return QPointF(
            viewport.left + (place[0] - viewport.bounds.xmin) * x_scale,
            viewport.top + (viewport.bounds.ymax - place[1]) * y_scale,
        )

    def to_point(self, pixel: QPointF) -> tuple[float, ...]:
        """Return the point that is meant at a pixel of the widget, a number for each variable."""
        return self._plot.point(self.to_place(pixel))

    def to_place(self, pixel: QPointF) -> tuple[float, float]:
        """Return where in the plane of the picture a pixel of the widget is."""
        return self._layout.viewport.to_point(pixel.x(), pixel.y())

    def lay_out(self, size: QSize) -> None:
        """Have ``size``, also while hidden: Qt would tell of it only where it is shown."""
        self.resize(size)
        self.updateGeometry()  # what lays it out once it is shown no longer knows its size
        self._arrange()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Keep the wanted bounds in view."""
        self._arrange()

    def _arrange(self) -> None:
        """Lay out anew, and say so where that changes the view."""
        layout = self._arranged()
        has_moved = layout.viewport != self._layout.viewport
        self._layout = layout
        if has_moved:
            self.update()
            self.view_changed.emit()

    def _arranged(self) -> Layout:
        plot, wanted = self._plot, (self.size(), self._bounds, self._plot.axes, self._theme)
        is_same_view, self._wanted = wanted == self._wanted, wanted
        return arrange(
            self.width(),
            self.height(),
            self._bounds,
            plot.is_stretched,
            plot.axes,
            plot.shading,
            self._theme,
            self._layout.bar_space if is_same_view else 0.0,
        )
