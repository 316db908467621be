"""The legend of two runs or more over the plot: it finds its place, or is where it was dragged."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSizeF, Qt, Slot
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from gdviewer.scene.faults import tells_faults
from gdviewer.scene.legend import Detail, Legend, paint_legend
from gdviewer.scene.legend_place import place_legend
from gdviewer.scene.theme import Theme
from gdviewer.state.frame import Frame
from gdviewer.state.models.model import AppModel
from gdviewer.state.readings.digest import digests
from gdviewer.ui.pacing import Pacing
from gdviewer.ui.views.legend_home import is_over_contour
from gdviewer.ui.views.neighbors import places_of_others
from gdviewer.ui.widgets.naming import name_control

if TYPE_CHECKING:
    from gdviewer.scene.contour import ContourScene
    from gdviewer.scene.relief_gl.canvas import ReliefCanvas

_WIDTH, _HEIGHT = 0.7, 0.5  # that it may take of the plot
_MARGIN = 10  # pixels to the plot's edges
_FIRST_CORNER = 1  # the upper left: the upper right one is that of the key
_MILLISECONDS = 250  # between two looks at the runs, at least
_DETAILS = (Detail.BRIEF, Detail.SHORT)
_NUDGES = {
    Qt.Key.Key_Left: QPoint(-10, 0),
    Qt.Key.Key_Right: QPoint(10, 0),
    Qt.Key.Key_Up: QPoint(0, -10),
    Qt.Key.Key_Down: QPoint(0, 10),
}
_HELP = "Drag it, or move it with the arrow keys; a double click or Home lets it find its place."


class RunLegend(QWidget):
    """Tells each run by its color, marker and dash, its name, learning rate, steps and end.

    ``is_here`` says of a frame whether it lies over ``scene`` and not over another one.
    """

    def __init__(
        self,
        scene: ContourScene | ReliefCanvas,
        model: AppModel,
        before: QWidget,
        name: str = "run_legend",
        is_here: Callable[[Frame], bool] = is_over_contour,
    ) -> None:
        super().__init__(scene)
        self._scene, self._model, self._is_here = scene, model, is_here
        self._theme: Theme | None = None
        self._legends: tuple[Legend, ...] = ()  # the one that says most first
        self._legend: Legend | None = None  # that of them which is shown
        self._corners: dict[object, int] = {}  # in which it lay last, by race
        self._corner = _FIRST_CORNER
        self._others: list[QRect] = []  # what else lies over the scene
        self._grip: QPoint | None = None
        self._picture = QPixmap()
        self._shown: tuple[object, ...] = ()  # in the picture
        name_control(self, name, "Legend", _HELP)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        QWidget.setTabOrder(before, self)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.hide()
        self._pacing = Pacing(self, self._tell, _MILLISECONDS)
        scene.installEventFilter(self)
        scene.view_changed.connect(self._find_place)
        model.changed.connect(self._on_changed)

    def set_theme(self, theme: Theme) -> None:
        """Paint it in the colors of ``theme``."""
        self._theme = theme
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

    @tells_faults
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint its lines, and a frame while it has the focus."""
        if self._legend is None:
            return
        place = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, self._painted(self._legend, place))
            if self.hasFocus():
                painter.setPen(
                    QPen(QColor(self._legend.theme.accent), 1.5 * self._legend.theme.scale)
                )
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(place)

    def _painted(self, legend: Legend, place: QRectF) -> QPixmap:
        """Return the picture of ``legend``; it lies over what moves and seldom changes itself."""
        ratio = self.devicePixelRatioF()
        shown = legend, place, ratio
        if self._shown != shown:
            self._picture = QPixmap(self.size() * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(Qt.GlobalColor.transparent)
            with QPainter(self._picture) as painter:
                paint_legend(painter, legend, place)
            self._shown = shown
        return self._picture

    @Slot(object, object)
    def _on_changed(self, old: Frame, new: Frame) -> None:
        have_moved = self._others != places_of_others(self, self._scene)
        if have_moved or _choices_of(old) != _choices_of(new):
            self._pacing.do()
        else:
            self._pacing.ask()

    @Slot()
    def _tell(self) -> None:
        """Say of each run what is true now."""
        frame, theme = self._model.frame, self._theme
        self._legends = ()
        if theme is not None and self._is_wanted(frame):
            plot, paths, criteria = self._scene.plot_rect(), digests(frame), frame.facts.criteria
            room = QSizeF(plot.width() * _WIDTH, plot.height() * _HEIGHT)
            legends = (Legend.of(paths, room, theme, one, criteria) for one in _DETAILS)
            self._legends = tuple(legend for legend in legends if legend is not None)
        self._find_place()
        if self._legend is not None:
            words = "; ".join(line.text for line in self._legends[0].lines)
            self.setAccessibleDescription(f"{words}. {_HELP}")
        self.setVisible(self._legend is not None)
        self.update()

    def _is_wanted(self, frame: Frame) -> bool:
        return frame.document.shows_legend and self._is_here(frame) and _is_race(frame)

    @Slot()
    def _find_place(self) -> None:
        """Lie where the user wants it, else where it is clear, else where it hides least."""
        self._others = places_of_others(self, self._scene)
        self._legend = next(iter(self._legends), None)
        if self._legend is None:
            return
        frame, room = self._model.frame, self._scene.legend_room(map(QRectF, self._others))
        if frame.document.legend_place is not None:
            place = room.around(frame.document.legend_place, self._legend.size)
            self.setGeometry(place.toAlignedRect())
            return
        race = _race_of(frame)
        corner = self._corners.get(race, self._corner)
        found = place_legend(self._legends, room, _MARGIN, corner)
        if found is None:
            return
        self._legend, self._corner = found.legend, found.corner
        self.setGeometry(found.place.toAlignedRect())
        if not frame.is_dragging:
            self._corners[race] = found.corner

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
    return any(path.run != frame.paths[0].run for path in frame.paths)


def _choices_of(frame: Frame) -> object:
    """Return what changes the legend at once, to be compared."""
    document = frame.document
    shown = document.shows_legend, is_over_contour(frame)
    return shown, document.legend_place, document.runs, _is_race(frame)


def _race_of(frame: Frame) -> object:
    """Return what runs from where, to be compared: undone to it, the legend lies where it lay."""
    document = frame.document
    runs = tuple((run.id, run.optimizer, run.is_visible) for run in document.runs)
    return document.expression, document.starts, runs
