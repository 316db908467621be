"""The card of a step: what happened in it, and below that the step in numbers, line by line."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from gdviewer.core.arithmetic.stillness import in_forms_of, in_forms_that_fit
from gdviewer.scene.theme import Theme
from gdviewer.state.models.model import AppModel
from gdviewer.state.readings.step_apart import StepApart, step_apart
from gdviewer.state.work.interests import Interest
from gdviewer.ui.bindings import show_while_visible, want_while_visible
from gdviewer.ui.docks.bottom import BottomCard
from gdviewer.ui.panels.step.line_picture import formulas_of, is_complete
from gdviewer.ui.panels.step.remarks import StepRemarks
from gdviewer.ui.panels.step.sheet import StepSheet
from gdviewer.ui.typesetter import Latex, Picture, Typesetter
from gdviewer.ui.widgets.ground import paint_own_ground
from gdviewer.ui.widgets.labels import Sentence
from gdviewer.ui.widgets.live_labels import LiveLabel
from gdviewer.ui.widgets.naming import name_control

_NAME = "step_lines_card"
_WIDTH = 380
_SPACING = 4


class StepLinesCard(BottomCard):
    """Takes the step of the selected run at the playhead apart, while it is seen.

    What is typeset already is shown at once. A step whose pictures are still being made, as under
    a moving slider, is shown when they are there, where it is the same step of the same run;
    another one is shown in plain text meanwhile.
    """

    def __init__(
        self, model: AppModel, typesetter: Typesetter, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent)
        self.setObjectName(_NAME)
        self._model, self._typesetter = model, typesetter
        self._wanted: StepApart | None = None
        self._shown: StepApart | None = None
        self._awaited: list[Latex] = []
        self.title = LiveLabel(Qt.AlignmentFlag.AlignLeft, "\n")
        """What is shown, to stand beside the title of the panel."""
        name_control(self.title, "step_title", "Step", "The run and the step that is shown")
        self._sheet = StepSheet(typesetter)
        self._note = Sentence("quiet")
        self._note.setObjectName("step_note")
        self._note.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._remarks = StepRemarks(model)
        paint_own_ground(self._sheet, self._remarks)
        self.body.setSpacing(_SPACING)
        self.body.addWidget(self._remarks)
        self.body.addWidget(self._note)
        self.body.addWidget(_scroll_area(self._sheet), 1)
        typesetter.arrived.connect(self._on_arrived)
        show_while_visible(model, self, step_apart, self._take)
        want_while_visible(model, self, Interest.ARITHMETIC, _NAME)

    def set_theme(self, theme: Theme) -> None:
        """Draw the lines in the colors and at the size of ``theme``."""
        self.setMinimumWidth(round(_WIDTH * theme.scale))
        self._remarks.set_theme(theme)
        self._sheet.set_theme(theme)

    def hideEvent(self, event: QHideEvent) -> None:
        """Have nothing typeset."""
        super().hideEvent(event)
        self._typesetter.want(self, ())

    def _take(self, found: StepApart) -> None:
        """Show ``found``, or keep what is shown until its pictures are there."""
        self._wanted = found
        if found.arithmetic is None:
            self._show_note(found)
            return
        lines = found.arithmetic.lines
        before = self._shown.arithmetic if self._shown is not None else None
        seen = before.lines if before is not None else ()
        still = replace(found.arithmetic, lines=in_forms_that_fit(lines, seen))
        self._awaited = formulas_of(still)
        self._typesetter.want(self, self._awaited)
        is_same_step = self._shown is not None and self._shown[:4] == found[:4]
        if is_complete(still, self._typesetter):
            self._show(found._replace(arithmetic=still))
        elif not is_same_step:  # its numbers are made to fit meanwhile
            self._show(found._replace(arithmetic=replace(still, lines=in_forms_of(lines, seen))))

    def _show_note(self, found: StepApart) -> None:
        """Say why there are no numbers; those of the same run stay, pale, while it plays on."""
        is_resting = found.note == "" or self._model.frame.is_playing
        if self._shown is None or self._shown.run != found.run or not is_resting:
            self._show(found)
            return
        self._sheet.dim(bool(found.note))
        self._note.say(found.note)

    def _show(self, found: StepApart) -> None:
        self._shown = found
        self.title.say(found.title)
        self._note.say(found.note)
        self._sheet.dim(False)
        self._sheet.show_step(found.arithmetic, found.color)

    def _on_arrived(self, picture: Picture[Any]) -> None:
        """Show what has been typeset, unless it is shown so already."""
        wanted = self._wanted
        if wanted is None or wanted.arithmetic is None or not self.isVisible():
            return
        if picture.formula in self._awaited:
            self._take(wanted)


def _scroll_area(sheet: StepSheet) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(sheet)
    area.setProperty("role", "inside")
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
