"""The place that the calculus at a point is told of: under the cursor, or else the playhead."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

Point = tuple[float, ...]


class Probe(QObject):
    """Knows the cursor's place in the plot, a number for each variable, or None while it is away.

    ``moved`` is emitted when that changes, and when the cursor is followed or not any more.
    """

    moved = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._follows_cursor = True
        self._cursor: Point | None = None

    @property
    def cursor(self) -> Point | None:
        """Where the cursor is, whether it is followed or not."""
        return self._cursor

    @property
    def followed(self) -> Point | None:
        """Where the cursor is, while it is on the plot and followed; None for the playhead."""
        return self._cursor if self._follows_cursor else None

    @property
    def follows_cursor(self) -> bool:
        """Whether the cursor is followed while it is on the plot."""
        return self._follows_cursor

    def follow_cursor(self, is_on: bool) -> None:
        """Follow the cursor while it is on the plot, or stay at the playhead."""
        if is_on != self._follows_cursor:
            self._follows_cursor = is_on
            self.moved.emit()

    def move_cursor(self, point: Point | None) -> None:
        """Say where the cursor is now; None where it has left the plot."""
        if point != self._cursor:
            self._cursor = point
            self.moved.emit()
