"""The card that says in a sentence or two what happened in the step, and why."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from gdviewer.scene.theme import Theme
from gdviewer.state.models.model import AppModel
from gdviewer.state.readings.step_apart import step_remarks
from gdviewer.state.work.interests import Interest
from gdviewer.ui.bindings import show_while_visible
from gdviewer.ui.docks.bottom import BottomCard
from gdviewer.ui.widgets.labels import PlainLabel
from gdviewer.ui.widgets.naming import name_control

_NAME = "step_remarks_card"
_WIDTH = 250


class StepRemarksCard(BottomCard):
    """Says what is remarkable in the step of the selected run at the playhead, or nothing."""

    def __init__(self, model: AppModel, parent: QWidget | None = None) -> None:
        super().__init__("What happened", parent)
        self.setObjectName(_NAME)
        self._model = model
        self._text = PlainLabel()
        self._text.setProperty("role", "remark")
        self._text.setWordWrap(True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        help_text = (
            "What this step did, and why, from what was measured; nothing if that is unclear"
        )
        name_control(self._text, "step_remarks", "What happened", help_text)
        self.body.addWidget(self._text, 1)
        show_while_visible(model, self, step_remarks, self._say)

    def set_theme(self, theme: Theme) -> None:
        """Keep a width in which a sentence can be read."""
        self.setMinimumWidth(round(_WIDTH * theme.scale))

    def showEvent(self, event: QShowEvent) -> None:
        """Have the steps judged."""
        super().showEvent(event)
        self._model.want(Interest.STABILITY, _NAME, True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest."""
        super().hideEvent(event)
        self._model.want(Interest.STABILITY, _NAME, False)

    def _say(self, remarks: tuple[str, ...]) -> None:
        self._text.setText("\n\n".join(remarks))
