"""The panels at the bottom: rows of cards, closed at first, that share one place as tabs."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from gdviewer.scene.theme import Theme
from gdviewer.ui.docks.side import Panel
from gdviewer.ui.widgets.card import Card

_MINIMUM_HEIGHT = 124
_LOW = 0.8
"""Of the height that its cards look right at: a panel that has less shows what matters most."""


class BottomCard(Card):
    """A card of a bottom dock; it works only while it is seen (``show_while_visible``)."""

    def set_theme(self, theme: Theme) -> None:
        """Take the colors and the size that neither palette nor style sheet reaches."""

    def set_low(self, is_low: bool) -> None:
        """Do without what can be spared while the panel is low; here there is nothing."""


class BottomDock(Panel):
    """A row of cards under a quiet title; it scrolls where they are wider than the window."""

    def __init__(self, name: str, title: str, height: int) -> None:
        super().__init__(name, title)
        row = QWidget()
        row.setProperty("role", "column")
        self._layout = QHBoxLayout(row)
        self._layout.setContentsMargins(0, 0, 0, 2)
        self._layout.setSpacing(8)
        self._height_at_100 = height
        self._scroll = _Scroll(row, height)
        self._scroll.lowered.connect(self._set_low)
        self.setWidget(self._scroll)
        # behind another tab Qt only moves it off the screen: its cards would go on working
        self.visibilityChanged.connect(row.setVisible)

    def add_card(self, card: BottomCard, share: int = 1) -> None:
        """Add ``card`` at the right; of the width that is left over it takes ``share`` parts."""
        self._layout.addWidget(card, share)

    def add_column(self, *cards: BottomCard, share: int = 1) -> None:
        """Add small ``cards`` one below the other; see :meth:`add_card`."""
        column = QVBoxLayout()
        column.setSpacing(4)
        for card in cards:
            column.addWidget(card)
        self._layout.addLayout(column, share)

    def set_theme(self, theme: Theme) -> None:
        """Show every card in the colors and at the size of ``theme``."""
        self._scroll.set_height(round(self._height_at_100 * theme.scale))
        for card in self.findChildren(BottomCard):
            card.set_theme(theme)

    def _set_low(self, is_low: bool) -> None:
        for card in self.findChildren(BottomCard):
            card.set_low(is_low)


class _Scroll(QScrollArea):
    """Scrolls where the cards are wider than the window or higher than the panel.

    ``lowered`` is emitted when it gets low, and when it is so no more.
    """

    lowered = Signal(bool)

    def __init__(self, row: QWidget, height: int) -> None:
        super().__init__()
        self._height, self._is_low = height, False
        self.setWidget(row)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def set_height(self, height: int) -> None:
        """Ask for another height."""
        self._height = height
        self.updateGeometry()
        self._look()

    def sizeHint(self) -> QSize:
        """Ask for the height that the cards look right at."""
        return QSize(800, self._height)

    def minimumSizeHint(self) -> QSize:
        """Let the window be small: what does not fit is scrolled to."""
        return QSize(120, min(_MINIMUM_HEIGHT, self._height))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell whether it is low now."""
        super().resizeEvent(event)
        self._look()

    def _look(self) -> None:
        # not by what the cards need: they need less as soon as they are told
        is_low = self.height() < _LOW * self._height
        if is_low != self._is_low:
            self._is_low = is_low
            self.lowered.emit(is_low)
