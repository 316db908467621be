"""When the run ends: each criterion with its tick box and its number."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from gdviewer.core.hyperparameters import Hyperparameter, hyperparameters
from gdviewer.core.stopping import Criteria
from gdviewer.state.document import Document
from gdviewer.state.frame import Frame
from gdviewer.state.models.model import AppModel
from gdviewer.ui.bindings import bind, show_from
from gdviewer.ui.forms.editor import help_of
from gdviewer.ui.forms.form import make_form_grid
from gdviewer.ui.forms.number_rows import number_check
from gdviewer.ui.widgets.card import Card
from gdviewer.ui.widgets.labels import Sentence
from gdviewer.ui.widgets.naming import name_control
from gdviewer.ui.widgets.number_field import NumberField


class StoppingPanel(Card):
    """Edits the criteria that end a run."""

    def __init__(self, model: AppModel, parent: QWidget | None = None) -> None:
        super().__init__("Stop when", parent)
        self._model = model
        form = QWidget()
        grid = make_form_grid(form)
        for row, field in enumerate(hyperparameters(Criteria)):
            self._add(grid, 2 * row, field)
        self.body.addWidget(form)

    def _add(self, grid: QGridLayout, row: int, field: Hyperparameter) -> None:
        sentence = Sentence("problem")
        number = self._number(field)
        number.problem_changed.connect(sentence.say)
        grid.addWidget(self._tick(field), row, 0)
        grid.addWidget(number, row, 1)
        grid.addWidget(sentence, row + 1, 0, 1, 2)

    def _tick(self, field: Hyperparameter) -> QCheckBox:
        box = QCheckBox(field.label)
        box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        name_control(box, f"{field.name}_on", f"{field.label}: on", help_of(field))
        bind(
            self._model,
            box,
            lambda frame: field.name in frame.document.criteria_on,
            box.setChecked,
            box.clicked,
            lambda is_on: self._model.enable_criterion(field.name, is_on),
        )
        return box

    def _number(self, field: Hyperparameter) -> NumberField:
        number = NumberField(number_check(field))
        number.setProperty("role", "number")
        name_control(number, field.name, field.label, help_of(field))
        bind(
            self._model,
            number,
            lambda frame: value_of(field, frame.document),
            number.show_value,
            number.value_edited,
            lambda value: self._write(field, value),
        )
        show_from(self._model, number, lambda frame: _is_on(frame, field), number.setEnabled)
        return number

    def _write(self, field: Hyperparameter, value: float) -> None:
        self._model.set_criterion(field.name, int(value) if field.kind == "int" else value)


def value_of(field: Hyperparameter, document: Document) -> float:
    """Return the number of a criterion, on or off: the user's own or the suggested one."""
    return float(document.criteria.get(field.name, field.default))


def _is_on(frame: Frame, field: Hyperparameter) -> bool:
    return field.name in frame.document.criteria_on
