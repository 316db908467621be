"""A chip for each name of the function: which are variables, and which are parameters."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget

from gdviewer.state.edits.variables import leaving
from gdviewer.state.frame import Frame
from gdviewer.state.models.model import AppModel
from gdviewer.state.variables import choices
from gdviewer.ui.bindings import show_from
from gdviewer.ui.widgets.flow import Flow
from gdviewer.ui.widgets.labels import PlainLabel
from gdviewer.ui.widgets.naming import name_control

_LONGEST = 12  # letters of a name that are shown
_MOST_CHIPS = 20  # beyond, the text can say it: f(u, v) = ...

Shown = tuple[tuple[str, ...], tuple[str, ...]]
"""The names that may be chosen, and those that are variables."""


class VariablesRow(QWidget):
    """Lets names be variables or parameters; hidden where the text leaves no choice."""

    def __init__(self, model: AppModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("variables")
        self._model = model
        self._chips: dict[str, _Chip] = {}
        self._flow = Flow(self)
        label = PlainLabel("Variables")
        label.setProperty("role", "quiet")
        self._flow.addWidget(label)
        show_from(model, self, self._what_to_show, self._show)

    def _what_to_show(self, frame: Frame) -> Shown:
        """Return what there is to choose; while the text is wrong, what there was."""
        if frame.facts.error is not None:
            return tuple(self._chips), frame.variables
        names = choices(frame.document)
        return names[:_MOST_CHIPS], frame.variables

    def _show(self, shown: Shown) -> None:
        names, variables = shown
        if names != tuple(self._chips):
            self._rebuild(names)
        for name, chip in self._chips.items():
            chip.show_role(name, variables)
        self.setVisible(bool(names))

    def _rebuild(self, names: tuple[str, ...]) -> None:
        """Make the chips that are new, drop those that are gone, and put them in order."""
        for chip in self._chips.values():
            self._flow.removeWidget(chip)
        for name in self._chips.keys() - {*names}:
            chip = self._chips.pop(name)
            chip.hide()
            chip.deleteLater()
        self._chips = {name: self._chips.get(name) or self._new_chip(name) for name in names}
        for chip in self._chips.values():
            self._flow.addWidget(chip)
            chip.show()  # at once: a layout does it later

    def _new_chip(self, name: str) -> _Chip:
        chip = _Chip(name)
        chip.clicked.connect(lambda _: self._model.toggle_variable(name))
        return chip


class _Chip(QToolButton):
    """A name, checked where it is a variable."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setText(name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…")
        self.setProperty("role", "chip")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        name_control(self, f"variable_{name}", name, "")

    def nextCheckState(self) -> None:
        """Leave it to the model whether it is checked."""

    def show_role(self, name: str, variables: tuple[str, ...]) -> None:
        """Show whether ``name`` is one of ``variables``, and say what a press does."""
        is_variable = name in variables
        help_text = _help(name, variables)
        self.setChecked(is_variable)
        self.setEnabled(variables != (name,))
        self.setAccessibleName(f"{name}, a {'variable' if is_variable else 'parameter'}")
        self.setAccessibleDescription(help_text)
        self.setToolTip(help_text)


def _help(name: str, variables: tuple[str, ...]) -> str:
    if variables == (name,):
        return f"{name} is the only variable; choose another one to make it a parameter."
    if name in variables:
        return f"{name} is a variable. Press to make it a parameter with a slider."
    left = leaving(variables, name)
    instead = f" instead of {left}, which was chosen longest ago" if left else ", as a second axis"
    return f"{name} is a parameter. Press to make it a variable{instead}."
