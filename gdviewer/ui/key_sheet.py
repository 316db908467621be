"""The sheet of keys, made of the table of commands."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from gdviewer.ui.actions import Actions
from gdviewer.ui.widgets.card import Card
from gdviewer.ui.widgets.naming import name_control

MOUSE = (
    ("Click", "Start here, and play"),
    ("Drag the start", "Move it; the path follows the hand, Escape puts it back"),
    ("Drag elsewhere", "Move the picture"),
    ("Wheel or pinch", "Zoom about the cursor"),
)


class KeySheet(QDialog):
    """Shows every shortcut and what the mouse does on the contour."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("key_sheet")
        self.setWindowTitle("Keys")
        keys = [
            (action.shortcut().toString(QKeySequence.SequenceFormat.NativeText), command.help)
            for command, action in actions
            if not action.shortcut().isEmpty()
        ]
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        name_control(close, "close_keys", "Close", "Close this sheet")
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addWidget(_table("Keys", keys))
        column.addWidget(_table("Mouse on the contour", MOUSE))
        column.addWidget(buttons)


def _table(title: str, rows: Iterable[tuple[str, str]]) -> Card:
    card = Card(title)
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setColumnStretch(1, 1)
    for row, (keys, meaning) in enumerate(rows):
        grid.addWidget(QLabel(keys), row, 0)
        label = QLabel(meaning)
        label.setProperty("role", "quiet")
        grid.addWidget(label, row, 1)
    card.body.addLayout(grid)
    return card
