"""Asks from how many starts a swarm goes, and begins it, or ends the one there is."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from gdviewer.core.numbers import format_whole
from gdviewer.core.swarm import MOST_A_SIDE, MOST_STEPS
from gdviewer.state.models.model import AppModel
from gdviewer.state.readings.run_names import run_names
from gdviewer.state.spread import LEAST_A_SIDE
from gdviewer.ui.widgets.labels import PlainLabel
from gdviewer.ui.widgets.naming import name_control


class SwarmDialog(QDialog):
    """Edits the swarm of ``model``: a grid of starts over what is in view, for the selected run."""

    def __init__(self, model: AppModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("swarm_dialog")
        self.setWindowTitle("Swarm")
        self._model = model
        self._text = PlainLabel("")
        self._text.setObjectName("swarm_text")
        self._text.setWordWrap(True)
        self._side = QSpinBox()
        self._side.setRange(LEAST_A_SIDE, MOST_A_SIDE)
        self._side.setValue(model.swarm_side)
        help_text = f"How many starts a side of the grid has, {LEAST_A_SIDE} to {MOST_A_SIDE}"
        name_control(self._side, "swarm_side", "Starts a side", help_text)
        self._side.valueChanged.connect(self._describe)
        self._describe(self._side.value())
        self._lay_out()
        self._side.setFocus()
        self._side.selectAll()

    def accept(self) -> None:
        """Begin the swarm."""
        self._model.begin_swarm(self._side.value())
        super().accept()

    def _describe(self, a_side: int) -> None:
        model = self._model
        name = run_names(model.document)[model.frame.selected]
        self._text.setText(
            f"{name} goes from {format_whole(a_side**2)} starts at once, spread over what is in "
            f"view, for at most {format_whole(MOST_STEPS)} steps."
        )

    def _end(self) -> None:
        self._model.end_swarm()
        self.reject()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        label = PlainLabel("Starts a side")
        label.setBuddy(self._side)
        line.addWidget(label)
        line.addWidget(self._side)
        line.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        cancel = buttons.button(QDialogButtonBox.StandardButton.Cancel)
        name_control(cancel, "swarm_cancel", "Cancel", "Close this window and change nothing")
        begin = QPushButton("Begin")
        name_control(begin, "swarm_begin", "Begin", "Let the swarm go, from step 0 on")
        begin.setDefault(True)
        buttons.addButton(begin, QDialogButtonBox.ButtonRole.AcceptRole)
        if self._model.document.swarm is not None:
            end = QPushButton("End the swarm")
            name_control(end, "swarm_end", "End the swarm", "Take the swarm away; Shift+S")
            buttons.addButton(end, QDialogButtonBox.ButtonRole.ResetRole)
            end.clicked.connect(self._end)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(10)
        column.addWidget(self._text)
        column.addLayout(line)
        column.addWidget(buttons)
