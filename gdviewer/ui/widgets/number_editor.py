"""Edits one number: its name and a field on one line, a slider under both."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from gdviewer.ui.widgets.labels import PlainLabel
from gdviewer.ui.widgets.naming import name_control
from gdviewer.ui.widgets.number_field import NumberField, accept_any
from gdviewer.ui.widgets.scale import Scale
from gdviewer.ui.widgets.slider import NumberSlider


class NumberEditor(QWidget):
    """A slider and a number field that show one value, under the name ``title``.

    ``value_edited`` is emitted by the user's hand alone.
    """

    value_edited = Signal(float)
    problem_changed = Signal(str)
    drag_began = Signal()
    drag_ended = Signal()

    def __init__(
        self,
        name: str,
        title: str,
        label: str,
        help_text: str,
        scale: Scale,
        check: Callable[[float], None] = accept_any,
    ) -> None:
        super().__init__()
        self.scale = scale
        self.field = NumberField(check)
        self.field.setProperty("role", "number")
        self.slider = NumberSlider(scale)
        name_control(self.field, name, label, help_text)
        name_control(self.slider, f"{name}_slider", f"{label} slider", help_text)
        self._heading: QWidget = PlainLabel(title)
        self._heading.setToolTip(help_text)
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(1)
        grid.setHorizontalSpacing(2)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self._heading, 0, 0)
        grid.addWidget(self.field, 0, 2)
        grid.addWidget(self.slider, 1, 0, 1, 3)
        self.field.value_edited.connect(self._on_typed)
        self.field.problem_changed.connect(self.problem_changed)
        self.slider.value_moved.connect(self._on_moved)
        self.slider.sliderPressed.connect(self.drag_began)
        self.slider.sliderReleased.connect(self.drag_ended)

    def put_beside(self, widget: QWidget) -> None:
        """Put ``widget`` between the name and the field."""
        self._grid.addWidget(widget, 0, 1)

    def put_below(self, widget: QWidget) -> None:
        """Put ``widget`` under the slider."""
        self._grid.addWidget(widget, 2, 0, 1, 3)

    def head_with(self, widget: QWidget) -> None:
        """Let ``widget``, which says the name itself, stand where the name stood."""
        # not replaceWidget: the layout item that it hands back is left to nobody
        self._grid.removeWidget(self._heading)
        self._heading.hide()
        self._heading.deleteLater()
        self._heading = widget
        self._grid.addWidget(widget, 0, 0)

    def show_on(self, is_on: bool) -> None:
        """Show whether there is a number to edit; where there is none it takes no room to slide."""
        self.field.setEnabled(is_on)
        self.slider.setVisible(is_on)

    def show_value(self, value: float) -> None:
        """Show ``value`` on both."""
        self.field.show_value(value)
        self.slider.show_value(value)

    def show_differing(self) -> None:
        """Show that there are several values, and none of them, until one is given."""
        self.field.show_differing()
        self.slider.show_differing()

    def set_scale(self, scale: Scale) -> None:
        """Go over to another scale, keeping the value."""
        if scale != self.scale:
            self.scale = scale
            self.slider.set_scale(scale, self.field.value)

    def _on_typed(self, value: float) -> None:
        self.slider.show_value(value)
        self.value_edited.emit(value)

    def _on_moved(self, value: float) -> None:
        self.field.show_value(value)
        self.value_edited.emit(value)
