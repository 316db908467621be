"""The stability of the selected run, side by side: at the playhead, ahead, and along its step."""

from __future__ import annotations

from gdviewer.state.frame import Frame
from gdviewer.state.models.model import AppModel
from gdviewer.state.readings.chart_words import name_of
from gdviewer.ui.bindings import show_from
from gdviewer.ui.docks.bottom import BottomDock
from gdviewer.ui.panels.stability.ahead import AheadCard
from gdviewer.ui.panels.stability.bound import StabilityCard
from gdviewer.ui.panels.stability.cut import CutCard

_HEIGHT = 256


class StabilityDock(BottomDock):
    """Shows why the selected run of ``model`` goes well or badly, and which rate would do."""

    def __init__(self, model: AppModel) -> None:
        super().__init__("stability_dock", "Stability", _HEIGHT)
        self.add_card(StabilityCard(model), share=7)
        self.add_card(AheadCard(model), share=5)
        self.add_card(CutCard(model), share=12)
        show_from(model, self, _name, self.subject.setText)


def _name(frame: Frame) -> str:
    """Return the name of the path that is judged; empty where there is none."""
    path = frame.selected_path
    return name_of(frame, path) if path is not None else ""
