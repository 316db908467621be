"""How the selected run ends, run ahead, and the learning rate that was run to do better."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from gdviewer.core.numbers import format_number
from gdviewer.scene.theme import Theme
from gdviewer.state.models.model import AppModel
from gdviewer.state.readings.stability_words import (
    end_in_words,
    rates_in_words,
    suggested_rate,
    suggestion_in_words,
)
from gdviewer.state.work.interests import Interest
from gdviewer.ui.bindings import show_while_visible, want_while_visible
from gdviewer.ui.docks.bottom import BottomCard
from gdviewer.ui.widgets.labels import Sentence
from gdviewer.ui.widgets.naming import name_control

_NAME = "ahead_card"
_WIDTH = 250
_SENTENCES = (
    (end_in_words, "ahead_end", "How the run ends", "Computed by the run itself, ahead"),
    (rates_in_words, "ahead_rates", "Rates of convergence", "Known when the run has come there"),
    (suggestion_in_words, "ahead_suggestion", "Suggested rate", "Each rate was run to its stop"),
)


class AheadCard(BottomCard):
    """Tells what was computed of the end of the run; it is computed only while this is seen."""

    def __init__(self, model: AppModel, parent: QWidget | None = None) -> None:
        super().__init__("Ahead, computed by the run itself", parent)
        self.setObjectName(_NAME)
        self._model = model
        self._rate: float | None = None
        for read, name, title, help_text in _SENTENCES:
            label = _sentence_label()
            name_control(label, name, title, help_text)
            self.body.addWidget(label)
            show_while_visible(model, self, read, label.say)
        self._take = QPushButton()
        self._take.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        help_text = (
            "Give the run that is explained here the learning rate that was run to do better"
        )
        name_control(self._take, "use_suggested_rate", "Use the suggested rate", help_text)
        self._take.clicked.connect(self._use)
        self.body.addWidget(self._take, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
        show_while_visible(model, self, suggested_rate, self._offer)
        want_while_visible(model, self, Interest.OUTLOOK, _NAME)

    def set_theme(self, theme: Theme) -> None:
        """Keep the room that the sentences need at the size of ``theme``."""
        self.setMinimumWidth(round(_WIDTH * theme.scale))

    def _offer(self, rate: float | None) -> None:
        """Offer ``rate``, or nothing."""
        self._rate = rate
        self._take.setVisible(rate is not None)
        if rate is not None:
            self._take.setText(f"Use η = {format_number(rate)}")

    @Slot()
    def _use(self) -> None:
        if self._rate is not None:
            self._model.set_learning_rate(self._model.selected_run.id, self._rate)


def _sentence_label() -> Sentence:
    """Return a label for a sentence that wraps and can be copied."""
    label = Sentence("told")
    label.setAlignment(Qt.AlignmentFlag.AlignTop)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label
