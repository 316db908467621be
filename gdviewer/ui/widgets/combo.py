"""A drop-down list of keys with titles that a passing wheel does not change."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from gdviewer.scene.faults import tells_faults
from gdviewer.ui.widgets.focus import end_typing


class Combo(QComboBox):
    """Chooses one of some keys; ``key_chosen`` is emitted by the user's hand alone.

    A click does not take the keyboard from the contour; Tab reaches the list.
    """

    key_chosen = Signal(str)

    def __init__(self, entries: Iterable[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for key, title in entries:
            self.addItem(title, key)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setMaxVisibleItems(24)
        self.activated.connect(self._on_activated)

    def show_key(self, key: str) -> None:
        """Show the entry of ``key``, or the placeholder where there is none."""
        self.setCurrentIndex(self.findData(key))

    def show_differing(self) -> None:
        """Show that what is chosen together differs; a choice is then for all."""
        self.setPlaceholderText("differs")
        self.setCurrentIndex(-1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the list; typing elsewhere has ended."""
        end_typing()
        super().mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the panel."""
        event.ignore()

    @tells_faults
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 Qt's signature
        """Draw the list closed, a title that is too long with an ellipsis."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        field = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self)
        text = self.currentText() if self.currentIndex() >= 0 else self.placeholderText()
        option.currentText = self.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, field.width() - 4
        )
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def _on_activated(self, index: int) -> None:
        self.key_chosen.emit(self.itemData(index))
