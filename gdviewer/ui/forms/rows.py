"""One editor for each kind of hyperparameter, all with the same three signals."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from gdviewer.core.hyperparameters import Hyperparameter, Setting
from gdviewer.core.numbers import format_all_digits
from gdviewer.ui.widgets.combo import Combo
from gdviewer.ui.widgets.labels import PlainLabel
from gdviewer.ui.widgets.naming import name_control
from gdviewer.ui.widgets.number_editor import NumberEditor
from gdviewer.ui.widgets.scale import POSITIONS, Scale

_LOG_SHARE = 1e-4
"""Where a logarithmic slider begins, as a share of the default, if its range begins at 0."""

_KEY_SHARE = 0.05
"""By what share of itself an arrow key changes a value in the middle of its slider."""

_LEAST = 1e-300

_TICKS = {True: Qt.CheckState.Checked, False: Qt.CheckState.Unchecked}


class Editor(QWidget):
    """Edits one hyperparameter, under its name; ``value_edited`` is by the user's hand alone."""

    value_edited = Signal(object)
    problem_changed = Signal(str)
    drag_began = Signal()
    drag_ended = Signal()

    def __init__(self, field: Hyperparameter) -> None:
        super().__init__()
        self.field = field
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)

    def show_value(self, value: Setting) -> None:
        """Show ``value``."""
        raise NotImplementedError

    def show_differing(self) -> None:
        """Show, until it is edited, that what is edited together differs in it."""
        raise NotImplementedError

    def put_beside(self, widget: QWidget) -> None:
        """Put ``widget`` beside the control."""
        self._row.addWidget(widget)


class NumberRow(Editor):
    """A slider and a number field."""

    def __init__(self, field: Hyperparameter, name: str) -> None:
        super().__init__(field)
        self._editor = NumberEditor(
            name,
            title_of(field),
            field.label,
            help_of(field),
            slider_scale(field),
            number_check(field),
        )
        self._row.addWidget(self._editor)
        self._editor.value_edited.connect(self._on_edited)
        self._editor.problem_changed.connect(self.problem_changed)
        self._editor.drag_began.connect(self.drag_began)
        self._editor.drag_ended.connect(self.drag_ended)

    def show_value(self, value: Setting) -> None:
        """Show ``value``."""
        if value is not None:
            self._editor.show_value(float(value))

    def show_differing(self) -> None:
        """Show no number."""
        self._editor.field.show_differing()

    def put_beside(self, widget: QWidget) -> None:
        """Put ``widget`` between the name and the number."""
        self._editor.put_beside(widget)

    def _on_edited(self, value: float) -> None:
        self.value_edited.emit(int(value) if self.field.kind == "int" else value)


class CenteredRow(NumberRow):
    """A slider with the value in its middle; it stays as it is while the hand moves it."""

    def __init__(self, field: Hyperparameter, name: str) -> None:
        super().__init__(field, name)
        self._editor.field.value_edited.connect(self._center)
        self._editor.drag_ended.connect(lambda: self._center(self._editor.slider.number))

    def show_value(self, value: Setting) -> None:
        """Show ``value``, in the middle where it is not from the slider itself."""
        if value is None:
            return
        slider, number = self._editor.slider, float(value)
        is_from_slider = number == slider.number and self._editor.scale.covers(number)
        super().show_value(number)
        if not is_from_slider and not slider.isSliderDown():
            self._center(number)

    def _center(self, value: float) -> None:
        self._editor.set_scale(centered_scale(self.field, value))


class OptionalRow(NumberRow):
    """A number behind a tick: without it the field is off, which is None."""

    def __init__(self, field: Hyperparameter, name: str) -> None:
        super().__init__(field, name)
        self._tick = QCheckBox(title_of(field))
        self._tick.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        name_control(self._tick, f"{name}_on", f"{field.label}: on", help_of(field))
        self._editor.head_with(self._tick)
        self._editor.show_value(float(field.default))
        self._tick.clicked.connect(self._on_ticked)

    def show_value(self, value: Setting) -> None:
        """Show ``value``; None takes the tick away and keeps the number in sight."""
        super().show_value(value)
        show_tick(self._tick, value is not None)
        self._editor.show_on(value is not None)

    def show_differing(self) -> None:
        """Show no number, and half a tick."""
        super().show_differing()
        show_tick(self._tick, None)

    def _on_ticked(self, is_on: bool) -> None:
        if is_on:
            self._on_edited(self._editor.field.value)
        else:
            self.value_edited.emit(None)


