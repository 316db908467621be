"""The critical points in view: how many of which kind, and a table of them."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QAction, QHideEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from gdviewer.core.critical_points.records import NOT_KNOWN, CriticalPoint, CriticalPoints
from gdviewer.core.critical_points.words import count_in_words
from gdviewer.state.frame import Frame
from gdviewer.state.models.model import AppModel
from gdviewer.ui.bindings import show_while_visible
from gdviewer.ui.docks.bottom import BottomCard
from gdviewer.ui.panels.calculus.critical_table import POINT, SORTED_BY, CriticalTable
from gdviewer.ui.widgets.copied_table import CopiedTable
from gdviewer.ui.widgets.labels import PlainLabel
from gdviewer.ui.widgets.naming import name_control

_WIDTH = 330
_SAME = 1e-9
_HELP = (
    "The points in view where the gradient vanishes, or f has an extreme at a kink. "
    "Up and Down ring one in the plot, Enter brings it to the middle, Ctrl+C copies the rows."
)


class CriticalPointsCard(BottomCard):
    """Lists the critical points that were found in view.

    ``chosen`` is emitted with the coordinates of the row that is selected, or None; ``wanted`` with
    those of the row that is to be brought to the middle of the view.
    """

    chosen = Signal(object)
    wanted = Signal(object)

    def __init__(self, model: AppModel, parent: QWidget | None = None) -> None:
        super().__init__("Critical points", parent)
        self.setObjectName("critical_points_card")
        self.setMinimumWidth(_WIDTH)
        self._count = PlainLabel()
        self._count.setProperty("role", "quiet")
        self._count.setWordWrap(True)
        name_control(self._count, "critical_count", "Critical points in view", "How many there are")
        self._table = CriticalTable(self)
        self._view = _Rows(self._table)
        self._view.activated.connect(lambda index: self.wanted.emit(index.data(POINT).x))
        self._add_action(
            "start_at_critical_point",
            "Start here",
            "Let the run start from this point",
            lambda point: model.set_start(point.x),
        )
        self._add_action(
            "center_critical_point",
            "Bring to the middle",
            "Move the view so that this point is in the middle",
            lambda point: self.wanted.emit(point.x),
        )
        self._view.selectionModel().currentRowChanged.connect(self._on_row_changed)
        self._table.modelReset.connect(lambda: self.chosen.emit(None))
        self.body.addWidget(self._count)
        self.body.addWidget(self._view, 1)
        show_while_visible(model, self, _counted, self._count.setText)
        show_while_visible(model, self, _listed, lambda _: self._show(model.frame))

    def hideEvent(self, event: QHideEvent) -> None:
        """Ring nothing in the plot while the row is not seen."""
        super().hideEvent(event)
        self._view.setCurrentIndex(self._view.rootIndex())
        self.chosen.emit(None)

    def _show(self, frame: Frame) -> None:
        before = self._view.current_point()
        self._table.show_points(frame.critical.points, frame.variables)
        self._view.fit_columns()
        self._view.choose(before)

    def _on_row_changed(self) -> None:
        point = self._view.current_point()
        self.chosen.emit(None if point is None else point.x)

    def _add_action(
        self, name: str, text: str, help_text: str, act: Callable[[CriticalPoint], object]
    ) -> None:
        """Offer in the menu of the table what ``act`` does with the chosen point."""

        def act_on_chosen() -> None:
            point = self._view.current_point()
            if point is not None:
                act(point)

        action = QAction(text, self._view)
        action.setObjectName(name)
        action.setToolTip(help_text)
        action.triggered.connect(lambda _: act_on_chosen())
        self._view.addAction(action)


class _Rows(CopiedTable):
    """The rows of the table, which a click on a header sorts."""

    def __init__(self, table: CriticalTable) -> None:
        ordered = QSortFilterProxyModel()
        super().__init__(
            ordered,
            lambda rows: table.as_text(ordered.index(row, 0).data(POINT) for row in rows),
        )
        self._sorted = ordered
        self._sorted.setParent(self)
        self._sorted.setSourceModel(table)
        self._sorted.setSortRole(SORTED_BY)
        self.setSortingEnabled(True)
        self.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.header().setResizeContentsPrecision(-1)  # the rows that are not seen too
        self.header().setStretchLastSection(False)  # it would cut the last numbers
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        name_control(self, "critical_table", "Table of critical points", _HELP)

    def current_point(self) -> CriticalPoint | None:
        """Return the point of the chosen row, if there is one."""
        point = self.currentIndex().data(POINT)
        return point if isinstance(point, CriticalPoint) else None

    def choose(self, wanted: CriticalPoint | None) -> None:
        """Choose the row of ``wanted``, if it is there, found again in another view."""
        for row in range(self._sorted.rowCount()):
            index = self._sorted.index(row, 0)
            if wanted is not None and _is_same(index.data(POINT), wanted):
                self.setCurrentIndex(index)
                return


def _is_same(one: CriticalPoint, other: CriticalPoint) -> bool:
    is_near = (math.isclose(*pair, rel_tol=_SAME) for pair in zip(one.x, other.x, strict=False))
    return len(one.x) == len(other.x) and one.shape is other.shape and all(is_near)


def _counted(frame: Frame) -> str:
    """Return how many there are; those of the view before are not counted as of this one."""
    return count_in_words(NOT_KNOWN if frame.is_looking else frame.critical)


def _listed(frame: Frame) -> tuple[CriticalPoints, tuple[str, ...]]:
    return frame.critical, frame.variables
