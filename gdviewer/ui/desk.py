"""What the commands of the window act on."""

from __future__ import annotations

from typing import Protocol

from gdviewer.state.models.model import AppModel


class Desk(Protocol):
    """What commands act on: the model, and the window for what is not of the document."""

    model: AppModel
    are_hints_shown: bool

    @property
    def theme_choice(self) -> str:
        """``light``, ``dark`` or ``system``."""

    @property
    def is_presenting(self) -> bool:
        """Whether the contour has the whole screen."""

    def choose_theme(self, choice: str) -> None:
        """Use ``light``, ``dark`` or the ``system``'s theme."""

    def change_size(self, steps: int) -> None:
        """Make all text, handles and lines some steps larger, or smaller."""

    def choose_usual_size(self) -> None:
        """Make all text, handles and lines as large as fits the screen."""

    def present(self, is_on: bool) -> None:
        """Give the contour the whole screen, or bring the panels back."""

    def is_panel_shown(self, name: str) -> bool:
        """Whether the panel ``name`` is open: ``function``, ``run`` or one of the bottom."""

    def show_panel(self, name: str, is_shown: bool) -> None:
        """Open or close the panel ``name``; see :meth:`is_panel_shown`."""

    def reset_layout(self) -> None:
        """Arrange all as first opened."""

    def zoom(self, factor: float) -> None:
        """Show ``factor`` times as much of the plane."""

    @property
    def are_bounds_shown(self) -> bool:
        """Whether the bounds of the view can be typed."""

    def show_bounds(self, are_shown: bool) -> None:
        """Open or close the fields of the bounds of the view."""

    def open_document(self) -> None:
        """Ask for a file and show its document."""

    def save_document(self) -> None:
        """Ask for a file and write the document to it."""

    def export_picture(self) -> None:
        """Ask how and where, and write the picture."""

    def export_chart(self) -> None:
        """Ask how and where, and write the chart of convergence."""

    def show_tuning(self) -> None:
        """Open the window that finds the best learning rates."""

    def copy_picture(self) -> None:
        """Put the picture on the clipboard, as the export dialog was left."""

    def copy_caption(self) -> None:
        """Put the sentence on the clipboard that says what the picture shows."""

    def edit_function(self) -> None:
        """Give the keys to the formula, all of it chosen."""

    def go_to_error(self) -> None:
        """Choose what is wrong in the formula."""

    def find_action(self) -> None:
        """Ask for the name of an action, and do it."""

    def ask_for_weights(self) -> None:
        """Ask how much an evaluation of f, of its gradient and of its Hessian counts."""

    def ask_for_swarm(self) -> None:
        """Ask from how many starts a swarm goes, and begin it."""

    def show_hints(self, are_shown: bool) -> None:
        """Lay the line for newcomers over the contour, or take it away."""

    def show_keys(self) -> None:
        """Show every shortcut."""

    def show_functions(self) -> None:
        """List the functions and how a formula is written."""

    def show_about(self) -> None:
        """Say what the program is."""

    def close(self) -> bool:
        """Close the window."""
