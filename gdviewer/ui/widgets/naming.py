"""Gives a control its names, so that scripts, screen readers and pointing hands can find it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def name_control(control: QWidget, object_name: str, label: str, help_text: str) -> None:
    """Set the object name, the accessible name and the tooltip of ``control``."""
    control.setObjectName(object_name)
    control.setAccessibleName(label)
    control.setAccessibleDescription(help_text)
    control.setToolTip(help_text)
