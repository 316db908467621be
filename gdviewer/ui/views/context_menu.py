"""The menu of the right button on the contour."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from gdviewer.core.numbers import format_exact
from gdviewer.ui.actions import Actions
from gdviewer.ui.views.hand import Point


@dataclass(frozen=True, slots=True)
class StartEdits:
    """What can be done about starts at a point; None where there is no start to be removed."""

    start_at: Callable[[Point], object]
    add_at: Callable[[Point], object]
    remove: Callable[[], object] | None = None


def contour_menu(parent: QWidget, actions: Actions, point: Point, starts: StartEdits) -> QMenu:
    """Return what can be done at ``point`` of the plane; the menu is gone once it closes."""
    menu = QMenu(parent)
    menu.setObjectName("contour_menu")
    menu.setToolTipsVisible(True)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    start = _entry(menu, "start_here", "Start here", "Let every run start from this point")
    add = _entry(
        menu, "add_start_here", "Add a start here", "Let every run start from this point too"
    )
    remove = starts.remove
    if remove is not None:
        gone = _entry(menu, "remove_start", "Remove this start", "Start from the others only")
        gone.triggered.connect(lambda _: remove())
    copy = _entry(menu, "copy_point", "Copy point", "Copy its coordinates with all digits")
    start.setIcon(actions["problem_start"].icon())
    copy.setIcon(actions["copy_picture"].icon())
    start.triggered.connect(lambda: starts.start_at(point))
    add.triggered.connect(lambda: starts.add_at(point))
    copy.triggered.connect(lambda: _copy(point))
    menu.addSeparator()
    menu.addActions([actions["fit"], actions["export"]])
    return menu


def point_text(point: Point) -> str:
    """Return ``point`` to the last digit, as the fields of the start read it back."""
    return ", ".join(map(format_exact, point))


def _entry(menu: QMenu, name: str, text: str, help_text: str) -> QAction:
    action = menu.addAction(text)
    action.setObjectName(name)
    action.setToolTip(help_text)
    return action


def _copy(point: Point) -> None:
    QGuiApplication.clipboard().setText(point_text(point))
