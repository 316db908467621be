"""Ends the typing when the hand turns to a control that is not for typing."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit


def end_typing() -> None:
    """Take the keyboard from a text field, so that the keys play and step again."""
    focused = QApplication.focusWidget()
    if isinstance(focused, QLineEdit | QPlainTextEdit):
        focused.clearFocus()
