"""The sheet of keys, made of the table of commands."""

from __future__ import annotations

import textwrap

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gdviewer.ui.actions import Actions, keys_of
from gdviewer.ui.widgets.card import Card
from gdviewer.ui.widgets.labels import PlainLabel
from gdviewer.ui.widgets.naming import name_control

ON_CONTOUR = (
    ("Click", "Start here, and play"),
    ("Drag the start", "Move it, and the path; Escape puts it back"),
    ("Alt while you click or drag", "Do not snap to critical points and lines through them"),
    ("Drag elsewhere", "Move the picture"),
    ("Wheel, pinch", "Zoom about the cursor"),
    ("Right click, Menu key", "Start here, copy the point, fit, export"),
    ("Alt+arrows", "Move the start by a pixel, with Shift by ten"),
    ("Escape in a field", "Give the keys back to the contour"),
)
ON_SURFACE = (
    ("Click", "Start here, and play"),
    ("Drag, arrows", "Turn the surface"),
    ("Shift+drag, middle button", "Move it"),
    ("Wheel, + and −", "Zoom"),
    ("0, double click", "See all of it, as at first"),
)
_COLUMNS = 3
_LETTERS = 36  # in a line
_MOST_ROWS = 14  # of a table; a longer one goes on in another

Rows = list[tuple[str, str]]


class KeySheet(QDialog):
    """Shows every shortcut, by menu, and what the hand does on the contour and the surface."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("key_sheet")
        self.setWindowTitle("Keys")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        name_control(close, "close_keys", "Close", "Close this sheet")
        buttons.rejected.connect(self.reject)
        by_hand = {"On the contour": list(ON_CONTOUR), "On the surface": list(ON_SURFACE)}
        tables = _side_by_side(_cut(by_hand | _by_menu(actions)))
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addWidget(_Sheet(tables))
        column.addWidget(buttons)
        self.resize(self.sizeHint().boundedTo(self.screen().availableSize()))


class _Sheet(QScrollArea):
    """Asks for the room to show all, and scrolls where the screen has less."""

    def __init__(self, content: QHBoxLayout) -> None:
        super().__init__()
        self._inside = QWidget()
        self._inside.setProperty("role", "column")
        self._inside.setLayout(content)
        self.setWidget(self._inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def sizeHint(self) -> QSize:
        """Ask for as much as there is to show."""
        return self._inside.sizeHint()


def _by_menu(actions: Actions) -> dict[str, Rows]:
    """Return the keys and the name of every command that has one, by the title of its menu."""
    menus: dict[str, Rows] = {}
    for command, action in actions:
        if command.shortcuts:
            name, _, _what_is_undone = action.text().partition(":")
            menu, _, inside = command.menu.partition("/")
            row = (keys_of(action), f"{inside} ▸ {name}" if inside else name)
            menus.setdefault(menu, []).append(row)
    return menus


def _cut(tables: dict[str, Rows]) -> dict[str, Rows]:
    """Return ``tables``, the end of each that is too long as one of its own, the tallest first."""
    parts: dict[str, Rows] = {}
    for title, rows in tables.items():
        parts[title] = rows[:_MOST_ROWS]
        if len(rows) > _MOST_ROWS:
            parts[f"{title}, continued"] = rows[_MOST_ROWS:]
    return dict(sorted(parts.items(), key=lambda part: -_height(part[1])))


def _side_by_side(tables: dict[str, Rows]) -> QHBoxLayout:
    """Return the tables in columns about equally long: each goes where there is most room."""
    columns = [QVBoxLayout() for _ in range(_COLUMNS)]
    heights = [0] * _COLUMNS
    for title, rows in tables.items():
        shortest = heights.index(min(heights))
        columns[shortest].addWidget(_table(title, rows))
        heights[shortest] += _height(rows)
    across = QHBoxLayout()
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(12)
    for column in columns:
        column.setSpacing(8)
        column.addStretch(1)
        across.addLayout(column, 1)
    return across


def _height(rows: Rows) -> int:
    """Return how tall a table is, in lines; its title and its edges are about two."""
    return sum(len(_lines(meaning)) for _, meaning in rows) + 2


def _lines(meaning: str) -> list[str]:
    return textwrap.wrap(meaning, _LETTERS)


def _table(title: str, rows: Rows) -> Card:
    card = Card(title)
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(2)
    grid.setColumnStretch(1, 1)
    for row, (keys, meaning) in enumerate(rows):
        grid.addWidget(PlainLabel(keys), row, 0, Qt.AlignmentFlag.AlignTop)
        label = PlainLabel("\n".join(_lines(meaning)))
        label.setProperty("role", "quiet")
        grid.addWidget(label, row, 1)
    card.body.addLayout(grid)
    return card
