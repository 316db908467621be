"""Makes the panels at the bottom, each wired to what it speaks with."""

from __future__ import annotations

from gdviewer.state.models.model import AppModel
from gdviewer.ui.actions import Actions
from gdviewer.ui.docks.bottom import BottomDock
from gdviewer.ui.panels.calculus.dock import CalculusDock
from gdviewer.ui.panels.convergence import ConvergenceDock
from gdviewer.ui.panels.runs.dock import RunsDock
from gdviewer.ui.panels.stability.dock import StabilityDock
from gdviewer.ui.panels.step.dock import StepDock
from gdviewer.ui.panels.steps import StepsDock
from gdviewer.ui.typesetter import Typesetter
from gdviewer.ui.views.contour import ContourView
from gdviewer.ui.widgets.notice import NoticeBar


def make_bottom_docks(
    model: AppModel,
    actions: Actions,
    contour: ContourView,
    typesetter: Typesetter,
    notice: NoticeBar,
) -> dict[str, BottomDock]:
    """Return the panels at the bottom by their names, in the order of their tabs."""
    return {
        "calculus": _calculus_dock(model, contour, typesetter),
        "convergence": ConvergenceDock(model, actions),
        "step": StepDock(model, typesetter),
        "steps": _steps_dock(model, notice),
        "runs": RunsDock(model, actions),
        "stability": StabilityDock(model),
    }


def _calculus_dock(model: AppModel, contour: ContourView, typesetter: Typesetter) -> CalculusDock:
    dock = CalculusDock(model, contour.probe, typesetter)
    dock.critical_points.chosen.connect(contour.show_highlight)
    dock.critical_points.wanted.connect(contour.center_on)
    return dock


def _steps_dock(model: AppModel, notice: NoticeBar) -> StepsDock:
    dock = StepsDock(model)
    dock.view.copied.connect(notice.mention)
    dock.view.failed.connect(notice.say)
    return dock
