"""The panels at the sides: columns of cards that scroll, and can be closed and returned."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QDockWidget, QFrame, QScrollArea, QVBoxLayout, QWidget

from gdviewer.ui.keys import keep_key


class Dock(QDockWidget):
    """A column of cards under a quiet title."""

    def __init__(self, name: str, title: str, cards: Iterable[QWidget], width: int) -> None:
        super().__init__(title)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setFeatures(
            self.DockWidgetFeature.DockWidgetClosable | self.DockWidgetFeature.DockWidgetMovable
        )
        column = QWidget()
        column.setProperty("role", "column")
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        for card in cards:
            layout.addWidget(card)
        layout.addStretch(1)
        self.setWidget(_Scroll(column, width))
        self.toggleViewAction().setToolTip(f"Show or hide the panel “{title}”")

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the focused control, also while the panel floats."""
        return keep_key(event) or super().event(event)


class _Scroll(QScrollArea):
    """Scrolls up and down where the cards are taller than the window."""

    def __init__(self, column: QWidget, width: int) -> None:
        super().__init__()
        self._width, self._column = width, column
        self.setWidget(column)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        """Ask for the width that the cards look right at."""
        return QSize(self._width, 400)

    def minimumSizeHint(self) -> QSize:
        """Cut nothing at the sides."""
        return QSize(max(self._width, self._column.minimumSizeHint().width()), 120)
