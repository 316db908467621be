"""The legend of two runs or more over the plot: it finds its place, or is where it was dragged."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSizeF, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from gdviewer.scene.contour import ContourScene
from gdviewer.scene.legend import Legend, paint_legend
from gdviewer.scene.room import Room
from gdviewer.scene.theme import Theme
from gdviewer.state.frame import Frame
from gdviewer.state.models.model import AppModel
from gdviewer.state.readings.digest import digests
from gdviewer.ui.views.neighbors import places_of_others
from gdviewer.ui.widgets.naming import name_control

_WIDTH, _HEIGHT = 0.5, 0.5  # that it may take of the plot
_MARGIN = 10  # pixels to the plot's edges
_MILLISECONDS = 100  # between two looks at the runs
_NUDGES = {
    Qt.Key.Key_Left: QPoint(-10, 0),
    Qt.Key.Key_Right: QPoint(10, 0),
    Qt.Key.Key_Up: QPoint(0, -10),
    Qt.Key.Key_Down: QPoint(0, 10),
}
_HELP = "Drag it, or move it with the arrow keys; a double click or Home lets it find its place."


class RunLegend(QWidget):
    """Tells each run by its color, marker and dash, its name, learning rate, steps and end."""

    def __init__(self, scene: ContourScene, model: AppModel, before: QWidget) -> None:
        super().__init__(scene)
        self._scene, self._model = scene, model
        self._theme: Theme | None = None
        self._legend: Legend | None = None
        self._width = 0.0  # the widest so far of these runs, so that numbers do not shake it
        self._grip: QPoint | None = None
        self._picture = QPixmap()
        self._shown: tuple[object, ...] = ()  # in the picture
        name_control(self, "run_legend", "Legend", _HELP)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        QWidget.setTabOrder(before, self)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.hide()
        self._due = QTimer(self, singleShot=True, interval=_MILLISECONDS)
        self._due.timeout.connect(self._tell)
        scene.installEventFilter(self)
        scene.view_changed.connect(self._find_place)
        model.changed.connect(self._on_changed)

    def set_theme(self, theme: Theme) -> None:
        """Paint it in the colors of ``theme``."""
        self._theme, self._width = theme, 0.0
        self._tell()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 Qt's signature
        """Follow the plot's size."""
        if event.type() == QEvent.Type.Resize:
            self._tell()
        return False

    def event(self, event: QEvent) -> bool:
        """Keep the keys that move it, though they are shortcuts of the window."""
        is_asked = event.type() == QEvent.Type.ShortcutOverride
        if is_asked and isinstance(event, QKeyEvent) and _move_of(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move it, or let it find its place."""
        move = _move_of(event)
        if move is None:
            super().keyPressEvent(event)
        elif move.isNull():
            self._model.update(legend_place=None)
        else:
            self._go(self.pos() + move)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of it."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._grip = event.position().toPoint()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the hand."""
        if self._grip is not None:
            self._go(self.mapToParent(event.position().toPoint()) - self._grip)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Stay there."""
        self._grip = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Let it find its place."""
        self._model.update(legend_place=None)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint its lines, and a frame while it has the focus."""
        if self._legend is None or self._theme is None:
            return
        place = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, self._painted(self._legend, place, self._theme))
            if self.hasFocus():
                painter.setPen(QPen(QColor(self._theme.accent), 1.5 * self._theme.scale))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(place)

    def _painted(self, legend: Legend, place: QRectF, theme: Theme) -> QPixmap:
        """Return the picture of ``legend``; it lies over what moves and seldom changes itself."""
        ratio = self.devicePixelRatioF()
        shown = legend.lines, place, theme, ratio
        if self._shown != shown:
            self._picture = QPixmap(self.size() * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(Qt.GlobalColor.transparent)
            with QPainter(self._picture) as painter:
                paint_legend(painter, legend, place, theme)
            self._shown = shown
        return self._picture

    @Slot(object, object)
    def _on_changed(self, old: Frame, new: Frame) -> None:
        if _runs_of(old) != _runs_of(new):
            self._width = 0.0
        if _choices_of(old) != _choices_of(new):
            self._tell()
        elif not self._due.isActive():
            self._due.start()

    @Slot()
    def _tell(self) -> None:
        """Say of each run what is true now."""
        frame, theme = self._model.frame, self._theme
        self._legend = None
        if theme is not None and frame.document.shows_legend and _is_race(frame):
            plot = self._scene.plot_rect()
            room = QSizeF(plot.width() * _WIDTH, plot.height() * _HEIGHT)
            self._legend = Legend.of(digests(frame), room, theme, is_brief=True)
        if self._legend is not None:
            words = "; ".join(line.text for line in self._legend.lines)
            self.setAccessibleDescription(f"{words}. {_HELP}")
            self._width = max(self._width, self._legend.size.width())
        self.setVisible(self._legend is not None)
        self._find_place()
        self.update()

    @Slot()
    def _find_place(self) -> None:
        """Lie where the user wants it, else where it is clear, else where it hides least."""
        if self._legend is None:
            return
        room, size = self._room(), QSizeF(self._width, self._legend.size.height())
        middle = self._model.document.legend_place
        if middle is not None:
            self.setGeometry(room.around(middle, size).toAlignedRect())
            return
        places = room.corners(size, _MARGIN)
        here = next((one for one in places if one.toAlignedRect().contains(self.geometry())), None)
        if here is not None and self._model.frame.is_playing and room.is_free(here):
            self.setGeometry(here.toAlignedRect())
            return
        self.setGeometry(min(places, key=room.cost).toAlignedRect())

    def _room(self) -> Room:
        """Return what lies in the plot: the paths, roughly, and what else is over it."""
        others = tuple(QRectF(place) for place in places_of_others(self, self._scene))
        return Room(QRectF(self._scene.plot_rect()), self._scene.rough_lines(), others)

    def _go(self, corner: QPoint) -> None:
        """Lie with the upper left corner there, or as near as the plot allows."""
        plot = self._scene.plot_rect()
        middle = QRect(corner, self.size()).center() - plot.topLeft()
        x, y = middle.x() / max(plot.width(), 1), middle.y() / max(plot.height(), 1)
        parts = np.clip((x, y), 0.0, 1.0).tolist()
        self._model.update(legend_place=tuple(parts))


def _move_of(event: QKeyEvent) -> QPoint | None:
    """Return by how much a key moves the legend: null for back to its own place, None for none."""
    plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if plain != Qt.KeyboardModifier.NoModifier:
        return None
    key = Qt.Key(event.key())
    return QPoint() if key == Qt.Key.Key_Home else _NUDGES.get(key)


def _is_race(frame: Frame) -> bool:
    return len({path.run for path in frame.paths}) > 1


def _runs_of(frame: Frame) -> object:
    return frame.document.runs


def _choices_of(frame: Frame) -> object:
    """Return what changes the legend at once, to be compared."""
    document = frame.document
    return document.shows_legend, document.legend_place, document.runs, _is_race(frame)
