"""What every editor of a hyperparameter is and says, whatever its kind."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from gdviewer.core.hyperparameters import Hyperparameter, Setting
from gdviewer.ui.widgets.slider import NumberSlider

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

    def put_below(self, make: Callable[[NumberSlider], QWidget]) -> None:
        """Put what ``make`` makes for the slider under that; there may be none."""


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
