"""A small matrix of numbers that change while a run plays; all digits can be copied."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QEvent, QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gdviewer.core.numbers import format_all_digits, format_number
from gdviewer.scene.faults import tells_faults
from gdviewer.ui.widgets.live_labels import LiveLabel

_GAP = 1.0  # widths of a zero between two columns
_HOOK = 4.0  # pixels that a bracket reaches inwards

Rows = Sequence[Sequence[float]]


class MatrixLabel(LiveLabel):
    """Shows numbers in columns that only grow, each aligned at the right."""

    def __init__(self, rows: int, parent: QWidget | None = None) -> None:
        super().__init__(Qt.AlignmentFlag.AlignLeft, "\n", parent)
        self._most_rows = rows
        self._cells: list[list[str]] = []
        self._columns: list[int] = []

    def show_matrix(self, rows: Rows) -> None:
        """Show ``rows``; a matrix without any is an empty field."""
        self._cells = _written(rows, format_number)
        exact = _written(rows, format_all_digits)
        self.say(*("\n".join("  ".join(row) for row in cells) for cells in (self._cells, exact)))

    def sizeHint(self) -> QSize:
        """Ask for room for all rows there may be, and leave the width to others."""
        return QSize(0, self._most_rows * self.fontMetrics().height() + 4)

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew at another size of the text."""
        if event.type() == QEvent.Type.FontChange:
            self._columns = []
        super().changeEvent(event)

    @tells_faults
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 Qt's signature
        """Draw the numbers, and brackets around them if they are more than one."""
        if not self._cells:
            return
        with QPainter(self) as painter:
            if self.hasFocus():
                painter.setPen(self.palette().highlight().color())
                painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
                painter.setPen(self.palette().windowText().color())
            for place, text in self._places():
                painter.drawText(place, Qt.AlignmentFlag.AlignRight, text)
            if self._is_matrix:
                painter.drawLines(self._brackets())

    def _grow(self) -> None:
        """Widen the columns to what the numbers need; begin anew where their count changes."""
        metrics = self.fontMetrics()
        widths = [
            max(map(metrics.horizontalAdvance, column)) for column in zip(*self._cells, strict=True)
        ]
        if len(widths) == len(self._columns):
            widths = [max(pair) for pair in zip(widths, self._columns, strict=True)]
        self._columns = widths

    def _places(self) -> Iterator[tuple[QRectF, str]]:
        """Yield each number with the room that it has to itself."""
        height = self.fontMetrics().height()
        for row, cells in enumerate(self._cells):
            left = self._gap if self._is_matrix else 0.0
            for width, text in zip(self._columns, cells, strict=True):
                yield QRectF(left, self._top + row * height, width, height), text
                left += width + self._gap

    def _brackets(self) -> list[QLineF]:
        """Return the three lines of each of the two brackets."""
        gap, count = self._gap, len(self._columns)
        right = sum(self._columns) + (count + 1) * gap
        top, bottom = self._top - 1, self._top + self._height + 1
        return [
            line
            for edge, hook in ((gap / 4, _HOOK), (right - gap / 4, -_HOOK))
            for line in (
                QLineF(edge, top, edge, bottom),
                QLineF(edge, top, edge + hook, top),
                QLineF(edge, bottom, edge + hook, bottom),
            )
        ]

    @property
    def _is_matrix(self) -> bool:
        """Whether there is more than one number."""
        return len(self._columns) > 1 or len(self._cells) > 1

    @property
    def _height(self) -> int:
        return len(self._cells) * self.fontMetrics().height()

    @property
    def _top(self) -> float:
        return (self.height() - self._height) / 2

    @property
    def _gap(self) -> float:
        return _GAP * self.fontMetrics().horizontalAdvance("0")


def _written(rows: Rows, write: Callable[[float], str]) -> list[list[str]]:
    return [[write(value) for value in row] for row in rows]
