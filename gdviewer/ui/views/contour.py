"""The picture of f: holds its scene and turns mouse and keys into edits of start and view."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QVBoxLayout, QWidget

from gdviewer.scene.contour import ContourScene
from gdviewer.scene.picture import playheads
from gdviewer.scene.theme import Theme
from gdviewer.state.frame import Frame
from gdviewer.state.models.model import AppModel
from gdviewer.ui.actions import Actions
from gdviewer.ui.views.context_menu import StartEdits, contour_menu
from gdviewer.ui.views.cursor_curvature import CursorCurvature
from gdviewer.ui.views.cursor_readout import CursorReadout
from gdviewer.ui.views.gestures import Gestures
from gdviewer.ui.views.hand import GRAB_RADIUS, Point, distance
from gdviewer.ui.views.hint import HintLine
from gdviewer.ui.views.lock_sign import LockSign
from gdviewer.ui.views.narrator import Narrator
from gdviewer.ui.views.neighbors import places_of_others
from gdviewer.ui.views.probe import Probe
from gdviewer.ui.views.run_legend import RunLegend
from gdviewer.ui.views.start_mover import StartMover
from gdviewer.ui.views.view_mover import ViewMover
from gdviewer.ui.views.workings_key import WorkingsKey
from gdviewer.ui.widgets.naming import name_control

_NUDGES = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_FAR_NUDGE = 10  # pixels
_FRAME = QMargins(1, 1, 1, 1)
_NEXT_STARTS = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
_REMOVING = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}
_HELP = "The function: click to start there, drag the start or the view, turn the wheel."


class ContourView(QWidget):
    """Shows the surface from above, or the curve of one variable; a click is a start."""

    readout_changed = Signal(str, str)
    """What f and its gradient are under the cursor, in short and with all digits; else empty."""

    def __init__(
        self, model: AppModel, actions: Actions, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model, self._actions = model, actions
        self._scene = ContourScene()
        self._scene.set_theme(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(_FRAME)
        column.addWidget(self._scene)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scene.setFocusProxy(self)
        self._scene.setObjectName("contour_scene")
        name_control(self, "contour", "Contour", _HELP)
        self.setToolTip("")  # it would lie on the path
        self._gestures = Gestures(self._scene, self)
        self._view = ViewMover(model, self._scene, self._gestures)
        self.probe = Probe(self)
        self._readout = CursorReadout(model, self._scene, self._gestures, self.probe)
        self._readout.changed.connect(self.readout_changed)
        self._view.reported.connect(self._readout.ask)
        self._scene.apply(None, model.frame)
        model.changed.connect(self._on_changed)  # first: what lies over the scene asks the scene
        self._mover = StartMover(model, self._scene, self._gestures.hand)
        self.hint = HintLine(self._scene, model)  # sees a press before the gestures take it
        self._key = WorkingsKey(self._scene, model, before=self)
        self._key.set_theme(theme)
        self._legend = RunLegend(self._scene, model, before=self)
        self._legend.set_theme(theme)
        LockSign(self._scene, model, before=self)
        Narrator(self, model)
        CursorCurvature(self._scene, model, self.probe)
        self._scene.view_changed.connect(self._view.report)

    def set_theme(self, theme: Theme) -> None:
        """Draw everything in the colors of ``theme``."""
        self._scene.set_theme(theme)
        self._key.set_theme(theme)
        self._legend.set_theme(theme)

    def zoom(self, factor: float) -> None:
        """Show ``factor`` times as much of the plane, about the middle."""
        self._view.zoom(factor)

    def report_view_in(self, size: QSize) -> None:
        """Have sampled what would be in view if this were shown at ``size``."""
        self._scene.lay_out(size.shrunkBy(_FRAME))
        self._view.report()

    def show_highlight(self, point: Point | None) -> None:
        """Ring ``point``, or none."""
        self._scene.show_highlight(point)

    def center_on(self, point: Point) -> None:
        """Bring ``point`` to the middle of the view."""
        self._view.center_on(point)

    def start_near(self, pixel: QPointF, radius: float) -> Point | None:
        """Return the nearest start within ``radius`` pixels."""
        starts = self._model.frame.starts
        reach, start = min((distance(self.to_pixel(start), pixel), start) for start in starts)
        return start if reach <= radius else None

    def to_pixel(self, point: Point) -> QPointF:
        """Return where ``point`` is drawn."""
        return self._scene.to_pixel(point)

    def notice_room(self) -> tuple[QRect, list[QRect]]:
        """Return the plot, and where other widgets lie over it."""
        offset = self._scene.pos()
        others = [place.translated(offset) for place in places_of_others(self, self._scene)]
        return self._scene.plot_rect().translated(offset), others

    def is_on_plot(self, pixel: QPointF) -> bool:
        """Whether ``pixel`` is on the plot, not on its axes."""
        return self._scene.plot_rect().contains(pixel.toPoint())

    def sizeHint(self) -> QSize:
        """Ask for the most room."""
        return QSize(700, 600)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up with Escape what the hand does, move and remove the start, open the menu."""
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        keypad, shift = Qt.KeyboardModifier.KeypadModifier, Qt.KeyboardModifier.ShiftModifier
        if key == Qt.Key.Key_Escape and self._gestures.hand.is_down:
            self._gestures.hand.give_up()
        elif key in _NUDGES and modifiers & ~(keypad | shift) == Qt.KeyboardModifier.AltModifier:
            far = _FAR_NUDGE if modifiers & shift else 1
            columns, rows = _NUDGES[key]
            self._mover.nudge(far * columns, far * rows)
        elif key in _NEXT_STARTS and modifiers & ~keypad == Qt.KeyboardModifier.AltModifier:
            self._mover.select_next(_NEXT_STARTS[key])
        elif key in _REMOVING:
            self._mover.remove(self._mover.selected)
        elif key == Qt.Key.Key_Menu or (key == Qt.Key.Key_F10 and modifiers == shift):
            self._open_menu_by_key()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu where the right button was pressed, or for a key where the run is."""
        pixel = QPointF(self._scene.mapFromGlobal(event.globalPos()))
        if event.reason() == event.Reason.Keyboard:
            self._open_menu_by_key()
        elif self.is_on_plot(pixel) and not self._gestures.hand.is_down:
            self._open_menu(self._mover.point_at(pixel), pixel)

    # --- the menu ---

    def _open_menu_by_key(self) -> None:
        """Open the menu at the playhead, else at the start, else in the middle of the view."""
        frame, middle = self._model.frame, self._scene.view_bounds().center
        seen = filter(self._scene.is_in_view, (*playheads(frame), *frame.starts))
        if (point := next(seen, None)) is not None:
            self._open_menu(point, self.to_pixel(point))
        else:
            self._open_menu(self._scene.plot.point(middle), self._scene.pixel_of(middle))

    def _open_menu(self, point: Point, pixel: QPointF) -> None:
        if QApplication.activePopupWidget() is None:  # a key may come as two events
            menu = contour_menu(self, self._actions, point, self._start_edits(pixel))
            menu.popup(self._scene.mapToGlobal(pixel.toPoint()))

    def _start_edits(self, pixel: QPointF) -> StartEdits:
        """Return what can be done about starts at ``pixel``."""
        mover, starts = self._mover, self._model.frame.starts
        near = self.start_near(pixel, GRAB_RADIUS)
        if near is None or len(starts) == 1:
            return StartEdits(self._model.set_start, mover.add)
        return StartEdits(
            self._model.set_start, mover.add, lambda: mover.remove(starts.index(near))
        )

    # --- the frame ---

    def _on_changed(self, old: Frame, new: Frame) -> None:
        self._scene.apply(old, new)
        self.setAccessibleName(self._scene.plot.title)
        if new.facts is not old.facts:
            self._readout.ask()
