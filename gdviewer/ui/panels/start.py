"""Where the run starts: a field for each variable, the function's own point, or a random one."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gdviewer.state.document import check_size
from gdviewer.state.models.model import AppModel
from gdviewer.ui.actions import Actions
from gdviewer.ui.bindings import bind, show_from
from gdviewer.ui.widgets.buttons import action_button
from gdviewer.ui.widgets.card import Card
from gdviewer.ui.widgets.coordinate_field import CoordinateField
from gdviewer.ui.widgets.labels import Sentence, ShortLabel
from gdviewer.ui.widgets.naming import name_control

_PASTE_HELP = "a pasted point such as (−1.2, 1) fills both"


class StartPanel(Card):
    """Edits the starting point."""

    def __init__(self, model: AppModel, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__("Start", parent)
        self._model = model
        self._sentence = Sentence("problem")
        row = QHBoxLayout()
        row.setSpacing(6)
        for index in range(2):
            row.addWidget(self._label(index))
            row.addWidget(self._field(index), 1)
        buttons = QVBoxLayout()
        buttons.setSpacing(4)
        for name in ("problem_start", "random_start"):
            buttons.addWidget(action_button(actions[name], with_text=True))
        self.body.addLayout(row)
        self.body.addWidget(self._sentence)
        self.body.addLayout(buttons)

    def _label(self, index: int) -> ShortLabel:
        label = ShortLabel()
        show_from(self._model, label, lambda frame: frame.axes[index], label.show_whole)
        self._show_with_variable(label, index)
        return label

    def _field(self, index: int) -> CoordinateField:
        field = CoordinateField(check_size)

        def name_field(variable: str) -> None:
            help_text = f"The {variable} of the start θ; {_PASTE_HELP}."
            name_control(field, f"start_{'xy'[index]}", f"Start {variable}", help_text)
            field.show_value(field.value)

        show_from(self._model, field, lambda frame: frame.axes[index], name_field)
        self._show_with_variable(field, index)
        bind(
            self._model,
            field,
            lambda frame: frame.document.starts[0][index],
            field.show_value,
            field.value_edited,
            lambda value: self._move(index, value),
        )
        field.point_edited.connect(self._model.set_start)
        field.problem_changed.connect(self._sentence.say)
        return field

    def _show_with_variable(self, widget: QWidget, index: int) -> None:
        """Hide ``widget`` while there is no variable of its ``index``."""
        show_from(
            self._model, widget, lambda frame: len(frame.variables) > index, widget.setVisible
        )

    def _move(self, index: int, value: float) -> None:
        """Change one coordinate of the start."""
        x, y = self._model.frame.document.starts[0]
        self._model.type_start((value, y) if index == 0 else (x, value))
