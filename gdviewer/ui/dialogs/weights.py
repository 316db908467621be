"""Asks how much an evaluation of f, of its gradient and of its Hessian counts in a race."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from gdviewer.core.hyperparameters import Setting
from gdviewer.core.weights import EQUAL
from gdviewer.state.models.model import AppModel
from gdviewer.ui.bindings import show_from
from gdviewer.ui.forms.form import Form
from gdviewer.ui.widgets.labels import PlainLabel
from gdviewer.ui.widgets.naming import name_control

_HELP = (
    "A race by evaluations is at the same place for every run that has spent as much. "
    "What each evaluation counts, not all of them 0:"
)


class WeightsDialog(QDialog):
    """Edits the weights of the document; every change is seen at once and can be undone."""

    def __init__(self, model: AppModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("weights_dialog")
        self.setWindowTitle("What an evaluation counts")
        text = PlainLabel(_HELP)
        text.setWordWrap(True)
        self._model, self._form = model, Form("weights")
        form = self._form
        form.field_edited.connect(self._set)
        form.drag_began.connect(model.begin_drag)
        form.drag_ended.connect(model.end_drag)
        show_from(model, form, lambda frame: frame.document.weights, form.show_record)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        name_control(close, "close_weights", "Close", "Close this window; the weights stay")
        equal = buttons.addButton("All equal", QDialogButtonBox.ButtonRole.ResetRole)
        name_control(equal, "equal_weights", "All equal", "Let every evaluation count once")
        equal.clicked.connect(lambda: model.set_weights(EQUAL))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(10)
        for part in (text, form, buttons):
            column.addWidget(part)

    def _set(self, name: str, value: Setting) -> None:
        """Change a weight; where it cannot be, show the one that stays."""
        self._model.set_weights(replace(self._model.document.weights, **{name: value}))
        self._form.show_record(self._model.document.weights)
