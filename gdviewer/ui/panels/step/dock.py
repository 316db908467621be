"""The panel Step: beside the numbers of a step a sentence or two on what happened in it."""

from __future__ import annotations

from gdviewer.state.models.model import AppModel
from gdviewer.ui.docks.bottom import BottomDock
from gdviewer.ui.panels.step.lines_card import StepLinesCard
from gdviewer.ui.panels.step.remarks_card import StepRemarksCard
from gdviewer.ui.typesetter import Typesetter

_HEIGHT = 268


class StepDock(BottomDock):
    """Explains the step of the selected run of ``model`` at the playhead."""

    def __init__(self, model: AppModel, typesetter: Typesetter) -> None:
        super().__init__("step_dock", "Step", _HEIGHT)
        self.add_card(StepLinesCard(model, typesetter), share=7)
        self.add_card(StepRemarksCard(model), share=2)
