"""A table whose rows can be copied as tab-separated text, by the keyboard and by its menu."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QAbstractItemModel, QEvent, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QSizePolicy, QTreeView

from gdviewer.ui.keys import keep_key

_LEAST_HEIGHT = 60


class CopiedTable(QTreeView):
    """Rows of ``table`` that can be selected; ``as_text`` writes those of the given numbers."""

    def __init__(self, table: QAbstractItemModel, as_text: Callable[[Iterable[int]], str]) -> None:
        super().__init__()
        self._as_text = as_text
        self.setModel(table)
        self.setProperty("role", "table")
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setMinimumHeight(_LEAST_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.header().setMinimumSectionSize(24)
        self.header().setStretchLastSection(True)
        copy = QAction("Copy the table", self)
        copy.setToolTip("Copy all rows as tab-separated text, with all digits")
        copy.triggered.connect(lambda _: self.copy_all())
        self.addAction(copy)

    def copy_all(self) -> None:
        """Put all rows on the clipboard."""
        self._copy(range(self.model().rowCount()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the selected rows with Ctrl+C, all where none is."""
        if not event.matches(QKeySequence.StandardKey.Copy):
            super().keyPressEvent(event)
            return
        chosen = sorted(index.row() for index in self.selectionModel().selectedRows())
        self._copy(chosen or range(self.model().rowCount()))

    def event(self, event: QEvent) -> bool:
        """Keep Home and End, which go to the first and the last row."""
        return keep_key(event) or super().event(event)

    def fit_columns(self) -> None:
        """Make each column as wide as what is in it."""
        for column in range(self.model().columnCount()):
            self.resizeColumnToContents(column)

    def widen_columns(self) -> None:
        """Widen each column to what is in it; none gets narrower, so that nothing wavers."""
        for column in range(self.model().columnCount()):
            needed = self.sizeHintForColumn(column)
            if needed > self.columnWidth(column):
                self.setColumnWidth(column, needed)

    def _copy(self, rows: Iterable[int]) -> None:
        QGuiApplication.clipboard().setText(self._as_text(rows))
