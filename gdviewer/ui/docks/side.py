"""The panels at the sides: columns of cards that scroll, and can be closed and returned."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDockWidget,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gdviewer.core.resources import resource
from gdviewer.ui.keys import keep_key
from gdviewer.ui.widgets.labels import PlainLabel
from gdviewer.ui.widgets.naming import name_control


class Panel(QDockWidget):
    """A panel under a quiet title that can be closed and moved.

    ``subject`` stands beside the title with ``subject_mark`` before it: what the panel tells of.
    """

    def __init__(self, name: str, title: str) -> None:
        super().__init__(title)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setFeatures(
            self.DockWidgetFeature.DockWidgetClosable | self.DockWidgetFeature.DockWidgetMovable
        )
        self.setTitleBarWidget(self._title_bar(title))
        self.is_behind = False
        """Whether it is open, but another panel of the same place lies over it."""
        self.visibilityChanged.connect(self._note_place)

    def _note_place(self, is_seen: bool) -> None:
        self.is_behind = self.isVisible() and not is_seen

    def _title_bar(self, title: str) -> QWidget:
        """Return the title with a button that closes; it can be dragged as any title bar."""
        heading = QLabel(title)
        heading.setProperty("role", "heading")
        self.subject = PlainLabel()
        self.subject.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.subject_mark = PlainLabel()
        self.subject_mark.hide()
        close = QToolButton()
        close.setProperty("role", "close")
        close.setIcon(QIcon(str(resource("icons/close.svg"))))
        close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        close.clicked.connect(self.close)
        help_text = f"Close this panel; View ▸ {title} panel brings it back"
        name_control(close, f"close_{self.objectName()}", f"Close {title}", help_text)
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(heading)
        row.addWidget(self.subject_mark)
        row.addWidget(self.subject, 1)
        row.addWidget(close)
        return bar

    def show_subject(self, subject: QWidget) -> None:
        """Let ``subject`` stand beside the title, in the place of a text that seldom changes."""
        layout = self.titleBarWidget().layout()
        if layout is not None:
            layout.replaceWidget(self.subject, subject)
        self.subject.hide()

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the focused control, also while the panel floats."""
        return keep_key(event) or super().event(event)


class Dock(Panel):
    """A column of cards under a quiet title."""

    def __init__(self, name: str, title: str, cards: Iterable[QWidget], width: int) -> None:
        super().__init__(name, title)
        column = QWidget()
        column.setProperty("role", "column")
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for card in cards:
            layout.addWidget(card)
        layout.addStretch(1)
        self._width_at_100 = self.wanted_width = width
        self._scroll = _Scroll(column, width)
        self.setWidget(self._scroll)

    def set_size(self, size: float, most: int) -> None:
        """Ask for ``size`` times the width at 100 %; past ``most`` pixels scroll instead."""
        self.wanted_width = min(self.width_at(size), most)
        self._scroll.set_width(self.wanted_width, most)

    def reveal(self, card: QWidget) -> None:
        """Scroll until ``card``, which may just have been shown, is in sight."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        self._scroll.ensureWidgetVisible(card)

    def width_at(self, size: float) -> int:
        """Return the width that it would like to have at ``size``."""
        return round(self._width_at_100 * size)


class _Scroll(QScrollArea):
    """Scrolls where the cards are taller than the window, or wider than it can spare."""

    def __init__(self, column: QWidget, width: int) -> None:
        super().__init__()
        self._width, self._most, self._column = width, width, column
        self.setWidget(column)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().rangeChanged.connect(self._keep_room_for_bar)
        self._keep_room_for_bar(0, 0)

    def _keep_room_for_bar(self, first: int, last: int) -> None:
        """Let the cards be as wide with a scroll bar as without."""
        bar = self.verticalScrollBar().sizeHint().width()
        self.setViewportMargins(0, 0, bar if first == last else 0, 0)

    def set_width(self, width: int, most: int) -> None:
        """Ask for another width, and never for more than ``most``."""
        self._width, self._most = width, most
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Ask for the width that the cards look right at."""
        return QSize(self._width, 400)

    def minimumSizeHint(self) -> QSize:
        """Cut nothing at the sides, unless that took too much of the screen."""
        bar = self.verticalScrollBar().sizeHint().width()
        width = max(self._width, self._column.minimumSizeHint().width() + bar)
        return QSize(min(width, self._most), 120)
