"""The function, its gradient and its Hessian, typeset large."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from gdviewer.core.formulas import Kind
from gdviewer.state.model import AppModel
from gdviewer.ui.bottom_docks import BottomCard
from gdviewer.ui.panels.shown_formulas import ShownFormulas, plain_formula
from gdviewer.ui.typesetter import Typesetter
from gdviewer.ui.widgets.formula_view import FormulaView

_SIZE = 1.2
_LABELS: dict[Kind, str] = {
    "f": "f, typeset large",
    "gradient": "Gradient, typeset large",
    "hessian": "Hessian, typeset large",
}


class FormulasCard(BottomCard):
    """Shows f, ∇f and the Hessian of the function of ``model``."""

    def __init__(
        self, model: AppModel, typesetter: Typesetter, parent: QWidget | None = None
    ) -> None:
        super().__init__("Formulas", parent)
        self.setObjectName("formulas_card")
        self.setMinimumWidth(240)
        views: dict[Kind, FormulaView] = {
            kind: FormulaView(f"large_{kind}", label, lambda: model.frame.facts.parameters, _SIZE)
            for kind, label in _LABELS.items()
        }
        self.body.addWidget(_scrolled(list(views.values())))
        ShownFormulas(self, model, typesetter, views, plain_formula)


def _scrolled(views: list[FormulaView]) -> QScrollArea:
    """Return the views below each other, to be scrolled where the panel is low."""
    column = QWidget()
    column.setProperty("role", "inside")
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    for view in views:
        layout.addWidget(view)
    layout.addStretch(1)
    area = QScrollArea()
    area.setProperty("role", "inside")
    area.setWidget(column)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
