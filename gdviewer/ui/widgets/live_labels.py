"""Labels of numbers that change while a run plays: nothing jumps, and all digits can be copied."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import (
    QAction,
    QFocusEvent,
    QGuiApplication,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from gdviewer.core.numbers import in_plain_characters
from gdviewer.scene.faults import tells_faults

_DIGITS = str.maketrans("123456789", "0" * 9)


class LiveLabel(QWidget):
    """One line of parts, each in a field that grows with its number; cut where room ends.

    Where the words of a part become others the fields begin anew, so that none leaves a hole.
    Unlike a QLabel it asks for no new layout when its text changes, as it may with every frame.
    The tooltip and a copy, by the menu or the keyboard, have all digits.
    """

    def __init__(
        self, alignment: Qt.AlignmentFlag, separator: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._is_right = bool(alignment & Qt.AlignmentFlag.AlignRight)
        self._separator = separator
        self._text = self._exact = ""
        self._widths = [0]
        self._words: list[str] = []
        self._known: dict[str, int] = {}
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.addAction(self._copy_action())

    def text(self) -> str:
        """Return the whole text."""
        return self._text

    def say(self, text: str, exact: str = "") -> None:
        """Show ``text``; ``exact`` is the same with all digits, where that differs."""
        if (text, exact or text) != (self._text, self._exact):
            self._text, self._exact = text, exact or text
            self.setAccessibleDescription(text)
            self.setToolTip(self._exact)
            self._grow()
            self.update()

    def say_both(self, texts: tuple[str, str]) -> None:
        """Show the first of ``texts``; the second is the same with all digits."""
        self.say(*texts)

    def copy(self) -> None:
        """Put the text with all digits on the clipboard, in characters that programs read."""
        QGuiApplication.clipboard().setText(in_plain_characters(self._exact))

    def sizeHint(self) -> QSize:
        """Ask for the height of a line, and leave the width to others."""
        return QSize(0, self.fontMetrics().height() + 2)

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew at another size of the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._widths = []
            self._known.clear()
            self._grow()
            self.update()

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
        """Draw the parts in their fields, or what fits of the text."""
        with QPainter(self) as painter:
            if self.hasFocus():
                painter.setPen(self.palette().highlight().color())
                painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
                painter.setPen(self.palette().windowText().color())
            metrics = painter.fontMetrics()
            baseline = (self.height() - metrics.height()) // 2 + metrics.ascent()
            for left, part in self._fields():
                painter.drawText(left, baseline, part)

    def _copy_action(self) -> QAction:
        action = QAction("Copy with all digits", self)
        action.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda _: self.copy())
        return action

    def _fields(self) -> list[tuple[int, str]]:
        """Return each part with where its field begins."""
        taken = sum(self._widths)
        if taken > self.width():
            mode = Qt.TextElideMode.ElideRight
            return [(0, self.fontMetrics().elidedText(self._text, mode, self.width()))]
        left = self.width() - taken if self._is_right else 0
        fields = []
        for width, part in zip(self._widths, self._parts(), strict=True):
            fields.append((left, part))
            left += width
        return fields

    def _parts(self) -> list[str]:
        """Return the parts, all but the last with the separator behind them."""
        *before, last = self._text.split(self._separator)
        return [*(part + self._separator for part in before), last]

    def _grow(self) -> None:
        """Widen the fields to what the parts need; begin anew where they say something else."""
        parts = self._parts()
        widths = [self._width_of(part.translate(_DIGITS)) for part in parts]
        words = [_letters(part) for part in parts[:-1]]  # nothing comes after the last
        if len(widths) == len(self._widths) and words == self._words:
            widths = [max(pair) for pair in zip(widths, self._widths, strict=True)]
        self._widths, self._words = widths, words

    def _width_of(self, pattern: str) -> int:
        """Return how wide a part is: all digits are equally wide, so that few are measured."""
        if pattern not in self._known:
            self._known[pattern] = self.fontMetrics().horizontalAdvance(pattern)
        return self._known[pattern]


def _letters(part: str) -> str:
    """Return the words of ``part`` as one, without an ending that only counts."""
    return "".join(filter(str.isalpha, part)).removesuffix("s")


class Counter(QWidget):
    """A short text at the right end of a field that is as wide as its longest text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = self._longest = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def text(self) -> str:
        """Return the text."""
        return self._text

    def say(self, text: str, longest: str) -> None:
        """Show ``text`` in room for ``longest``, whatever its digits are."""
        self._text = text
        self.setAccessibleName(text)
        if (pattern := longest.translate(_DIGITS)) != self._longest:
            self._longest = pattern
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for the room of the longest text."""
        metrics = self.fontMetrics()
        width = math.ceil(metrics.horizontalAdvance(self._longest)) + 2
        return QSize(width, metrics.height() + 2)

    def minimumSizeHint(self) -> QSize:
        """Cut nothing."""
        return self.sizeHint()

    @tells_faults
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 Qt's signature
        """Draw the text."""
        middle_right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        with QPainter(self) as painter:
            painter.drawText(self.rect(), middle_right, self._text)
