"""The wide table of runs, with all that can be said of each, at the bottom of the window."""

from __future__ import annotations

from gdviewer.scene.theme import Theme
from gdviewer.state.models.model import AppModel
from gdviewer.ui.actions import Actions
from gdviewer.ui.docks.bottom import BottomCard, BottomDock
from gdviewer.ui.panels.runs.columns import RunColumn
from gdviewer.ui.panels.runs.view import RunsView

_HEIGHT = 190
_MOST_ROWS = 5


class RunsDock(BottomDock):
    """Shows every column of the table of runs."""

    def __init__(self, model: AppModel, actions: Actions) -> None:
        super().__init__("runs_dock", "Runs", _HEIGHT)
        self.add_card(_WideTable(model, actions))


class _WideTable(BottomCard):
    """The table alone."""

    def __init__(self, model: AppModel, actions: Actions) -> None:
        super().__init__()
        self._view = RunsView(model, actions, "wide_runs_table", RunColumn, _MOST_ROWS)
        self.body.addWidget(self._view)

    def set_theme(self, theme: Theme) -> None:
        """Draw the swatches in the colors and at the size of ``theme``."""
        self._view.set_theme(theme)
