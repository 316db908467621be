"""A row with name, slider and number for each parameter of the expression."""

from __future__ import annotations

from itertools import islice

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from gdviewer.core.parameter_range import ParameterRange
from gdviewer.state.edits.sliders import slider_of
from gdviewer.state.frame import Frame
from gdviewer.state.models.model import AppModel
from gdviewer.ui.bindings import show_from
from gdviewer.ui.panels.function.parameter_row import ParameterRow
from gdviewer.ui.widgets.card import Card
from gdviewer.ui.widgets.labels import Sentence
from gdviewer.ui.widgets.naming import name_control

_MOST_ROWS = 12
"""How many rows come at once: they take their time to make."""

Shown = tuple[dict[str, tuple[float, ParameterRange]], str]
"""The value and the slider of each parameter, and the name of the one that sweeps."""


class ParametersPanel(Card):
    """Edits the parameters; hidden while the expression has none."""

    def __init__(self, model: AppModel, parent: QWidget | None = None) -> None:
        super().__init__("Parameters", parent)
        self._model = model
        self._editors: dict[str, ParameterRow] = {}
        self._rows = QVBoxLayout()
        self._sentence = Sentence("problem")
        self._room = _MOST_ROWS
        self._more = self._more_button()
        self.body.addLayout(self._rows)
        self.body.addWidget(self._more)
        self.body.addWidget(self._sentence)
        show_from(model, self, self._what_to_show, self._show)

    def _what_to_show(self, frame: Frame) -> Shown:
        parameters = {
            name: (value, slider_of(frame.document, name, value))
            for name, value in frame.facts.parameters.items()
        }
        return parameters, self._model.sweeping

    def _show(self, shown: Shown) -> None:
        """Show the values; make new rows when the names differ."""
        found, sweeping = shown
        parameters = dict(islice(found.items(), self._room))
        self._more.setText(f"Show more of {len(found)}")
        self._more.setVisible(len(found) > len(parameters))
        if tuple(parameters) != tuple(self._editors):
            self._rebuild(parameters)
        for name, (value, slider) in parameters.items():
            self._editors[name].show_state(value, slider, is_sweeping=name == sweeping)
        self.setVisible(bool(parameters))

    def _rebuild(self, parameters: dict[str, tuple[float, ParameterRange]]) -> None:
        """Make the rows that are new, drop those that are gone, and put them in order."""
        for name in self._editors.keys() - parameters.keys():
            row = self._editors.pop(name)
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
            self._sentence.say("")
        self._editors = {
            name: self._editors.get(name) or self._new_row(name, *parameter)
            for name, parameter in parameters.items()
        }
        for place, row in enumerate(self._editors.values()):
            self._rows.insertWidget(place, row)

    def _more_button(self) -> QToolButton:
        button = QToolButton()
        button.setProperty("role", "word")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        name_control(button, "more_parameters", "Show more", "Show the sliders of more parameters")
        button.clicked.connect(self._show_more)
        return button

    def _show_more(self) -> None:
        self._room += _MOST_ROWS
        self._show(self._what_to_show(self._model.frame))

    def _new_row(self, name: str, value: float, slider: ParameterRange) -> ParameterRow:
        row = ParameterRow(self._model, name, value, slider)
        row.problem_changed.connect(self._sentence.say)
        return row
