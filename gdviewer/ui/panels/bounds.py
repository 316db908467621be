"""The bounds of the view as numbers: typed, fitted, locked."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from msgspec import structs
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from gdviewer.core.parameter_range import ParameterRange
from gdviewer.state.document import FARTHEST
from gdviewer.state.frame import Frame
from gdviewer.state.models.model import AppModel
from gdviewer.ui.bindings import bind, show_from
from gdviewer.ui.widgets.card import Card
from gdviewer.ui.widgets.labels import PlainLabel, Sentence, ShortLabel
from gdviewer.ui.widgets.naming import name_control
from gdviewer.ui.widgets.settled_field import SettledField

_ENDS = {"from": ("Lower end", "begins"), "to": ("Upper end", "ends")}
_PLANE_HELP = (
    "; more may be in view, so that a unit of one axis is as long as one of the other: "
    "View ▸ Fill the view shows just this"
)


class BoundsPanel(Card):
    """Edits where each axis begins and ends; what is typed goes before a lock."""

    def __init__(self, model: AppModel, parent: QWidget | None = None) -> None:
        super().__init__("Bounds", parent)
        self.setObjectName("bounds_panel")
        self._model = model
        self._problem = Sentence("problem")
        self._names = (ShortLabel(), ShortLabel())
        self._fields = tuple(tuple(self._field(axis, end) for end in _ENDS) for axis in range(2))
        self._more = Sentence("quiet")
        self._fit = self._fit_box()
        self.body.addLayout(self._grid())
        self.body.addWidget(self._problem)
        self.body.addWidget(self._more)
        self.body.addWidget(self._fit)
        self.body.addWidget(self._lock_box())
        show_from(model, self, lambda frame: frame.axes, self._show_names)
        show_from(model, self, lambda frame: frame.ranges, self._show_ranges)
        show_from(model, self, _is_curve, self._fit.setVisible)
        show_from(model, self, _what_more_is_seen, self._more.say)
        self.hide()

    def open(self) -> None:
        """Show the fields and give the first one the keys."""
        self.show()
        self._fields[0][0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(5)
        for axis, (begin, end) in enumerate(self._fields):
            for column, widget in enumerate((self._names[axis], begin, PlainLabel("to"), end)):
                grid.addWidget(widget, axis, column)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        return grid

    def _field(self, axis: int, end: str) -> SettledField:
        field = SettledField()
        field.setProperty("role", "end")
        name_control(field, f"bounds_{'xy'[axis]}_{end}", "", "")
        field.value_edited.connect(partial(self._take, axis))
        field.problem_changed.connect(self._problem.say)
        return field

    def _fit_box(self) -> QCheckBox:
        return self._box(
            ("fit_values", "Fit f to the curve"),
            "Let the axis of f show all of the curve that is in view, but not its poles",
            lambda frame: frame.document.value_range is None,
            lambda is_on: self._model.type_values(None if is_on else self._typed(1)),
        )

    def _lock_box(self) -> QCheckBox:
        return self._box(
            ("lock_bounds", "Lock the view"),
            "Keep these bounds whatever is zoomed, moved, fitted or chosen (L)",
            lambda frame: frame.document.is_view_locked,
            lambda _: self._model.toggle_view_lock(),
        )

    def _box(
        self,
        names: tuple[str, str],
        help_text: str,
        read: Callable[[Frame], bool],
        write: Callable[[bool], None],
    ) -> QCheckBox:
        name, text = names
        box = QCheckBox(text)
        name_control(box, name, text, help_text)
        bind(self._model, box, read, box.setChecked, box.clicked, write)
        return box

    def _show_names(self, axes: tuple[str, str]) -> None:
        more = "" if _is_curve(self._model.frame) else _PLANE_HELP
        for name, label, fields in zip(axes, self._names, self._fields, strict=True):
            label.show_whole(name)
            for (end, verb), field in zip(_ENDS.values(), fields, strict=True):
                field.setAccessibleName(f"{end} of {name}")
                field.setAccessibleDescription(f"Where the axis of {name} {verb}{more}.")
                field.show_value(field.value)

    def _show_ranges(self, ranges: tuple[tuple[float, float], ...]) -> None:
        self._problem.say("")
        for ends, fields in zip(ranges, self._fields, strict=False):
            for value, field in zip(ends, fields, strict=True):
                field.show_value(value)

    def _take(self, axis: int, _: float) -> None:
        """Show the range that is typed, or say why there is none."""
        low, high = self._typed(axis)
        try:
            ParameterRange(low, high).check(FARTHEST)
        except ValueError as error:
            self._problem.say(f"{self._model.frame.axes[axis]}: {error}")
            return
        self._problem.say("")
        bounds = self._model.document.bounds
        if axis == 0:
            self._model.type_bounds(structs.replace(bounds, xmin=low, xmax=high))
        elif _is_curve(self._model.frame):
            self._model.type_values((low, high))
        else:
            self._model.type_bounds(structs.replace(bounds, ymin=low, ymax=high))

    def _typed(self, axis: int) -> tuple[float, float]:
        begin, end = self._fields[axis]
        return begin.value, end.value


def _what_more_is_seen(frame: Frame) -> str:
    """Say why the axes may show more than the fields."""
    has_own_scales = _is_curve(frame) or frame.document.fills_view
    return "" if has_own_scales else "Both axes have one scale: more of one may be in view."


def _is_curve(frame: Frame) -> bool:
    return len(frame.variables) == 1
