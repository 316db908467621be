"""The ranking of the runs: by what, to which target, and the table."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from gdviewer.core.standing import RANKINGS
from gdviewer.scene.theme import Theme
from gdviewer.state.document import check_size
from gdviewer.state.frame import Frame
from gdviewer.state.models.model import AppModel
from gdviewer.state.readings.chart_words import weights_in_words
from gdviewer.state.readings.race_remarks import race_remarks
from gdviewer.state.readings.ranking import offered_target, ranking
from gdviewer.state.readings.run_names import run_names
from gdviewer.state.readings.target_words import target_sentence
from gdviewer.ui.actions import Actions
from gdviewer.ui.bindings import bind, show_from, show_while_visible
from gdviewer.ui.docks.bottom import BottomCard
from gdviewer.ui.pacing import Pacing
from gdviewer.ui.panels.runs.result_table import FIGURES, ResultTable
from gdviewer.ui.panels.runs.swatches import swatch_size
from gdviewer.ui.widgets.buttons import action_button
from gdviewer.ui.widgets.combo import Combo
from gdviewer.ui.widgets.copied_table import CopiedTable
from gdviewer.ui.widgets.labels import PlainLabel, Sentence
from gdviewer.ui.widgets.naming import name_control
from gdviewer.ui.widgets.number_field import NumberField

_WIDTH = 430
_LONGEST_RANKING = len("By evaluations")
_TARGET_LETTERS = 12
_MILLISECONDS = 250
"""Between two rankings of runs under way: nobody reads them faster."""
_HELP = "The runs, the best first. A click on a column ranks by it, Ctrl+C copies the rows."


class RankingCard(BottomCard):
    """Ranks the runs of ``model``, as far as they are computed, while it is seen."""

    def __init__(self, model: AppModel, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__("Ranking", parent)
        self.setObjectName("ranking_card")
        self.setMinimumWidth(_WIDTH)
        self._model = model
        self._rows: int | None = None
        self._table = ResultTable(self)
        self._view = CopiedTable(self._table, self._table.as_text)
        self._view.header().setSectionsClickable(True)
        self._view.header().sectionClicked.connect(self._rank_by_column)
        name_control(self._view, "ranking", "Ranking of the runs", _HELP)
        self._sentence = Sentence("problem")
        self._until = Sentence("quiet")
        self._until.setObjectName("race_until")
        self._remarks = Sentence("")
        self._remarks.setObjectName("race_remarks")
        self._pacing = Pacing(self, self._rank, _MILLISECONDS)
        self.body.addLayout(self._choices(actions))
        self.body.addWidget(self._sentence)
        self._words, self._counts = QWidget(), self._counted()
        words = QVBoxLayout(self._words)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(6)
        words.addWidget(self._until)
        words.addWidget(self._remarks)
        self.body.addWidget(self._words)
        self.body.addWidget(self._view, 1)
        self.body.addWidget(self._counts)
        show_while_visible(model, self, _judged, lambda _: self._pacing.ask())

    def set_theme(self, theme: Theme) -> None:
        """Draw the swatches in the colors and at the size of ``theme``."""
        self._view.setIconSize(swatch_size(theme))
        self._table.set_theme(theme)

    def set_low(self, is_low: bool) -> None:
        """Leave the room to the table: what is told of it is shown where there is more."""
        self.show_title(not is_low)
        self._words.setVisible(not is_low)
        self._counts.setVisible(not is_low)

    def _choices(self, actions: Actions) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        by = Combo((key, f"By {key}") for key in RANKINGS)
        name_control(by, "rank_by", "Rank by", "By what the runs are ranked")
        by.setMinimumContentsLength(_LONGEST_RANKING)
        bind(
            self._model,
            by,
            lambda frame: frame.document.rank_by,
            by.show_key,
            by.key_chosen,
            lambda key: self._model.update(rank_by=key),
        )
        self._has_target = QCheckBox("Target")
        help_text = "Say which value of f is to be reached; otherwise 1 % of the way may be left"
        name_control(self._has_target, "has_target", "A target of your own", help_text)
        self._target = NumberField(check_size)
        self._target.setProperty("role", "number")
        name_control(self._target, "target", "Target", "The value of f that is to be reached")
        self._target.problem_changed.connect(self._sentence.say)
        letter = self._target.fontMetrics().averageCharWidth()
        self._target.setMinimumWidth(_TARGET_LETTERS * letter)
        bind(
            self._model,
            self._has_target,
            lambda frame: frame.document.target,
            self._show_target,
            self._has_target.clicked,
            self._choose_target,
        )
        self._target.value_edited.connect(lambda value: self._model.update(target=value))
        for widget in (by, self._has_target, self._target):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(action_button(actions["tune"], with_text=True))
        return row

    def _counted(self) -> PlainLabel:
        """Return the line that says how evaluations are counted."""
        label = PlainLabel()
        label.setProperty("role", "quiet")
        help_text = "How much an evaluation of f, of its gradient and of its Hessian counts"
        name_control(label, "counted", "How evaluations count", help_text)
        show_from(
            self._model,
            label,
            lambda frame: frame.document.weights,
            lambda weights: label.setText(f"Evaluations count {weights_in_words(weights)}."),
        )
        return label

    def _show_target(self, target: float | None) -> None:
        self._has_target.setChecked(target is not None)
        self._target.setVisible(target is not None)
        if target is not None:
            self._target.show_value(target)

    def _choose_target(self, is_own: bool) -> None:
        """Begin with the usual target as it is now, or go back to it."""
        self._model.update(target=offered_target(self._model.frame) if is_own else None)
        if is_own:
            self._target.setFocus()

    def _rank_by_column(self, column: int) -> None:
        if column in FIGURES:
            self._model.update(rank_by=FIGURES[column])

    def _rank(self) -> None:
        """Rank anew."""
        if not self.isVisible():
            return
        frame = self._model.frame
        names, runs = run_names(frame.document), frame.document.runs
        places = ranking(frame)
        self._until.say(target_sentence(frame))
        self._remarks.say(" ".join(race_remarks(frame)))
        self._table.show_ranking(
            (place, names[place.run], runs[place.run].color) for place in places
        )
        if self._rows != len(places):
            self._rows = len(places)
            self._view.fit_columns()
        self._view.widen_columns()


def _judged(frame: Frame) -> tuple[object, ...]:
    """Return all that the ranking depends on."""
    document = frame.document
    asked = document.rank_by, document.target, document.weights, document.runs, document.races_by
    return tuple((path.generation, path.length) for path in frame.paths), asked
