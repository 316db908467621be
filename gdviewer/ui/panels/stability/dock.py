"""The stability of the selected run, side by side: at the playhead, ahead, and along its step."""

from __future__ import annotations

from gdviewer.state.models.model import AppModel
from gdviewer.ui.docks.bottom import BottomDock
from gdviewer.ui.panels.stability.ahead import AheadCard
from gdviewer.ui.panels.stability.bound import StabilityCard
from gdviewer.ui.panels.stability.cut import CutCard

_HEIGHT = 232


class StabilityDock(BottomDock):
    """Shows why the selected run of ``model`` goes well or badly, and which rate would do."""

    def __init__(self, model: AppModel) -> None:
        super().__init__("stability_dock", "Stability", _HEIGHT)
        self.add_card(StabilityCard(model), share=7)
        self.add_card(AheadCard(model), share=5)
        self.add_card(CutCard(model), share=12)
