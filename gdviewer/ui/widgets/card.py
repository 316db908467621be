"""A titled card on the quiet ground, the frame of every group of controls."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget


class Card(QWidget):
    """A quiet title above a rounded frame; ``body`` takes the controls.

    Without a title the frame stands alone.
    """

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        frame = QFrame()
        frame.setProperty("role", "panel")
        self.body = QVBoxLayout(frame)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(6)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(3)
        self._heading = QLabel(title)
        self._heading.setProperty("role", "heading")
        self.show_title(bool(title))
        outer.addWidget(self._heading)
        outer.addWidget(frame)

    def show_title(self, is_shown: bool) -> None:
        """Show the title, or give its room to the frame."""
        self._heading.setVisible(is_shown)
