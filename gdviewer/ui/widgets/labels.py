"""Labels for text that is not ours or not short: plain, cut with an ellipsis, or in small print."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class PlainLabel(QLabel):
    """A label that shows text letter by letter, whatever it looks like."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)


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


class ElidedLabel(QWidget):
    """One line that ends in an ellipsis where the room ends; the tooltip has it whole then.

    Unlike a QLabel it asks for no new layout when its text changes, as it may with every frame.
    """

    def __init__(self, alignment: Qt.AlignmentFlag, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._alignment = alignment | Qt.AlignmentFlag.AlignVCenter
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def text(self) -> str:
        """Return the whole text."""
        return self._text

    def say(self, text: str) -> None:
        """Show ``text``."""
        if text != self._text:
            self._text = text
            self.setAccessibleDescription(text)
            self.update()

    def sizeHint(self) -> QSize:
        """Ask for the height of a line, and leave the width to others."""
        return QSize(0, self.fontMetrics().height() + 2)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 Qt's signature
        """Draw what fits."""
        mode = Qt.TextElideMode.ElideRight
        text = self.fontMetrics().elidedText(self._text, mode, self.width())
        self.setToolTip("" if text == self._text else self._text)
        with QPainter(self) as painter:
            painter.drawText(self.rect(), self._alignment, text)
