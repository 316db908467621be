"""The button beside a learning rate that leaves it to the program."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget

from gdviewer.state.edits.selection import selected_methods
from gdviewer.state.frame import Frame
from gdviewer.state.models.model import AppModel
from gdviewer.ui.bindings import show_from
from gdviewer.ui.widgets.naming import name_control

_TEXTS = {
    True: ("auto", "Automatic learning rate", "The largest at which no run in view diverges"),
    False: ("usual", "Usual learning rate", "The rate that suits this function"),
}


class RateButton(QToolButton):
    """Checked while the rate is not the user's own; pressed, it asks for the program's again.

    ``auto`` for a function that was typed, where it is found by trial; ``usual`` for a built-in
    one, which has its rates.
    """

    def __init__(self, model: AppModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name_control(self, "auto_rate_button", *_TEXTS[True][1:])
        self.setProperty("role", "switch")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        show_from(model, self, _is_typed, self._show_words)
        show_from(model, self, _is_automatic, self.setChecked)
        self.clicked.connect(model.use_auto_rate)

    def nextCheckState(self) -> None:
        """Leave it to the model whether it is checked."""

    def _show_words(self, is_typed: bool) -> None:
        text, label, help_text = _TEXTS[is_typed]
        self.setText(text)
        self.setAccessibleName(label)
        self.setAccessibleDescription(help_text)
        self.setToolTip(help_text)


def _is_typed(frame: Frame) -> bool:
    return not frame.document.problem


def _is_automatic(frame: Frame) -> bool:
    return all(method.is_rate_automatic for method in selected_methods(frame))
