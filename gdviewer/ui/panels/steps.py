"""The table of steps of the selected run, at the bottom of the window."""

from __future__ import annotations

from gdviewer.scene.theme import Theme
from gdviewer.state.models.model import AppModel
from gdviewer.ui.docks.bottom import BottomCard, BottomDock
from gdviewer.ui.views.steps import StepsView

_HEIGHT = 190


class StepsDock(BottomDock):
    """Shows every step of the selected run, and what the method went by."""

    def __init__(self, model: AppModel) -> None:
        super().__init__("steps_dock", "Steps", _HEIGHT)
        self.view = StepsView(model)
        self.add_card(_StepsCard(self.view))


class _StepsCard(BottomCard):
    """The table alone."""

    def __init__(self, view: StepsView) -> None:
        super().__init__()
        self._view = view
        self.body.addWidget(view)

    def set_theme(self, theme: Theme) -> None:
        """Mark the row of the playhead in the theme's color."""
        self._view.set_theme(theme)
