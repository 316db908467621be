"""The middle of the window: the contour on its card, with what plays it below."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget


class Center(QWidget):
    """Gives ``view`` all the room that ``below`` leaves."""

    def __init__(self, view: QWidget, *below: QWidget) -> None:
        super().__init__()
        card = QFrame()
        card.setProperty("role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(2)
        column.addWidget(card, 1)
        for widget in below:
            column.addWidget(widget)
