"""Gives a control its names, so that scripts, screen readers and pointing hands can find it."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QWidget

from gdviewer.ui.widgets.focus import end_typing


def name_control(control: QWidget, object_name: str, label: str, help_text: str) -> None:
    """Set the object name, the accessible name and the tooltip; a pressed button ends typing."""
    control.setObjectName(object_name)
    control.setAccessibleName(label)
    control.setAccessibleDescription(help_text)
    control.setToolTip(help_text)
    if isinstance(control, QAbstractButton):
        control.pressed.connect(end_typing)
