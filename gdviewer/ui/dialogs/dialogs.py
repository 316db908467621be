"""Opens the dialogs of the window, each made when it is asked for and gone when it is closed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QMainWindow

from gdviewer.state.models.model import AppModel
from gdviewer.ui.dialogs.swarm import SwarmDialog
from gdviewer.ui.dialogs.weights import WeightsDialog
from gdviewer.ui.look.look import Look


class Dialogs:
    """The dialogs over ``window`` that need no more than the model and the look."""

    def __init__(self, window: QMainWindow, model: AppModel, look: Look) -> None:
        self._window, self._model, self._look = window, model, look

    def show_tuning(self) -> None:
        """Open the window that finds the best learning rates."""
        from gdviewer.ui.dialogs.tuning_window import TuningWindow  # noqa: PLC0415 not for the first paint

        window = self._window.findChild(TuningWindow) or TuningWindow(
            self._model, self._look.shown_theme, self._window
        )
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.show()
        window.activateWindow()

    def find_action(self) -> None:
        """Ask for the name of an action, and do it."""
        from gdviewer.ui.dialogs.palette import open_palette  # noqa: PLC0415 not for the first paint

        open_palette(self._window.menuBar(), self._model, self._window)

    def ask_for_weights(self) -> None:
        """Ask how much an evaluation of f, of its gradient and of its Hessian counts."""
        open_dialog(WeightsDialog(self._model, self._window))

    def ask_for_swarm(self) -> None:
        """Ask from how many starts a swarm goes, and begin it."""
        open_dialog(SwarmDialog(self._model, self._window))

    def show_about(self) -> None:
        """Say what the program is."""
        from gdviewer.ui.dialogs.about import AboutDialog  # noqa: PLC0415 not for the first paint

        open_dialog(AboutDialog(self._window))


def open_dialog(dialog: QDialog) -> None:
    """Open ``dialog``; closed, it is deleted."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
