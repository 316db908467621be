"""The stability of the selected run, side by side: at the playhead, and ahead of it."""

from __future__ import annotations

from gdviewer.state.models.model import AppModel
from gdviewer.ui.docks.bottom import BottomDock
from gdviewer.ui.panels.stability.ahead import AheadCard
from gdviewer.ui.panels.stability.bound import StabilityCard

_HEIGHT = 232


class StabilityDock(BottomDock):
    """Shows why the selected run of ``model`` goes well or badly, and which rate would do."""

    def __init__(self, model: AppModel) -> None:
        super().__init__("stability_dock", "Stability", _HEIGHT)
        self.add_card(StabilityCard(model), share=4)
        self.add_card(AheadCard(model), share=3)
