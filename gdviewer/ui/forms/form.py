"""A form made from the fields of a record, or of those that some share: one row each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from gdviewer.core.hyperparameters import Hyperparameter, Setting, shared_hyperparameters
from gdviewer.ui.forms.editor import Editor
from gdviewer.ui.forms.rows import make_row
from gdviewer.ui.widgets.labels import Sentence
from gdviewer.ui.widgets.slider import NumberSlider


class Form(QWidget):
    """Shows a record, or several at once, and tells of edits; made anew for other fields.

    Parameters
    ----------
    prefix
        What the object names of the controls begin with.
    beside
        What makes the widget that stands beside the control of a field, by the field's name.
    below
        What makes the widget under the slider of a field, from the slider, by the field's name.
    """

    field_edited = Signal(str, object)
    """The field's name and its new value, by the user's hand alone."""
    drag_began = Signal(str)
    """A slider is held; the text of the undo step."""
    drag_ended = Signal()

    def __init__(
        self,
        prefix: str,
        beside: Mapping[str, Callable[[], QWidget]] | None = None,
        below: Mapping[str, Callable[[NumberSlider], QWidget]] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._prefix = prefix
        self._beside = beside or {}
        self._below = below or {}
        self._fields: tuple[Hyperparameter, ...] | None = None
        self._editors: dict[str, Editor] = {}
        self._rows: list[QWidget] = []
        self._grid = make_form_grid(self)

    def show_record(self, record: msgspec.Struct) -> None:
        """Show the values of ``record``."""
        self.show_records((record,))

    def show_records(self, records: Sequence[msgspec.Struct]) -> None:
        """Show the fields that all ``records`` have, and where they differ that they do."""
        fields = shared_hyperparameters([type(record) for record in records])
        if fields != self._fields:
            self._rebuild(fields)
        for name, editor in self._editors.items():
            first, *others = (getattr(record, name) for record in records)
            editor.show_value(first)
            if any(other != first for other in others):
                editor.show_differing()

    def _rebuild(self, fields: tuple[Hyperparameter, ...]) -> None:
        """Make the rows for other fields."""
        for widget in self._rows:
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._fields, self._editors, self._rows = fields, {}, []
        for field in fields:
            self._add(field)
        self.setVisible(bool(self._editors))

    def _add(self, field: Hyperparameter) -> None:
        editor = make_row(field, f"{self._prefix}_{field.name}")
        if field.name in self._beside:
            editor.put_beside(self._beside[field.name]())
        if field.name in self._below:
            editor.put_below(self._below[field.name])
        sentence = Sentence("problem")
        row = 2 * len(self._editors)
        self._grid.addWidget(editor, row, 0, 1, 2)
        self._grid.addWidget(sentence, row + 1, 0, 1, 2)
        self._editors[field.name] = editor
        self._rows += [editor, sentence]
        editor.value_edited.connect(lambda value: self._on_edited(field.name, value))
        editor.problem_changed.connect(sentence.say)
        editor.drag_began.connect(lambda: self.drag_began.emit(f"Change {field.label.lower()}"))
        editor.drag_ended.connect(self.drag_ended)

    def _on_edited(self, name: str, value: Setting) -> None:
        self.field_edited.emit(name, value)


def make_form_grid(form: QWidget) -> QGridLayout:
    """Give ``form`` the grid that aligns its labels and editors with those of every form."""
    grid = QGridLayout(form)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(0, 1)
    grid.setAlignment(Qt.AlignmentFlag.AlignTop)
    return grid
