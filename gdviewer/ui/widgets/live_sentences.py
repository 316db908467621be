"""Sentences that wrap and change while a run plays: no new layout for them, unless they grow."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import (
    QAction,
    QFocusEvent,
    QFont,
    QGuiApplication,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextLayout,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from gdviewer.scene.faults import tells_faults

_LINE_END = "\u2028"  # as a QTextLayout breaks lines


class LiveSentence(QWidget):
    """Text from the upper left corner on; its room is that of the most lines it had at this width.

    A copy, by the menu or the keyboard, has all of it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._layout = QTextLayout()
        self._room = 0.0
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.addAction(self._copy_action())

    def text(self) -> str:
        """Return the whole text."""
        return self._text

    def say(self, text: str) -> None:
        """Show ``text``."""
        if text == self._text:
            return
        self._text = text
        self.setAccessibleDescription(text)
        self._layout, height = self._laid_out(self.width())
        if height > self._room:
            self._room = height
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for the room that it had."""
        return QSize(0, math.ceil(self._room))

    def minimumSizeHint(self) -> QSize:
        """Cut nothing."""
        return self.sizeHint()

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines at another width, or the room at this."""
        return math.ceil(self._room if width == self.width() else self._laid_out(width)[1])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._begin_anew()

    def changeEvent(self, event: QEvent) -> None:
        """Break the lines anew at another size of the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._begin_anew()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keys come here."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keys go elsewhere."""
        super().focusOutEvent(event)
        self.update()

    @tells_faults
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 Qt's signature
        """Write the text, and show where the keys go."""
        with QPainter(self) as painter:
            self._layout.draw(painter, QPointF(0, 0))
            if self.hasFocus():
                painter.setPen(self.palette().highlight().color())
                painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _begin_anew(self) -> None:
        self._layout, self._room = self._laid_out(self.width())
        self.updateGeometry()
        self.update()

    def _laid_out(self, width: int) -> tuple[QTextLayout, float]:
        """Return the text in lines no wider than ``width``, and how high they are together."""
        layout = wrapped(self._text, self.font(), width)
        return layout, layout.boundingRect().height()

    def _copy_action(self) -> QAction:
        copy = QAction("Copy", self)
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(lambda _: QGuiApplication.clipboard().setText(self._text))
        return copy


def wrapped(text: str, font: QFont, width: float) -> QTextLayout:
    """Return ``text`` in lines no wider than ``width``, shaped once for as often as it is drawn."""
    layout = QTextLayout(text.replace("\n", _LINE_END), font)
    layout.setCacheEnabled(True)
    height = 0.0
    layout.beginLayout()
    while text and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return layout
