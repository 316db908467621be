"""One parameter: its name, a sweep, its value over a slider, and the slider's range when asked."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from gdviewer.core.parameter_range import ParameterRange
from gdviewer.core.resources import resource
from gdviewer.state.document import check_size
from gdviewer.state.models.model import AppModel
from gdviewer.ui.panels.function.range_form import RangeForm
from gdviewer.ui.widgets.labels import ShortLabel
from gdviewer.ui.widgets.naming import name_control
from gdviewer.ui.widgets.number_editor import NumberEditor
from gdviewer.ui.widgets.scale import Scale

_SWEEP_HELP = "Let {0} go to and fro through the range of its slider, 4 seconds each way."
_STOP_HELP = "Leave {0} where it is; a click in the picture and Escape do the same."
_RANGE_HELP = "Show or hide the range of the slider of {0}: from, to, step, logarithmic."


class ParameterRow(QWidget):
    """Edits the parameter ``name``; ``problem_changed`` says why something typed cannot be."""

    problem_changed = Signal(str)

    def __init__(self, model: AppModel, name: str, value: float, slider: ParameterRange) -> None:
        super().__init__()
        self._model, self._name = model, name
        self._editor = self._make_editor(slider)
        self._sweep = _SweepButton(name)
        self._sweep.clicked.connect(self._toggle_sweep)
        self._slider = slider
        self._range: RangeForm | None = None
        disclosure = _disclosure(name)
        disclosure.toggled.connect(self._show_range)
        self._editor.put_beside(_side_by_side(self._sweep, disclosure))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(self._editor)
        self.show_state(value, slider, is_sweeping=False)

    def show_state(self, value: float, slider: ParameterRange, *, is_sweeping: bool) -> None:
        """Show the value, the range of the slider, and whether it goes through it by itself."""
        self._editor.show_value(value)
        if not self._editor.slider.isSliderDown():
            self._editor.set_scale(_scale(slider))
        self._slider = slider
        if self._range is not None:
            self._range.show_range(slider)
        self._sweep.show_sweeping(is_sweeping)

    def _make_editor(self, slider: ParameterRange) -> NumberEditor:
        name, model = self._name, self._model
        help_text = f"The value of {name} in the function"
        editor = NumberEditor(
            f"parameter_{name}", name, f"Parameter {name}", help_text, _scale(slider), check_size
        )
        editor.head_with(ShortLabel(name))
        editor.value_edited.connect(lambda number: model.set_parameter(name, number))
        editor.problem_changed.connect(self.problem_changed)
        editor.drag_began.connect(lambda: model.begin_drag(f"Change {name}"))
        editor.drag_ended.connect(model.end_drag)
        return editor

    def _toggle_sweep(self) -> None:
        if self._model.sweeping == self._name:
            self._model.stop_sweep()
        else:
            self._model.sweep(self._name)

    def _show_range(self, is_shown: bool) -> None:
        """Show the form of the range, made when it is wanted first."""
        if self._range is None:
            self._range = RangeForm(self._name)
            self._range.show_range(self._slider)
            self._range.range_edited.connect(self._set_slider)
            self._range.problem_changed.connect(self.problem_changed)
            self._column.addWidget(self._range)
        self._range.setVisible(is_shown)

    def _set_slider(self, slider: ParameterRange) -> None:
        self._model.set_slider(self._name, slider)


class _SweepButton(QToolButton):
    """Checked while the parameter sweeps, which the model decides."""

    def __init__(self, name: str) -> None:
        super().__init__()
        _make_small(self, "sweep")
        self._name = name
        name_control(self, f"sweep_{name}", f"Sweep {name}", _SWEEP_HELP.format(name))

    def nextCheckState(self) -> None:
        """Leave it to the model whether it is checked."""

    def show_sweeping(self, is_sweeping: bool) -> None:
        """Show whether a press begins or ends a sweep."""
        if is_sweeping != self.isChecked():
            help_text = (_STOP_HELP if is_sweeping else _SWEEP_HELP).format(self._name)
            self.setChecked(is_sweeping)
            self.setIcon(_icon("hold" if is_sweeping else "sweep"))
            self.setToolTip(help_text)
            self.setAccessibleDescription(help_text)


def _disclosure(name: str) -> QToolButton:
    button = QToolButton()
    _make_small(button, "range")
    name_control(button, f"range_{name}", f"Range of {name}", _RANGE_HELP.format(name))
    return button


def _make_small(button: QToolButton, icon: str) -> None:
    button.setProperty("role", "close")
    button.setIcon(_icon(icon))
    button.setCheckable(True)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)


def _icon(name: str) -> QIcon:
    return QIcon(str(resource(f"icons/{name}.svg")))


def _side_by_side(*buttons: QWidget) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    for button in buttons:
        row.addWidget(button)
    return box


def _scale(slider: ParameterRange) -> Scale:
    return Scale(slider.minimum, slider.maximum, slider.is_log, step=slider.step)
