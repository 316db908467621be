"""The sign of a locked view in a corner of the plot; it says so where a hand would move it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QToolButton, QWidget

from gdviewer.core.resources import resource
from gdviewer.scene.contour import ContourScene
from gdviewer.state.models.model import AppModel
from gdviewer.ui.bindings import show_from
from gdviewer.ui.widgets.naming import name_control

_WORDS = "The view is locked. L sets it free."
_WORDS_MILLISECONDS = 2500
_MARGIN = 8  # pixels to the plot's edges


class LockSign(QToolButton):
    """A lock in the lower left corner while the view is locked; a press sets the view free."""

    def __init__(self, scene: ContourScene, model: AppModel, before: QWidget) -> None:
        super().__init__(scene)
        self._scene = scene
        name_control(self, "lock_sign", "The view is locked", "Set the view free (L)")
        self.setProperty("role", "sign")
        self.setIcon(QIcon(str(resource("icons/lock.svg"))))
        self.setText(_WORDS)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        QWidget.setTabOrder(before, self)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._speaking = QTimer(self, singleShot=True, interval=_WORDS_MILLISECONDS)
        self._speaking.timeout.connect(self._fall_silent)
        self._fall_silent()
        self.clicked.connect(model.toggle_view_lock)
        model.view_refused.connect(self._speak)
        scene.installEventFilter(self)
        scene.view_changed.connect(self._take_place)
        show_from(model, self, lambda frame: frame.document.is_view_locked, self._show_lock)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 Qt's signature
        """Follow the plot's size."""
        if event.type() == QEvent.Type.Resize:
            self._take_place()
        return False

    def _show_lock(self, is_locked: bool) -> None:
        self._fall_silent()
        self.setVisible(is_locked)
        self._take_place()

    @Slot()
    def _speak(self) -> None:
        """Say for a while why the view has not moved."""
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._speaking.start()
        self._take_place()

    @Slot()
    def _fall_silent(self) -> None:
        self._speaking.stop()
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self._take_place()

    @Slot()
    def _take_place(self) -> None:
        """Lie in the lower left corner of the plot."""
        plot, size = self._scene.plot_rect(), self.sizeHint()
        corner = plot.bottomLeft() + QPoint(_MARGIN, 1 - _MARGIN - size.height())
        self.setGeometry(corner.x(), corner.y(), size.width(), size.height())
