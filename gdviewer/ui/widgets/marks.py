"""Marks a widget for the style sheet, e.g. with the red frame of wrong input."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def mark_invalid(widget: QWidget, *, is_invalid: bool) -> None:
    """Give ``widget`` the red frame of wrong input, or take it away."""
    widget.setProperty("invalid", is_invalid)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