class CheckRow(Editor):
    """A check box with the name on it."""

    def __init__(self, field: Hyperparameter, name: str) -> None:
        super().__init__(field)
        self._box = QCheckBox(title_of(field))
        self._box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        name_control(self._box, name, field.label, help_of(field))
        self._row.addWidget(self._box)
        self._box.clicked.connect(self._on_clicked)

    def show_value(self, value: Setting) -> None:
        """Show ``value``."""
        show_tick(self._box, bool(value))

    def show_differing(self) -> None:
        """Show half a tick."""
        show_tick(self._box, None)

    def _on_clicked(self, is_on: bool) -> None:
        self.value_edited.emit(is_on)


class ChoiceRow(Editor):
    """A drop-down list beside the name."""

    def __init__(self, field: Hyperparameter, name: str) -> None:
        super().__init__(field)
        self._combo = Combo(zip(field.choices, field.choice_titles, strict=True))
        name_control(self._combo, name, field.label, help_of(field))
        heading = PlainLabel(title_of(field))
        heading.setToolTip(help_of(field))
        self._row.addWidget(heading)
        self._row.addWidget(self._combo, 1)
        self._combo.key_chosen.connect(self.value_edited.emit)

    def show_value(self, value: Setting) -> None:
        """Show ``value``."""
        self._combo.show_key(str(value))

    def show_differing(self) -> None:
        """Show none of the choices."""
        self._combo.show_differing()


_ROWS: dict[str, Callable[[Hyperparameter, str], Editor]] = {
    "float": NumberRow,
    "int": NumberRow,
    "bool": CheckRow,
    "choice": ChoiceRow,
}


def make_row(field: Hyperparameter, name: str) -> Editor:
    """Return the editor of ``field``; ``name`` is its control's object name."""
    if field.is_optional:
        return OptionalRow(field, name)
    row = CenteredRow if field.decades is not None else _ROWS[field.kind]
    return row(field, name)


def show_tick(box: QCheckBox, is_on: bool | None) -> None:
    """Show whether ``box`` is on, None where that differs; a click then puts it on."""
    box.setTristate(is_on is None)
    half = Qt.CheckState.PartiallyChecked
    box.setCheckState(half if is_on is None else _TICKS[is_on])


def title_of(field: Hyperparameter) -> str:
    """Return what stands beside the control: the name and the symbol."""
    return f"{field.label}  {field.symbol}".rstrip()


def help_of(field: Hyperparameter) -> str:
    """Return what the tooltip says: the help and the range."""
    parts = (field.help, field.range and f"Range: {field.range}.")
    return "\n".join(part for part in parts if part) or field.label


def number_check(field: Hyperparameter) -> Callable[[float], None]:
    """Return a function that raises a ValueError where ``field`` refuses a number."""

    def check(value: float) -> None:
        refusal, _, _in_python = field.refusal(value).partition(", not ")
        if refusal:
            raise ValueError(f"{field.label} {refusal}, not {format_all_digits(value)}.")

    return check


def slider_scale(field: Hyperparameter) -> Scale:
    """Return the numbers that the slider of ``field`` goes over: the typical ones, else all."""
    is_log, is_whole = field.scale == "log", field.kind == "int"
    default = float(field.default)
    if field.decades is not None:
        return centered_scale(field, default)
    low, high = field.typical or (field.minimum, field.maximum)
    if low is None:
        low = min(default, 0.0)
    if high is None:
        high = 4 * abs(default) + 1
    if is_log:
        low = low or default * _LOG_SHARE
        return Scale(low, high, is_log, is_whole)
    margin = (high - low) / POSITIONS
    low = low + margin if field.is_open_below and low == field.minimum else low
    high = high - margin if field.is_open_above and high == field.maximum else high
    return Scale(low, high, is_whole=is_whole)


def centered_scale(field: Hyperparameter, value: float) -> Scale:
    """Return the numbers that the slider of ``field`` goes over while it stands at ``value``."""
    limits = max(field.minimum or 0.0, _LEAST), field.maximum or math.inf
    return Scale.around(value, field.decades or 1.0, limits, _KEY_SHARE)
