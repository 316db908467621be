"""The function, its gradient and its Hessian, typeset."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from gdviewer.state.model import AppModel
from gdviewer.ui.bindings import show_while_visible
from gdviewer.ui.bottom_docks import BottomCard
from gdviewer.ui.widgets.labels import PlainLabel


class FormulasCard(BottomCard):
    """Shows f, ∇f and the Hessian of the function of ``model``, large."""

    def __init__(self, model: AppModel, parent: QWidget | None = None) -> None:
        super().__init__("Formulas", parent)
        self.setObjectName("formulas_card")
        text = PlainLabel()
        text.setWordWrap(True)
        self.body.addWidget(text)
        show_while_visible(model, self, lambda frame: frame.document.expression, text.setText)
