"""The panel at the right: the runs, the method of those that are selected, and when they stop."""

from __future__ import annotations

from gdviewer.scene.theme import Theme
from gdviewer.state.models.model import AppModel
from gdviewer.ui.actions import Actions
from gdviewer.ui.docks.side import Dock
from gdviewer.ui.panels.runs.card import RunsCard
from gdviewer.ui.panels.runs.runs import RunPanel
from gdviewer.ui.panels.runs.stopping import StoppingPanel

_WIDTH = 230


class RunDock(Dock):
    """Edits the runs of ``model``."""

    def __init__(self, model: AppModel, actions: Actions) -> None:
        runs = RunsCard(model, actions)
        super().__init__("run_dock", "Run", (runs, RunPanel(model), StoppingPanel(model)), _WIDTH)
        self._runs = runs

    def set_theme(self, theme: Theme) -> None:
        """Draw the swatches in the colors and at the size of ``theme``."""
        self._runs.set_theme(theme)
