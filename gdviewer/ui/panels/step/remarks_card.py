"""The card that says in a sentence or two what happened in the step, and why."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QAction,
    QGuiApplication,
    QHideEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from gdviewer.scene.fonts import text_font
from gdviewer.scene.theme import Theme
from gdviewer.state.models.model import AppModel
from gdviewer.state.readings.step_apart import step_remarks
from gdviewer.state.work.interests import Interest
from gdviewer.ui.bindings import show_while_visible
from gdviewer.ui.docks.bottom import BottomCard
from gdviewer.ui.widgets.naming import name_control

_NAME = "step_remarks_card"
_WIDTH = 250
_LETTERS = 15  # pixels at 100 %


class StepRemarksCard(BottomCard):
    """Says what is remarkable in the step of the selected run at the playhead, or nothing."""

    def __init__(self, model: AppModel, parent: QWidget | None = None) -> None:
        super().__init__("What happened", parent)
        self.setObjectName(_NAME)
        self._model = model
        self._text = _Sentences()
        help_text = (
            "What this step did, and why, from what was measured; nothing if that is unclear"
        )
        name_control(self._text, "step_remarks", "What happened", help_text)
        self.body.addWidget(self._text, 1)
        show_while_visible(model, self, step_remarks, self._say)

    def set_theme(self, theme: Theme) -> None:
        """Keep a width in which a sentence can be read."""
        self.setMinimumWidth(round(_WIDTH * theme.scale))
        self._text.setFont(text_font(_LETTERS * theme.scale))

    def showEvent(self, event: QShowEvent) -> None:
        """Have the steps judged."""
        super().showEvent(event)
        self._model.want(Interest.STABILITY, _NAME, True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest."""
        super().hideEvent(event)
        self._model.want(Interest.STABILITY, _NAME, False)

    def _say(self, remarks: tuple[str, ...]) -> None:
        self._text.say("\n\n".join(remarks))


class _Sentences(QWidget):
    """Text that wraps; unlike a QLabel it asks for no new layout when it changes with a frame."""

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        copy = QAction("Copy", self)
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(lambda _: QGuiApplication.clipboard().setText(self._text))
        self.addAction(copy)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def say(self, text: str) -> None:
        """Show ``text``."""
        self._text = text
        self.setAccessibleDescription(text)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 Qt's signature
        """Write the text, and show where the keys go."""
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        with QPainter(self) as painter:
            painter.drawText(self.rect(), flags, self._text)
            if self.hasFocus():
                painter.setPen(self.palette().highlight().color())
                painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
