"""Where in a scene other widgets lie already."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget


def places_of_others(widget: QWidget, scene: QWidget) -> list[QRect]:
    """Return the rectangles of the widgets beside ``widget`` that are seen over ``scene``."""
    others = (one for one in scene.children() if isinstance(one, QWidget) and one is not widget)
    return [one.geometry() for one in others if not one.isHidden() and not one.isWindow()]
