"""A quiet message above the picture that the user dismisses; never a dialog."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from gdviewer.core.resources import resource
from gdviewer.ui.widgets.labels import PlainLabel
from gdviewer.ui.widgets.naming import name_control


class NoticeBar(QFrame):
    """Shows the newest notice until it is dismissed."""

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
        self.hide()

    def say(self, text: str) -> None:
        """Show ``text``."""
        self._label.setText(text)
        self.show()
