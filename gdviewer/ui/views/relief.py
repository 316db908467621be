"""The surface in space: shows frames, is turned by hand or keys; a click on it is a start."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QOffscreenSurface, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from gdviewer.export.relief import Render
from gdviewer.scene.theme import Theme
from gdviewer.state.frame import Frame
from gdviewer.state.models.model import AppModel
from gdviewer.state.work.task import is_wanted
from gdviewer.ui.gl_probe import probe_gl
from gdviewer.ui.views.cursor_readout import CursorReadout
from gdviewer.ui.views.legend_home import is_over_surface
from gdviewer.ui.views.neighbors import places_of_others
from gdviewer.ui.views.probe import Probe
from gdviewer.ui.views.run_legend import RunLegend
from gdviewer.ui.widgets.naming import name_control

if TYPE_CHECKING:
    from gdviewer.scene.relief_gl.canvas import ReliefCanvas

_HELP = (
    "The surface: click to start there, drag to turn it, Shift and drag to move it, turn the "
    "wheel; the arrow keys turn it, + and − zoom, 0 shows all of it."
)
_DEGREES, _CLOSER = 5.0, 0.87
_TURNS = {
    Qt.Key.Key_Left: (-_DEGREES, 0.0),
    Qt.Key.Key_Right: (_DEGREES, 0.0),
    Qt.Key.Key_Up: (0.0, _DEGREES),
    Qt.Key.Key_Down: (0.0, -_DEGREES),
}
_ZOOMS = {
    Qt.Key.Key_Plus: _CLOSER,
    Qt.Key.Key_Equal: _CLOSER,
    Qt.Key.Key_Minus: 1 / _CLOSER,
}
_OWN_KEYS = {*_TURNS, *_ZOOMS, Qt.Key.Key_0}
_PLAIN = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier


class ReliefView(QWidget):
    """Shows the surface as soon as it is seen itself; until then it costs nothing.

    ``probe`` is moved along with the cursor.
    """

    readout_changed = Signal(str, str)
    """What f and its gradient are under the cursor, in short and with all digits; else empty."""

    def __init__(
        self, model: AppModel, probe: Probe, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model, self._probe, self._theme = model, probe, theme
        self._canvas: ReliefCanvas | None = None
        self._legend: RunLegend | None = None
        self._target: QOffscreenSurface | None = None
        self._shown: Frame | None = None
        self._was_shown = False
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        name_control(self, "relief", "Surface", _HELP)
        self.setToolTip("")  # it would lie on the path
        model.changed.connect(self._on_changed)

    @property
    def canvas(self) -> ReliefCanvas | None:
        """What draws the surface; None before it was seen, and where there is no OpenGL."""
        return self._canvas

    @property
    def can_be_exported(self) -> bool:
        """Whether there is a surface to write to a file."""
        return self._canvas is not None and self._canvas.has_surface

    def set_theme(self, theme: Theme) -> None:
        """Draw everything in the colors of ``theme``."""
        self._theme = theme
        if self._canvas is not None:
            self._canvas.set_theme(theme)
        if self._legend is not None:
            self._legend.set_theme(theme)

    def renderer(self) -> Render:
        """Return what paints the surface of a frame from where it is seen now, in any thread.

        Raises
        ------
        ValueError
            In a sentence, where that cannot be done.
        """
        from gdviewer.scene.relief_gl.picture import picture  # noqa: PLC0415 start-up time

        if self._canvas is None:
            raise ValueError(probe_gl().missing or "the surface is exported once it has been shown")
        if self._target is None:
            self._target = QOffscreenSurface()
            self._target.create()
        return partial(picture, self._canvas.eye, self._target, is_wanted)

    def notice_room(self) -> tuple[QRect, list[QRect]]:
        """Return the surface, and what had better not be hidden there."""
        canvas = self._canvas
        if canvas is None:
            return self.rect(), []
        offset = canvas.pos()
        taken = [*places_of_others(self, canvas), *canvas.ball_rects()]
        return self.rect(), [place.translated(offset) for place in taken]

    def close_canvas(self) -> None:
        """Give back what the graphics card keeps; to be called before the window goes."""
        if self._canvas is not None:
            canvas, self._canvas, self._legend = self._canvas, None, None
            self._target = None
            canvas.forget()
            canvas.deleteLater()
            QCoreApplication.sendPostedEvents(canvas, QEvent.Type.DeferredDelete.value)

    def sizeHint(self) -> QSize:
        """Ask for the most room."""
        return QSize(700, 600)

    def showEvent(self, event: QShowEvent) -> None:
        """Make the canvas when it is first seen, and show what has changed since."""
        super().showEvent(event)
        if not self._was_shown and not probe_gl().missing:
            self._was_shown = True  # before the canvas makes the window anew, which shows it again
            self._make_canvas()
        self._show_frame()

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the view from the shortcuts of the window while it has the focus."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            is_own = event.key() in _OWN_KEYS and not event.modifiers() & ~_PLAIN
            if is_own and self._canvas is not None:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn with the arrows, zoom with + and −, see all with 0."""
        key, canvas = Qt.Key(event.key()), self._canvas
        if canvas is None or event.modifiers() & ~_PLAIN:
            super().keyPressEvent(event)
        elif key in _TURNS:
            canvas.turn(*_TURNS[key])
        elif key in _ZOOMS:
            canvas.zoom(_ZOOMS[key])
        elif key == Qt.Key.Key_0:
            canvas.see_all()
        else:
            super().keyPressEvent(event)

    def _make_canvas(self) -> None:
        # Imported here, not above: OpenGL takes a good part of a second of the start.
        from gdviewer.scene.relief_gl.canvas import ReliefCanvas  # noqa: PLC0415
        from gdviewer.ui.views.relief_hand import ReliefHand  # noqa: PLC0415

        is_active = self.isActiveWindow()
        self._canvas = canvas = ReliefCanvas(is_smooth=not probe_gl().is_software, parent=self)
        canvas.setObjectName("relief_canvas")
        canvas.setFocusProxy(self)
        canvas.set_theme(self._theme)
        hand = ReliefHand(canvas)
        hand.clicked.connect(self._model.set_start)
        readout = CursorReadout(self._model, canvas, hand, self._probe)
        readout.changed.connect(self.readout_changed)
        canvas.view_changed.connect(readout.ask)
        legend = RunLegend(canvas, self._model, self, "relief_legend", is_over_surface)
        legend.set_theme(self._theme)
        self._legend = legend
        application = QCoreApplication.instance()
        if application is not None:  # a session may end without closing the window
            application.aboutToQuit.connect(self.close_canvas)
        column = self.layout()
        if column is not None:
            column.addWidget(canvas)
        if is_active:  # Qt has made the window anew for OpenGL, and that one has no keys yet
            QTimer.singleShot(0, self, self.window().activateWindow)

    def _on_changed(self, _old: Frame, _new: Frame) -> None:
        if self.isVisible():
            self._show_frame()

    def _show_frame(self) -> None:
        old, new = self._shown, self._model.frame
        if self._canvas is not None:
            self._canvas.apply(old, new)
            self._shown = new
