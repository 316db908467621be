"""The stability of the step at the playhead: curvature, the bound and the rate in use."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from gdviewer.core.stability.gauge import Stability
from gdviewer.scene.theme import Theme
from gdviewer.state.frame import Frame
from gdviewer.state.models.model import AppModel
from gdviewer.state.readings.lost import lost_here
from gdviewer.state.readings.stability_words import (
    bound_in_words,
    regimes_in_words,
    stability_texts,
)
from gdviewer.state.work.interests import Interest
from gdviewer.ui.bindings import show_while_visible, want_while_visible
from gdviewer.ui.docks.bottom import BottomCard
from gdviewer.ui.widgets.ground import paint_own_ground
from gdviewer.ui.widgets.labels import PlainLabel
from gdviewer.ui.widgets.live_labels import LiveLabel
from gdviewer.ui.widgets.live_sentences import LiveSentence
from gdviewer.ui.widgets.naming import name_control

_NAME = "stability_card"
_WIDTH = 330
_ROWS = (
    ("f″", "second_derivative", "Second derivative", "of f at the playhead"),
    ("λmin", "least_eigenvalue", "Smallest eigenvalue", "of the Hessian at the playhead"),
    ("λmax", "greatest_eigenvalue", "Largest eigenvalue", "of the Hessian at the playhead"),
    ("cond", "condition", "Condition number", "the largest |λ| over the smallest"),
    ("η in use", "rate", "Learning rate in use", "that of the step at the playhead"),
    ("η stable below", "bound", "Largest stable learning rate", "on the quadratic that fits here"),
)


_OF_A_CURVE, _OF_A_SURFACE = (0,), (1, 2, 3)


class StabilityCard(BottomCard):
    """Tells how the learning rate stands to what the quadratic at the playhead bears."""

    def __init__(self, model: AppModel, parent: QWidget | None = None) -> None:
        super().__init__("At the playhead, on the quadratic that fits there", parent)
        self.setObjectName(_NAME)
        self._names = [PlainLabel(text) for text, *_ in _ROWS]
        self._lines = [LiveLabel(Qt.AlignmentFlag.AlignLeft, "\n") for _ in _ROWS]
        self._bound, self._regimes = LiveSentence(), LiveSentence()
        name_control(self._bound, "stability_bound_words", "Bound", "The bound, with its formula")
        help_text = "How the error goes at each step along the two ends of the curvature"
        name_control(self._regimes, "stability_regimes", "Regimes", help_text)
        self.body.addLayout(self._grid())
        self._choose_rows(is_curve=False)
        paint_own_ground(*self._lines, self._bound, self._regimes)
        self.body.addWidget(self._bound)
        self.body.addWidget(self._regimes)
        self.body.addStretch(1)
        show_while_visible(model, self, _told, lambda told: self._show(*told))
        want_while_visible(model, self, Interest.STABILITY, _NAME)

    def set_theme(self, theme: Theme) -> None:
        """Keep the room that the sentences need at the size of ``theme``."""
        self.setMinimumWidth(round(_WIDTH * theme.scale))

    def _show(self, stability: Stability | None, lost: str, is_dragging: bool) -> None:
        """Tell what is known; under a drag what was told stays until there is more."""
        if stability is None and is_dragging:
            return
        if stability is not None:
            self._choose_rows(is_curve=len(stability.eigenvalues) == 1)
        for line, texts in zip(self._lines, stability_texts(stability), strict=True):
            line.say_both(texts)
        self._bound.say(lost or bound_in_words(stability))
        self._regimes.say("" if lost else regimes_in_words(stability))

    def _choose_rows(self, is_curve: bool) -> None:
        """Show f″ of one variable, else the eigenvalues."""
        for rows, is_told in ((_OF_A_CURVE, is_curve), (_OF_A_SURFACE, not is_curve)):
            for row in rows:
                self._names[row].setVisible(is_told)
                self._lines[row].setVisible(is_told)

    def _grid(self) -> QGridLayout:
        """Return the numbers with their names."""
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(1)
        rows = zip(self._names, self._lines, _ROWS, strict=True)
        for place, (label, line, (_, name, title, help_text)) in enumerate(rows):
            label.setProperty("role", "quiet")
            label.setToolTip(f"{title}: {help_text}")
            name_control(line, f"stability_{name}", title, f"{title}: {help_text}")
            grid.addWidget(label, place, 0)
            grid.addWidget(line, place, 1)
        grid.setColumnStretch(1, 1)
        return grid


def _told(frame: Frame) -> tuple[Stability | None, str, bool]:
    explained = frame.explained
    stability = explained.stability if explained is not None else None
    return stability, lost_here(frame), frame.is_dragging
