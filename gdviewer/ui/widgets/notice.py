"""A quiet message over the picture that the user dismisses; never a dialog."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from gdviewer.core.resources import resource
from gdviewer.ui.widgets.labels import PlainLabel
from gdviewer.ui.widgets.naming import name_control

_MENTION_MILLISECONDS = 6000
_MARGIN = 12  # pixels to the edges of what it lies over, and to what lies there already
_ONE_LINE = 0.6  # of the width: what is longer takes two lines

NoticeRoom = tuple[QRect, list[QRect]]
"""Where a notice may lie, and the places in there that it has to leave free."""


class NoticeBar(QFrame):
    """Shows the newest notice over ``under``, low in the ``room`` that is there for it."""

    def __init__(self, under: QWidget, room: Callable[[], NoticeRoom]) -> None:
        super().__init__(under)
        self._room = room
        under.installEventFilter(self)
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
        """Show ``text`` until it is dismissed, or no longer true."""
        self._passing.stop()
        self._label.setText(text)
        self.show()
        self.raise_()
        self.take_place()

    def mention(self, text: str) -> None:
        """Show ``text`` for a while: it is good news."""
        self.say(text)
        self._passing.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 Qt's signature
        """Follow the size of what it lies over."""
        if event.type() == QEvent.Type.Resize:
            self.take_place()
        return False

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the text."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.take_place()

    def take_place(self) -> None:
        """Lie in the middle, as low as what lies there leaves it, on two lines at most."""
        if self.isHidden():
            return
        room, taken = self._room()
        size = self._size_in(room.width() - 2 * _MARGIN)
        place = QRect(room.topLeft(), size)
        place.moveLeft(room.center().x() - size.width() // 2)
        place.moveBottom(room.bottom() - _MARGIN)
        for other in sorted(taken, key=QRect.bottom, reverse=True):
            if place.intersects(other):
                place.moveBottom(other.top() - _MARGIN // 2)
        self.setGeometry(place)

    def _size_in(self, most: int) -> QSize:
        """Return the size of one line, or of two lines where one were too long."""
        self._label.setWordWrap(False)
        line = self.sizeHint()
        self._label.setWordWrap(True)
        text = self._label.fontMetrics().horizontalAdvance(self._label.text())
        if line.width() <= most * _ONE_LINE:
            return QSize(line.width(), self.heightForWidth(line.width()))
        longest_word = self.minimumSizeHint().width()
        two = line.width() - text + round(text * _ONE_LINE)
        width = min(max(two, longest_word), most)
        return QSize(width, self.heightForWidth(width))
