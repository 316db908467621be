"""Lays small widgets out like words: side by side, on as many lines as the width takes."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Flow(QLayout):
    """A layout as high as its width demands, and as narrow as its widest widget."""

    def __init__(self, parent: QWidget, spacing: int = 4) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Put ``item`` at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return the item at ``index``, if there is one."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take the item at ``index`` out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        """Say that it is higher where it is narrower."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines."""
        heights = [_height(line) for line in self._lines(width)]
        return sum(heights) + self.spacing() * max(len(heights) - 1, 0)

    def minimumSize(self) -> QSize:
        """Ask for the room of the largest widget."""
        size = QSize(0, 0)
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def sizeHint(self) -> QSize:
        """Ask for as little as it can do with."""
        return self.minimumSize()

    def setGeometry(self, rect: QRect) -> None:
        """Put every widget in its place, in the middle of its line."""
        super().setGeometry(rect)
        top = rect.y()
        for line in self._lines(rect.width()):
            left, height = rect.x(), _height(line)
            for item in line:
                size = item.sizeHint().boundedTo(QSize(rect.width(), height))
                place = QPoint(left, top + (height - size.height()) // 2)
                item.setGeometry(QRect(place, size))
                left += size.width() + self.spacing()
            top += height + self.spacing()

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        """Break what is not hidden into lines of at most ``width``, or of one widget."""
        lines: list[list[QLayoutItem]] = []
        room = 0
        for item in self._items:
            wanted = item.sizeHint().width()
            if item.isEmpty():
                continue
            if not lines or wanted > room:
                lines.append([])
                room = width
            lines[-1].append(item)
            room -= wanted + self.spacing()
        return lines


def _height(line: list[QLayoutItem]) -> int:
    return max(item.sizeHint().height() for item in line)
