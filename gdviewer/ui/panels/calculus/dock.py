"""The calculus of the function, side by side: formulas, a point, critical points, convexity."""

from __future__ import annotations

from gdviewer.state.models.model import AppModel
from gdviewer.ui.docks.bottom import BottomDock
from gdviewer.ui.panels.calculus.convexity import ConvexityCard
from gdviewer.ui.panels.calculus.critical_points import CriticalPointsCard
from gdviewer.ui.panels.calculus.formulas import FormulasCard
from gdviewer.ui.panels.calculus.point import PointCard
from gdviewer.ui.panels.calculus.smoothness import SmoothnessCard
from gdviewer.ui.typesetter import Typesetter
from gdviewer.ui.views.probe import Probe

_HEIGHT = 232


class CalculusDock(BottomDock):
    """Shows what calculus says of the function of ``model``."""

    def __init__(self, model: AppModel, probe: Probe, typesetter: Typesetter) -> None:
        super().__init__("calculus_dock", "Calculus", _HEIGHT)
        self.add_card(FormulasCard(model, typesetter), share=7)
        self.add_card(PointCard(model, probe), share=12)
        self.critical_points = CriticalPointsCard(model)
        self.add_card(self.critical_points, share=14)
        self.add_column(ConvexityCard(model), SmoothnessCard(model), share=5)
