"""The panel Step: what happened in a step, and the step in numbers, across the whole window."""

from __future__ import annotations

from gdviewer.state.models.model import AppModel
from gdviewer.ui.docks.bottom import BottomDock
from gdviewer.ui.panels.step.lines_card import StepLinesCard
from gdviewer.ui.typesetter import Typesetter

_HEIGHT = 278


class StepDock(BottomDock):
    """Explains the step of the selected run of ``model`` at the playhead."""

    def __init__(self, model: AppModel, typesetter: Typesetter) -> None:
        super().__init__("step_dock", "Step", _HEIGHT)
        lines = StepLinesCard(model, typesetter)
        self.show_subject(lines.title)
        self.add_card(lines)
