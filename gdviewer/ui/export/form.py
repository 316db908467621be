"""The fields of the export dialog that say what the picture is like."""

from __future__ import annotations

from functools import partial

from msgspec import structs
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QWidget

from gdviewer.core.hyperparameters import hyperparameters
from gdviewer.export.figure import Parts
from gdviewer.export.formats import formats
from gdviewer.export.presets import PRESETS
from gdviewer.export.subjects import PICTURE, Subject
from gdviewer.ui.export.choices import CUSTOM, ExportChoices
from gdviewer.ui.forms.form import make_form_grid
from gdviewer.ui.widgets.combo import Combo
from gdviewer.ui.widgets.labels import PlainLabel
from gdviewer.ui.widgets.naming import name_control
from gdviewer.ui.widgets.number_field import NumberField

_COLUMNS = 2  # of check boxes
_NUMBERS = {
    "width": ("Width", "How wide the picture is"),
    "height": ("Height", "How high the picture is"),
    "dpi": ("Dots per inch", "How many pixels an inch of print has"),
    "text_points": ("Text size", "The height of the text in points; lines are in proportion to it"),
}
_LISTS = {
    "preset": ("Preset", "A usual size, with text and lines that suit it"),
    "unit": ("Unit", "Pixels for a screen, millimeters for print"),
    "ground": ("Ground", "What lies behind axes and text"),
    "format": ("Format", "PNG has pixels; SVG and PDF have vectors and real text"),
}


class ExportForm(QWidget):
    """Edits :class:`ExportChoices`; ``edited`` is emitted by the user's hand alone."""

    edited = Signal()
    problem_changed = Signal(str)

    def __init__(self, subject: Subject = PICTURE, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts_shown = [one for one in hyperparameters(Parts) if one.name in subject.parts]
        self.choices = ExportChoices()
        self._numbers = {name: NumberField() for name in _NUMBERS}
        self._lists = {
            "preset": Combo(
                [*((key, one.title) for key, one in PRESETS.items()), (CUSTOM, "Custom")]
            ),
            "unit": Combo((("px", "pixels"), ("mm", "mm"))),
            "ground": Combo((ground, ground.capitalize()) for ground in subject.grounds),
            "format": Combo(
                (entry.key, entry.title) for entry in formats if subject.has_format(entry.key)
            ),
        }
        self._boxes = {part.name: QCheckBox(part.label) for part in self._parts_shown}
        self._name_controls()
        self._lay_out()
        self._connect()
        self.show_choices(self.choices)

    def show_choices(self, choices: ExportChoices) -> None:
        """Show ``choices``."""
        self.choices = choices
        for name, field in self._numbers.items():
            field.show_value(getattr(choices, name))
        for name, combo in self._lists.items():
            combo.show_key(getattr(choices, name))
        for name, box in self._boxes.items():
            box.setChecked(getattr(choices.parts, name))

    @property
    def problem(self) -> str:
        """Why what is typed is no number, empty where all are."""
        return next((field.problem for field in self._numbers.values() if field.problem), "")

    # --- the user's hand ---

    def _connect(self) -> None:
        for name, field in self._numbers.items():
            field.value_edited.connect(partial(self._on_number, name))
            field.problem_changed.connect(self.problem_changed)
        for box in self._boxes.values():
            box.clicked.connect(self._on_part)
        self._lists["preset"].key_chosen.connect(
            lambda key: self._take(self.choices.with_preset(key))
        )
        self._lists["unit"].key_chosen.connect(lambda key: self._take(self.choices.in_unit(key)))
        for name in ("ground", "format"):
            self._lists[name].key_chosen.connect(partial(self._on_list, name))

    def _on_number(self, name: str, value: float) -> None:
        self._take(structs.replace(self.choices, **{name: value}, preset=CUSTOM))

    def _on_list(self, name: str, key: str) -> None:
        self._take(structs.replace(self.choices, **{name: key}))

    def _on_part(self) -> None:
        shown = {name: box.isChecked() for name, box in self._boxes.items()}
        parts = structs.replace(self.choices.parts, **shown)
        self._take(structs.replace(self.choices, parts=parts))

    def _take(self, choices: ExportChoices) -> None:
        self.show_choices(choices)
        self.edited.emit()

    # --- the controls ---

    def _name_controls(self) -> None:
        for names, controls in ((_NUMBERS, self._numbers), (_LISTS, self._lists)):
            for name, (label, help_text) in names.items():
                name_control(controls[name], f"export_{name}", label, help_text)
        for part in self._parts_shown:
            name_control(self._boxes[part.name], f"export_{part.name}", part.label, part.help)
            self._boxes[part.name].setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _lay_out(self) -> None:
        grid = make_form_grid(self)
        grid.setColumnStretch(0, 0)
        grid.setColumnStretch(1, 1)
        for field in self._numbers.values():
            field.setProperty("role", "number")
        numbers, lists = self._numbers, self._lists
        lists["unit"].setMinimumContentsLength(5)
        rows: tuple[tuple[str, tuple[QWidget, ...]], ...] = (
            ("Preset", (lists["preset"],)),
            ("Size", (numbers["width"], PlainLabel("×"), numbers["height"], lists["unit"])),
            ("Resolution", (numbers["dpi"], PlainLabel("dots per inch"))),
            ("Text", (numbers["text_points"], PlainLabel("points"))),
            ("Ground", (lists["ground"],)),
            *((("Show", (self._parts(),)),) if self._boxes else ()),
            ("Format", (lists["format"],)),
        )
        for row, (label, controls) in enumerate(rows):
            line = QHBoxLayout()
            line.setSpacing(6)
            for control in controls:
                is_wide = isinstance(control, Combo) or control is controls[-1]
                line.addWidget(control, int(is_wide))
            is_high = not isinstance(controls[0], NumberField | Combo)
            side = Qt.AlignmentFlag.AlignTop if is_high else Qt.AlignmentFlag.AlignVCenter
            grid.addWidget(PlainLabel(label), row, 0, side)
            grid.addLayout(line, row, 1)

    def _parts(self) -> QWidget:
        parts = QWidget()
        grid = QGridLayout(parts)
        grid.setContentsMargins(0, 0, 0, 0)
        for place, box in enumerate(self._boxes.values()):
            grid.addWidget(box, *divmod(place, _COLUMNS))
        return parts
