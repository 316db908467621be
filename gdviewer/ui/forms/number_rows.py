"""The editors of a number: with a slider, with the value in its middle, and with a tick."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QWidget

from gdviewer.core.hyperparameters import Hyperparameter, Setting
from gdviewer.core.numbers import format_all_digits
from gdviewer.ui.forms.editor import Editor, help_of, show_tick, title_of
from gdviewer.ui.forms.slider_scale import centered_scale, slider_scale
from gdviewer.ui.widgets.naming import name_control
from gdviewer.ui.widgets.number_editor import NumberEditor
from gdviewer.ui.widgets.slider import NumberSlider


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
        """Show no number, and no place of one on the slider."""
        self._editor.show_differing()

    def put_beside(self, widget: QWidget) -> None:
        """Put ``widget`` between the name and the number."""
        self._editor.put_beside(widget)

    def put_below(self, make: Callable[[NumberSlider], QWidget]) -> None:
        """Put what ``make`` makes for the slider under that."""
        self._editor.put_below(make(self._editor.slider))

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


def number_check(field: Hyperparameter) -> Callable[[float], None]:
    """Return a function that raises a ValueError where ``field`` refuses a number."""

    def check(value: float) -> None:
        refusal, _, _in_python = field.refusal(value).partition(", not ")
        if refusal:
            raise ValueError(f"{field.label} {refusal}, not {format_all_digits(value)}.")

    return check
