"""Lets what changes at every step paint its own ground: all that it lies on need not be painted."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QWidget


def paint_own_ground(*widgets: QWidget) -> None:
    """Have each of ``widgets``, which lie on a card, painted on the color of a card."""
    for widget in widgets:
        widget.setBackgroundRole(QPalette.ColorRole.Base)
        widget.setForegroundRole(QPalette.ColorRole.WindowText)
        widget.setAutoFillBackground(True)
