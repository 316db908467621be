"""The function and its gradient, typeset small below the text that is typed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from gdviewer.core.formulas import Kind
from gdviewer.state.models.model import AppModel
from gdviewer.ui.panels.calculus.shown_formulas import ShownFormulas, plain_formula
from gdviewer.ui.typesetter import Typesetter
from gdviewer.ui.widgets.card import Card
from gdviewer.ui.widgets.formula_view import FormulaView
from gdviewer.ui.widgets.labels import PlainLabel
from gdviewer.ui.widgets.naming import name_control

_LABELS: dict[Kind, str] = {"f": "f, typeset", "gradient": "Gradient, typeset"}


class GradientPanel(Card):
    """Shows f and ∇f of the function of ``model``; ``calculus`` opens the panel with more."""

    def __init__(
        self,
        model: AppModel,
        typesetter: Typesetter,
        calculus: QAction,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent)
        views: dict[Kind, FormulaView] = {
            kind: FormulaView(f"small_{kind}", label, lambda: model.frame.facts.parameters)
            for kind, label in _LABELS.items()
        }
        heading = QHBoxLayout()
        heading.addWidget(PlainLabel("f and ∇f"), 1)
        heading.addWidget(_calculus_button(calculus))
        self.body.addLayout(heading)
        for view in views.values():
            self.body.addWidget(view)
        ShownFormulas(self, model, typesetter, views, plain_formula)


def _calculus_button(action: QAction) -> QToolButton:
    """Return a quiet word that opens and closes the panel Calculus."""
    button = QToolButton()
    button.setProperty("role", "word")
    button.setText("Calculus ▸")
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    name_control(button, "calculus_button", "Calculus", action.toolTip())
    button.clicked.connect(action.trigger)
    return button
