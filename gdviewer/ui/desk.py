"""What the commands of the window act on."""

from __future__ import annotations

from typing import Protocol

from gdviewer.state.models.model import AppModel
from gdviewer.ui.dialogs.dialogs import Dialogs
from gdviewer.ui.document_files import DocumentFiles
from gdviewer.ui.export.exports import Exports
from gdviewer.ui.look.look import Look


class Desk(Protocol):
    """What commands act on: the model, and the window for what is not of the document."""

    model: AppModel
    dialogs: Dialogs
    exports: Exports
    files: DocumentFiles
    look: Look
    are_hints_shown: bool

    @property
    def is_presenting(self) -> bool:
        """Whether the contour has the whole screen."""

    def present(self, is_on: bool) -> None:
        """Give the contour the whole screen, or bring the panels back."""

    def is_panel_shown(self, name: str) -> bool:
        """Whether the panel ``name`` is open and not behind another.

        It is ``function``, ``run`` or one of the bottom.
        """

    def is_panel_open(self, name: str) -> bool:
        """Whether the panel ``name`` is open, be it behind another."""

    def show_panel(self, name: str, is_shown: bool, focused: str = "") -> None:
        """Open or close the panel ``name``, with the keys for its control ``focused``."""

    def reset_layout(self) -> None:
        """Arrange all as first opened."""

    def zoom(self, factor: float) -> None:
        """Show ``factor`` times as much of the plane."""

    @property
    def are_bounds_shown(self) -> bool:
        """Whether the bounds of the view can be typed."""

    def show_bounds(self, are_shown: bool) -> None:
        """Open or close the fields of the bounds of the view."""

    def edit_function(self) -> None:
        """Give the keys to the formula, all of it chosen."""

    def go_to_error(self) -> None:
        """Choose what is wrong in the formula."""

    def show_hints(self, are_shown: bool) -> None:
        """Lay the line for newcomers over the contour, or take it away."""

    def show_keys(self) -> None:
        """Show every shortcut."""

    def show_functions(self) -> None:
        """List the functions and how a formula is written."""

    def close(self) -> bool:
        """Close the window."""
