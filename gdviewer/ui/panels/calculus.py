"""The calculus of the function, side by side: formulas, a point, critical points, convexity."""

from __future__ import annotations

from gdviewer.state.model import AppModel
from gdviewer.ui.bottom_docks import BottomDock
from gdviewer.ui.panels.formulas import FormulasCard

_HEIGHT = 232


class CalculusDock(BottomDock):
    """Shows what calculus says of the function of ``model``."""

    def __init__(self, model: AppModel) -> None:
        super().__init__("calculus_dock", "Calculus", _HEIGHT)
        self.add_card(FormulasCard(model), share=3)
