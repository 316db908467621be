"""What the commands of the window act on."""

from __future__ import annotations

from typing import Protocol

from gdviewer.state.model import AppModel


class Desk(Protocol):
    """What commands act on: the model, and the window for what is not of the document."""

    model: AppModel
    theme_choice: str

    def choose_theme(self, choice: str) -> None:
        """Use ``light``, ``dark`` or the ``system``'s theme."""

    def zoom(self, factor: float) -> None:
        """Show ``factor`` times as much of the plane."""

    def open_document(self) -> None:
        """Ask for a file and show its document."""

    def save_document(self) -> None:
        """Ask for a file and write the document to it."""

    def export_picture(self) -> None:
        """Ask how and where, and write the picture."""

    def copy_picture(self) -> None:
        """Put the picture on the clipboard."""

    def show_keys(self) -> None:
        """Show every shortcut."""

    def show_about(self) -> None:
        """Say what the program is."""

    def close(self) -> bool:
        """Close the window."""
