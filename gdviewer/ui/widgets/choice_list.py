"""A list of choices under headings: a title and a quiet sentence each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gdviewer.ui.widgets.choice import Choice

_CHOICE = Qt.ItemDataRole.UserRole
_SMALL = 0.92
"""The height of the sentence, as a share of the title's."""
_MARGIN = 0.6
"""Left and right of the text, in heights of a letter."""
_Index = QModelIndex | QPersistentModelIndex


class ChoiceList(QListWidget):
    """Shows choices; the pointer and the keys move, and pass over what cannot be chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "choices")
        self.setItemDelegate(_Painter(self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(self.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.itemEntered.connect(self._go_to)

    def show_choices(self, sections: Iterable[tuple[str, tuple[Choice, ...]]], key: str) -> None:
        """List ``sections``, each under its heading, and go to ``key`` or else to the first."""
        self.clear()
        for heading, choices in sections:
            if heading:
                self.addItem(_heading_item(heading))
            for choice in choices:
                self.addItem(_item(choice))
        rows = [item for item in self.rows() if _can_be_chosen(item)]
        current = (item for item in rows if _choice_of(item).key == key)
        item = next(current, rows[0] if rows else None)
        if item is not None:
            self.setCurrentItem(item)
            self.scrollToItem(item)

    def rows(self) -> list[QListWidgetItem]:
        """Return the rows, headings too."""
        return [self.item(row) for row in range(self.count())]

    @property
    def current(self) -> Choice | None:
        """The choice that is marked, if there is one."""
        item = self.currentItem()
        return _choice_of(item) if item is not None and _can_be_chosen(item) else None

    def height_of(self, rows: float) -> int:
        """Return the height of the first ``rows`` rows, of which there may be a part."""
        whole = int(rows)
        heights = [self.sizeHintForRow(row) for row in range(min(whole + 1, self.count()))]
        part = heights[whole] * (rows - whole) if whole < len(heights) else 0
        return round(sum(heights[:whole]) + part) + 2 * self.frameWidth()

    def width_of_all(self) -> int:
        """Return the width at which nothing is cut."""
        bar = self.verticalScrollBar().sizeHint().width() + self.fontMetrics().height()
        return self.sizeHintForColumn(0) + bar

    def _go_to(self, item: QListWidgetItem) -> None:
        if _can_be_chosen(item):
            self.setCurrentItem(item)


class _Painter(QStyledItemDelegate):
    """Paints a heading on one line, and a choice on two."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the room that a row takes."""
        choice, title, small = index.data(_CHOICE), option.fontMetrics, _small(option)
        margin = 2 * _margin(option)
        if choice is None:
            height = title.lineSpacing() + _gap(option) + 2
            return QSize(title.horizontalAdvance(str(index.data())) + margin, height)
        width = max(
            QFontMetrics(_bold(option.font)).horizontalAdvance(f"{choice.title} {choice.remark}"),
            QFontMetrics(small).horizontalAdvance(choice.purpose),
        )
        lines = title.lineSpacing() + QFontMetrics(small).lineSpacing()
        return QSize(width + margin, lines + _gap(option))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint the row as the style does, with our own text in it."""
        row = QStyleOptionViewItem(option)
        self.initStyleOption(row, index)
        row.text = ""
        style = row.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, row, painter, row.widget)
        margin, half = _margin(option), _gap(option) // 2
        room = option.rect.adjusted(margin, half, -margin, -half)
        painter.save()
        choice = index.data(_CHOICE)
        if choice is None:
            self._paint_heading(painter, option, room, str(index.data()))
        else:
            self._paint_choice(painter, option, room, choice)
        painter.restore()

    def _paint_heading(
        self, painter: QPainter, option: QStyleOptionViewItem, room: QRect, heading: str
    ) -> None:
        painter.setPen(option.palette.color(QPalette.ColorRole.Link))
        painter.setFont(_small(option))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, heading)

    def _paint_choice(
        self, painter: QPainter, option: QStyleOptionViewItem, room: QRect, choice: Choice
    ) -> None:
        # the list's own palette is that of the control that opened it, which has another gray
        quiet = QApplication.palette().color(QPalette.ColorRole.PlaceholderText)
        bold = _bold(option.font)
        painter.setPen(quiet if choice.refusal else option.palette.color(QPalette.ColorRole.Text))
        painter.setFont(bold)
        top = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        painter.drawText(room, top, choice.title)
        painter.setPen(quiet)
        painter.setFont(option.font)
        after = QFontMetrics(bold).horizontalAdvance(f"{choice.title} ")
        painter.drawText(room.adjusted(after, 0, 0, 0), top, choice.remark)
        small = _small(option)
        painter.setFont(small)
        text = QFontMetrics(small).elidedText(
            choice.purpose, Qt.TextElideMode.ElideRight, room.width()
        )
        bottom = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
        painter.drawText(room, bottom, text)


def _item(choice: Choice) -> QListWidgetItem:
    item = QListWidgetItem(choice.title)
    item.setData(_CHOICE, choice)
    item.setToolTip(choice.refusal)
    said = (choice.title, choice.remark, choice.refusal or choice.purpose)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, " ".join(filter(None, said)))
    if choice.refusal:
        item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item


def _heading_item(heading: str) -> QListWidgetItem:
    item = QListWidgetItem(heading)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item


def _can_be_chosen(item: QListWidgetItem) -> bool:
    return bool(item.flags() & Qt.ItemFlag.ItemIsEnabled)


def _choice_of(item: QListWidgetItem) -> Choice:
    return cast("Choice", item.data(_CHOICE))


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold


def _small(option: QStyleOptionViewItem) -> QFont:
    font = QFont(option.font)
    font.setPixelSize(round(_SMALL * option.font.pixelSize()))
    return font


def _margin(option: QStyleOptionViewItem) -> int:
    return round(_MARGIN * option.fontMetrics.height())


def _gap(option: QStyleOptionViewItem) -> int:
    """Return the room above and below the text of a row, together."""
    return option.fontMetrics.height() // 2
