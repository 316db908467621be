"""The cut along the step at the playhead, and on request those along x and y."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from gdviewer.scene.theme import Theme
from gdviewer.state.frame import Frame
from gdviewer.state.models.model import AppModel
from gdviewer.state.readings.line_cuts import cut_along_step, cuts_along_axes, sets_rate
from gdviewer.ui.bindings import bind, show_while_visible
from gdviewer.ui.docks.bottom import BottomCard
from gdviewer.ui.views.line_cut import LineCutView
from gdviewer.ui.widgets.labels import Sentence
from gdviewer.ui.widgets.naming import name_control

_WIDTH = 330
_AT_ONCE = "Both coordinates move at once, from the same point."
_FREE = "f along the step: drag the dot, or press Up and Down, to set the learning rate"
_FIXED = "f along the step, with its tangent; the dot is where the step ends"


class CutCard(BottomCard):
    """Shows f along the step; it asks for nothing, since the cards beside it do."""

    def __init__(self, model: AppModel, parent: QWidget | None = None) -> None:
        super().__init__("f along the step, φ(α) = f(θ + α d)", parent)
        self.setObjectName("cut_card")
        self._model = model
        self._whose = -1, -1
        self._along = LineCutView()
        self._axes = (LineCutView(), LineCutView())
        self._along.drag_began.connect(lambda: model.begin_drag("Change the learning rate"))
        self._along.drag_ended.connect(model.end_drag)
        self._along.alpha_moved.connect(
            lambda rate: model.set_learning_rate(model.selected_run.id, rate)
        )
        row = QHBoxLayout()
        row.addWidget(self._along, 1)
        for view, name in zip(self._axes, ("x", "y"), strict=True):
            row.addWidget(view, 1)
            help_text = "f along one variable, the other held, with the partial derivative"
            name_control(view, f"cut_along_{name}", "Cut along a variable", help_text)
        self._at_once = Sentence("quiet")
        self._at_once.setObjectName("cut_sentence")
        below = QHBoxLayout()
        self._choice = self._tick()
        below.addWidget(self._choice)
        below.addWidget(self._at_once, 1)
        self.body.addLayout(row, 1)
        self.body.addLayout(below)
        show_while_visible(model, self, _seen, lambda _: self._show(model.frame))

    def set_theme(self, theme: Theme) -> None:
        """Draw the charts in the colors and at the size of ``theme``."""
        self.setMinimumWidth(round(_WIDTH * theme.scale))
        for view in (self._along, *self._axes):
            view.set_theme(theme)

    def _show(self, frame: Frame) -> None:
        """Show the cuts; of the same run those that were shown stay until there are more."""
        if self._awaits_more(frame):
            return
        is_movable = sets_rate(frame)
        self._along.set_movable(is_movable)
        name_control(self._along, "line_cut", "Cut along the step", _FREE if is_movable else _FIXED)
        self._along.show_cut(cut_along_step(frame))
        has_axes = len(frame.variables) == 2
        self._choice.setVisible(has_axes)
        shows_axes = frame.document.shows_components and has_axes
        cuts = cuts_along_axes(frame) if shows_axes else ()
        for place, view in enumerate(self._axes):
            view.show_cut(cuts[place] if cuts else None)
            view.setVisible(shows_axes)
        self._at_once.say(_AT_ONCE if shows_axes else "")

    def _awaits_more(self, frame: Frame) -> bool:
        """Whether what is shown is of the very run that will be explained next."""
        run = frame.document.runs[frame.selected]
        shown, self._whose = self._whose, (run.id, frame.selected_start)
        is_coming = frame.facts.objective is not None and run.is_visible
        return frame.explained is None and is_coming and shown == self._whose

    def _tick(self) -> QCheckBox:
        """Return the tick for the cuts along the variables."""
        box = QCheckBox("Along each variable too")
        help_text = (
            "Show f along x and along y with the partial derivatives, and draw these on the "
            "contour as the components of the gradient (X)"
        )
        name_control(box, "show_components", "Along each variable too", help_text)
        bind(
            self._model,
            box,
            lambda frame: frame.document.shows_components,
            box.setChecked,
            box.clicked,
            lambda _: self._model.toggle_components(),
        )
        return box


def _seen(frame: Frame) -> tuple[object, ...]:
    document = frame.document
    whose = frame.selected, frame.selected_start
    return whose, frame.explained, frame.facts, document.shows_components, document.bounds
