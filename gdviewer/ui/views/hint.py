"""The line over the contour that tells a newcomer what the hand can do."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent

from gdviewer.scene.contour import ContourScene
from gdviewer.state.frame import Frame
from gdviewer.state.models.model import AppModel
from gdviewer.ui.widgets.labels import PlainLabel

TEXT = "Click anywhere to start there. Drag the start. Space pauses."
_MARGIN = 14  # pixels to the plot's edges
_KEEP_CLEAR = 24  # pixels around a start


class HintLine(PlainLabel):
    """A sentence at the plot's lower edge, or at the upper one where a start is in its way.

    It takes no clicks and leaves with the first one on the plot. It is a widget over the scene and
    no part of it, so no exported or copied picture has it.
    """

    has_left = Signal()
    """A click has sent it away."""

    def __init__(self, scene: ContourScene, model: AppModel) -> None:
        super().__init__(TEXT, scene)
        self._scene, self._model = scene, model
        self.setObjectName("hint")
        self.setProperty("role", "hint")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        scene.installEventFilter(self)
        scene.view_changed.connect(self._take_place)
        model.changed.connect(self._on_changed)

    @property
    def is_shown(self) -> bool:
        """Whether it is there, as soon as the window is."""
        return not self.isHidden()

    def show_hint(self, is_shown: bool) -> None:
        """Bring it back, or send it away."""
        self.setVisible(is_shown)
        self._take_place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 Qt's signature
        """Leave with the first click on the plot, and follow the plot's size."""
        kind = event.type()
        if kind == QEvent.Type.Resize:
            self._take_place()
        elif self.is_shown and _is_press(event, self._scene.plot_rect()):
            self.hide()
            self.has_left.emit()
        return False

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the text."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._take_place()

    @Slot(object, object)
    def _on_changed(self, old: Frame, new: Frame) -> None:
        if old.document.starts != new.document.starts:
            self._take_place()

    @Slot()
    def _take_place(self) -> None:
        """Lie in the middle of an edge of the plot, on one line where there is room for it."""
        if not self.is_shown:
            return
        plot = self._scene.plot_rect()
        size = self._size_in(plot.width() - 2 * _MARGIN)
        left = plot.center().x() - size.width() // 2
        low = QRect(QPoint(left, plot.bottom() - _MARGIN - size.height()), size)
        high = QRect(QPoint(left, plot.top() + _MARGIN), size)
        self.setGeometry(high if self._hides_a_start(low) else low)

    def _size_in(self, width: int) -> QSize:
        """Return the size of one line, or of the lines that ``width`` makes of it."""
        self.setWordWrap(False)
        if self.sizeHint().width() <= width:
            return self.sizeHint()
        self.setWordWrap(True)
        return QSize(width, self.heightForWidth(width))

    def _hides_a_start(self, place: QRect) -> bool:
        clear = place.adjusted(-_KEEP_CLEAR, -_KEEP_CLEAR, _KEEP_CLEAR, _KEEP_CLEAR)
        starts = self._model.frame.starts
        return any(clear.contains(self._scene.to_pixel(start).toPoint()) for start in starts)


def _is_press(event: QEvent, plot: QRect) -> bool:
    """Whether a finger or the left button comes down on the plot."""
    if event.type() == QEvent.Type.TouchBegin:
        return True
    return (
        isinstance(event, QMouseEvent)
        and event.type() == QEvent.Type.MouseButtonPress
        and event.button() == Qt.MouseButton.LeftButton
        and plot.contains(event.position().toPoint())
    )
