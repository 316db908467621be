"""The function, its gradient and its Hessian, typeset large, the derivatives simplified."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QToolButton, QVBoxLayout, QWidget

from gdviewer.core.formulas import Formula, Kind
from gdviewer.core.symbolic.simplified import Simplified
from gdviewer.state.frame import Frame
from gdviewer.state.models.model import AppModel
from gdviewer.state.work.interests import Interest
from gdviewer.ui.bindings import show_while_visible, want_while_visible
from gdviewer.ui.docks.bottom import BottomCard
from gdviewer.ui.panels.calculus.shown_formulas import ShownFormulas, plain_formula
from gdviewer.ui.typesetter import Typesetter
from gdviewer.ui.widgets.formula_view import FormulaView
from gdviewer.ui.widgets.labels import Sentence
from gdviewer.ui.widgets.naming import name_control

_NAME = "formulas_card"
_WIDTH = 240
_SIZE = 1.2
_LABELS: dict[Kind, str] = {
    "f": "f, typeset large",
    "gradient": "Gradient, typeset large",
    "hessian": "Hessian, typeset large",
}


class FormulasCard(BottomCard):
    """Shows f, ∇f and the Hessian of the function of ``model``; asks for simpler forms of them."""

    def __init__(
        self, model: AppModel, typesetter: Typesetter, parent: QWidget | None = None
    ) -> None:
        super().__init__("Formulas", parent)
        self.setObjectName(_NAME)
        self.setMinimumWidth(_WIDTH)
        self._switch = _simplified_switch()
        self._too_large = Sentence("quiet")
        views: dict[Kind, FormulaView] = {
            kind: FormulaView(f"large_{kind}", label, lambda: model.frame.facts.parameters, _SIZE)
            for kind, label in _LABELS.items()
        }
        self._fill(views)
        shown = ShownFormulas(self, model, typesetter, views, self._formula)
        self._switch.clicked.connect(lambda: shown.show_again(model.frame))
        show_while_visible(model, self, _simplified, self._tell)
        want_while_visible(model, self, Interest.SIMPLIFIED, _NAME)

    def _fill(self, views: dict[Kind, FormulaView]) -> None:
        """Put the views below each other, to be scrolled where the panel is low."""
        column = QWidget()
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.addWidget(views["f"], 1)
        row.addWidget(self._switch, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(row)
        layout.addWidget(views["gradient"])
        layout.addWidget(views["hessian"])
        layout.addWidget(self._too_large)
        layout.addStretch(1)
        area = QScrollArea()
        area.setWidget(column)
        for inside in (area, column):
            inside.setProperty("role", "inside")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(area)

    def _formula(self, frame: Frame, kind: Kind) -> Formula | None:
        """Return a formula, simplified where it is known so and wanted so."""
        formula, shorter = plain_formula(frame, kind), _simplified(frame)
        if formula is None or shorter is None or not self._switch.isChecked():
            return formula
        if kind == "gradient":
            return formula.with_shorter([(entry,) for entry in shorter.gradient])
        return formula.with_shorter(shorter.hessian) if kind == "hessian" else formula

    def _tell(self, simplified: Simplified | None) -> None:
        """Say whether there is a simpler form, and where one was given up."""
        self._switch.setVisible(simplified is not None and _has_any(simplified))
        is_given_up = simplified is not None and simplified.is_too_large
        self._too_large.say("Too large to simplify." if is_given_up else "")


def _simplified(frame: Frame) -> Simplified | None:
    """Return the simpler derivatives of the function that is shown, if there are some."""
    objective, simplified = frame.facts.objective, frame.simplified
    if objective is None or simplified is None:
        return None
    return simplified if simplified.expression is objective.expression else None


def _has_any(simplified: Simplified) -> bool:
    rows = (simplified.gradient, *simplified.hessian)
    return any(entry is not None for row in rows for entry in row)


def _simplified_switch() -> QToolButton:
    """Return the switch between the simplified and the plain form of the derivatives."""
    switch = QToolButton()
    switch.setProperty("role", "chip")
    switch.setText("simplified")
    switch.setCheckable(True)
    switch.setChecked(True)
    switch.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    help_text = (
        "On: the shortest form found of ∇f and H. Off: as the rules of derivation give them."
    )
    name_control(switch, "simplified", "Simplified", help_text)
    switch.hide()
    return switch
