"""Labels for text that is not ours or not short: plain, a sentence, or some lines of room."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent, QTextLayout
from PySide6.QtWidgets import QLabel, QWidget

from gdviewer.core.printable import printable_lines
from gdviewer.ui.widgets.plain_text import plain_tip


class PlainLabel(QLabel):
    """A label that shows text letter by letter, whatever it looks like."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show ``text``, what cannot be seen of it as ``�``."""
        super().setText(printable_lines(text))


class ShortLabel(PlainLabel):
    """A label of one line, cut in its middle where there is no room; its tooltip has it all."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.show_whole(text)

    def show_whole(self, text: str) -> None:
        """Show as much of ``text`` as there is room for."""
        self._whole = text
        self.setToolTip(plain_tip(text))
        self.setText(self._cut())
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Ask for room for all of the text."""
        width = self.fontMetrics().horizontalAdvance(self._whole)
        return QSize(width + 2, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Do with some letters."""
        few = self.fontMetrics().horizontalAdvance("mm")
        return QSize(min(few, self.sizeHint().width()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much of the text as there is room for."""
        super().resizeEvent(event)
        self.setText(self._cut())

    def _cut(self) -> str:
        middle = Qt.TextElideMode.ElideMiddle
        room = self.width() if self.isVisible() else self.sizeHint().width()
        return self.fontMetrics().elidedText(self._whole, middle, room)


class Sentence(PlainLabel):
    """A sentence that wraps, and takes no room while there is none to say."""

    def __init__(self, role: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setProperty("role", role)
        self.setWordWrap(True)
        self.hide()

    def say(self, text: str) -> None:
        """Show ``text``, or nothing."""
        self.setText(text)
        self.setVisible(bool(text))


class Remark(PlainLabel):
    """Text that wraps and always has room for some lines, so that nothing below it moves."""

    def __init__(self, lines: int, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._lines = lines
        self._brief = ""
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignTop)

    def say(self, text: str) -> None:
        """Show all of ``text``, in more lines if it needs them."""
        self._brief = ""
        self.setToolTip("")
        self.setText(text)

    def say_briefly(self, text: str) -> None:
        """Show what the usual lines have room for; the tooltip has all of ``text``."""
        self._brief = text
        self.setToolTip(plain_tip(text))
        self.setText(self._cut())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut anew what is said briefly."""
        super().resizeEvent(event)
        if self._brief:
            self.setText(self._cut())

    def minimumSizeHint(self) -> QSize:
        """Keep the room free."""
        room = self._lines * self.fontMetrics().lineSpacing()
        return super().minimumSizeHint().expandedTo(QSize(0, room))

    def heightForWidth(self, width: int) -> int:
        """Keep the room free at every width."""
        return max(super().heightForWidth(width), self.minimumSizeHint().height())

    def _cut(self) -> str:
        """Return what there is room for of the text that is said briefly."""
        width, layout = self.contentsRect().width(), QTextLayout(self._brief, self.font())
        layout.beginLayout()
        for _ in range(self._lines):
            line = layout.createLine()
            if not line.isValid():
                return self._brief
            line.setLineWidth(width)
        before, rest = self._brief[: line.textStart()], self._brief[line.textStart() :]
        layout.endLayout()
        return before + self.fontMetrics().elidedText(rest, Qt.TextElideMode.ElideRight, width)
