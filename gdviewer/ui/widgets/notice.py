"""A quiet message above the picture that the user dismisses; never a dialog."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from gdviewer.core.resources import resource
from gdviewer.ui.widgets.labels import PlainLabel
from gdviewer.ui.widgets.naming import name_control

_MENTION_MILLISECONDS = 6000


class NoticeBar(QFrame):
    """Shows the newest notice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setProperty("role", "notice")
        self._label = PlainLabel()
        self._label.setWordWrap(True)
        self.close_button = QToolButton()
        name_control(self.close_button, "dismiss_notice", "Dismiss", "Dismiss this message")
        self.close_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.close_button.setIcon(QIcon(str(resource("icons/close.svg"))))
        self.close_button.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 6, 6)
        row.addWidget(self._label, 1)
        row.addWidget(self.close_button)
        self._passing = QTimer(self, singleShot=True, interval=_MENTION_MILLISECONDS)
        self._passing.timeout.connect(self.hide)
        self.hide()

    def say(self, text: str) -> None:
        """Show ``text`` until it is dismissed."""
        self._passing.stop()
        self._label.setText(text)
        self.show()

    def mention(self, text: str) -> None:
        """Show ``text`` for a while: it is good news."""
        self.say(text)
        self._passing.start()
