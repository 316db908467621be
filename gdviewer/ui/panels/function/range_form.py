"""The range of a parameter's slider: from, to, step, and whether it is logarithmic."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from gdviewer.core.parameter_range import ParameterRange
from gdviewer.state.document import FARTHEST
from gdviewer.ui.widgets.labels import PlainLabel
from gdviewer.ui.widgets.naming import name_control
from gdviewer.ui.widgets.settled_field import SettledField


class RangeForm(QWidget):
    """Edits a range; ``range_edited`` has it, ``problem_changed`` says why there is none."""

    range_edited = Signal(object)
    problem_changed = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(f"range_form_{name}")
        self._name = name
        self._shown = ParameterRange(0.0, 1.0)
        self._from = self._field("from", "Lower end", f"Where the slider of {name} begins")
        self._to = self._field("to", "Upper end", f"Where the slider of {name} ends")
        self._step = self._field(
            "step", "Step", f"The step from one value of {name} to the next; 0 is for none"
        )
        self._log = QCheckBox("log")
        name_control(
            self._log,
            f"log_{name}",
            f"Logarithmic slider of {name}",
            "Give each power of ten the same room on the slider; it must begin above 0.",
        )
        self._log.clicked.connect(self._take)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 2)
        grid.setHorizontalSpacing(3)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        fields = (("from", self._from), ("to", self._to), ("step", self._step))
        for place, (word, field) in enumerate(fields):
            grid.addWidget(_word(word), place // 2, 2 * (place % 2))
            grid.addWidget(field, place // 2, 2 * (place % 2) + 1)
        grid.addWidget(self._log, 1, 2, 1, 2)

    def show_range(self, shown: ParameterRange) -> None:
        """Show ``shown``; what is being typed stays as long as the range is the same."""
        if shown != self._shown:
            self._shown = shown
            self._from.show_value(shown.minimum)
            self._to.show_value(shown.maximum)
            self._step.show_value(shown.step)
            self._log.setChecked(shown.is_log)

    def _field(self, word: str, title: str, help_text: str) -> SettledField:
        field = SettledField()
        field.setProperty("role", "end")
        label = f"{title} of the slider of {self._name}"
        name_control(field, f"{word}_{self._name}", label, help_text)
        field.value_edited.connect(self._take)
        field.problem_changed.connect(self.problem_changed)
        return field

    def _take(self) -> None:
        """Tell the range that is typed, or why it is none."""
        typed = ParameterRange(
            self._from.value, self._to.value, self._step.value, self._log.isChecked()
        )
        try:
            typed.check(FARTHEST)
        except ValueError as error:
            self.problem_changed.emit(f"Slider of {self._name}: {error}")
            return
        self.problem_changed.emit("")
        self._shown = typed
        self.range_edited.emit(typed)


def _word(text: str) -> PlainLabel:
    label = PlainLabel(text)
    label.setProperty("role", "quiet")
    return label
