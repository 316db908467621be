"""The line below everything: what is under the cursor, how the run is doing, and why."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStatusBar, QWidget

from gdviewer.state.models.model import AppModel
from gdviewer.state.readings.run_names import run_names
from gdviewer.state.readings.status import SEPARATOR, exact_status, status
from gdviewer.state.time.events import Event, in_words
from gdviewer.ui.actions import Actions
from gdviewer.ui.bindings import show_from
from gdviewer.ui.views.readout import SEPARATOR as READOUT_SEPARATOR
from gdviewer.ui.widgets.buttons import action_button
from gdviewer.ui.widgets.live_labels import LiveLabel


class StatusLine(QStatusBar):
    """``readout`` takes what is under the cursor."""

    def __init__(self, model: AppModel, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.readout = LiveLabel(Qt.AlignmentFlag.AlignLeft, READOUT_SEPARATOR)
        self.readout.setObjectName("readout")
        self.readout.setAccessibleName("Under the cursor")
        state = LiveLabel(Qt.AlignmentFlag.AlignRight, SEPARATOR)
        state.setObjectName("status")
        state.setAccessibleName("Status")
        self.setSizeGripEnabled(False)
        self.setContentsMargins(4, 0, 4, 1)
        why = action_button(actions["why"])
        why.setProperty("role", "word")
        self.addWidget(self.readout, 1)
        self.addWidget(state, 2)
        self.addPermanentWidget(why)
        self._model = model
        model.event_reached.connect(self._say_event)
        show_from(model, state, lambda frame: (status(frame), exact_status(frame)), state.say_both)

    def _say_event(self, event: Event) -> None:
        """Say what happened where the playhead was sent to."""
        document = self._model.document
        (sentence,) = in_words([event], run_names(document), len(document.starts))
        self.readout.say(sentence)
