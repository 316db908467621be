"""One editor for each kind of hyperparameter."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox

from gdviewer.core.hyperparameters import Hyperparameter, Setting
from gdviewer.ui.forms.editor import Editor, help_of, show_tick, title_of
from gdviewer.ui.forms.number_rows import CenteredRow, NumberRow, OptionalRow
from gdviewer.ui.widgets.combo import Combo
from gdviewer.ui.widgets.labels import PlainLabel
from gdviewer.ui.widgets.naming import name_control


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
