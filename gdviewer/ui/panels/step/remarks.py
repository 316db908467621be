"""Says in a sentence or two what happened in the step, and why."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from gdviewer.scene.fonts import text_font
from gdviewer.scene.theme import Theme
from gdviewer.state.models.model import AppModel
from gdviewer.state.readings.step_apart import step_remarks
from gdviewer.state.work.interests import Interest
from gdviewer.ui.bindings import show_while_visible, want_while_visible
from gdviewer.ui.widgets.live_sentences import LiveSentence
from gdviewer.ui.widgets.naming import name_control

_NAME = "step_remarks"
_HELP = "What this step did, and why, from what was measured; nothing if that is unclear"
_LETTERS = 15  # pixels at 100 %


class StepRemarks(LiveSentence):
    """Says what is remarkable in the step of the selected run at the playhead, or nothing."""

    def __init__(self, model: AppModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name_control(self, _NAME, "What happened", _HELP)
        show_while_visible(model, self, step_remarks, lambda found: self.say(" ".join(found)))
        want_while_visible(model, self, Interest.STABILITY, _NAME)

    def set_theme(self, theme: Theme) -> None:
        """Write at the size of ``theme``."""
        self.setFont(text_font(_LETTERS * theme.scale))
