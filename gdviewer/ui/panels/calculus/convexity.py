"""Whether the function is convex: the verdict with its ground, and what shows it in the plot."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from gdviewer.core.convexity.verdict import Verdict
from gdviewer.state.models.model import AppModel
from gdviewer.state.work.interests import Interest
from gdviewer.ui.bindings import show_while_visible, want_while_visible
from gdviewer.ui.docks.bottom import BottomCard
from gdviewer.ui.widgets.labels import PlainLabel
from gdviewer.ui.widgets.naming import name_control

_NAME = "convexity_card"
_WIDTH = 180
_LOOKING = "Looking at the function …"


class ConvexityCard(BottomCard):
    """Tells the verdict; the function is judged only while the card is seen."""

    def __init__(self, model: AppModel, parent: QWidget | None = None) -> None:
        super().__init__("Convexity", parent)
        self.setObjectName(_NAME)
        self.setMinimumWidth(_WIDTH)
        self._model = model
        self._sentence = PlainLabel()
        self._sentence.setWordWrap(True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._sentence.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        help_text = "Whether every chord runs above f: everywhere, or as far as can be seen"
        name_control(self._sentence, "convexity", "Convexity", help_text)
        self._shows = QCheckBox("Show where")
        help_text = "Mark a chord that runs below f, or a direction in which f curves down"
        name_control(self._shows, "show_witness", "Show where", help_text)
        self._shows.toggled.connect(self._want_witness)
        self.body.addWidget(self._sentence)
        self.body.addWidget(self._shows)
        self.body.addStretch(1)
        show_while_visible(model, self, lambda frame: frame.convexity, self._show)
        want_while_visible(model, self, Interest.CONVEXITY, _NAME)

    def showEvent(self, event: QShowEvent) -> None:
        """Have what was asked for drawn."""
        super().showEvent(event)
        self._want_witness()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest."""
        super().hideEvent(event)
        self._want_witness()

    def _show(self, verdict: Verdict | None) -> None:
        self._sentence.setText(_LOOKING if verdict is None else verdict.sentence)
        self._shows.setEnabled(verdict is not None and verdict.witness is not None)

    def _want_witness(self) -> None:
        is_wanted = self.isVisible() and self._shows.isChecked()
        self._model.want(Interest.WITNESS, _NAME, is_wanted)
