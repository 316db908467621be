"""How the run goes: the optimizer and the step rule, each with its form."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec
from msgspec.structs import replace
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gdviewer.core.optimizers.base import Algorithm, optimizers
from gdviewer.core.step_rules.base import StepRule, step_rules
from gdviewer.state.edits.rate_edits import RATE
from gdviewer.state.edits.selection import common, selected_methods, selected_runs
from gdviewer.state.facts import Method
from gdviewer.state.frame import Frame
from gdviewer.state.models.model import AppModel
from gdviewer.state.run import Run
from gdviewer.state.work.interests import Interest
from gdviewer.ui.bindings import bind, show_from, want_while_visible
from gdviewer.ui.forms.form import Form
from gdviewer.ui.panels.runs.choices import (
    FIRST_METHODS,
    method_choices,
    method_key,
    rule_choices,
    rule_key,
)
from gdviewer.ui.panels.runs.defaults_button import (
    DefaultsButton,
    has_own_fields,
    has_own_rule_fields,
)
from gdviewer.ui.panels.runs.rate_button import RateButton
from gdviewer.ui.panels.runs.rate_gauge import RateGauge
from gdviewer.ui.widgets.card import Card
from gdviewer.ui.widgets.labels import PlainLabel, Sentence
from gdviewer.ui.widgets.menu_combo import MenuCombo
from gdviewer.ui.widgets.naming import name_control
from gdviewer.ui.widgets.slider import NumberSlider

_NAME = "run_panel"
_DIFFERENT = "The selected runs differ in it; what you choose is for all of them"


class RunPanel(Card):
    """Edits the selected runs: optimizer, step rule and the hyperparameters that they share."""

    def __init__(self, model: AppModel, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._model = model
        self._shown_rates: dict[int, float] = {}
        self._say_how_many()
        self._add_optimizer()
        self._add_step_rule()
        want_while_visible(model, self, Interest.STABILITY, _NAME)

    def _add_optimizer(self) -> None:
        model, combo = self._model, MenuCombo(method_choices(), FIRST_METHODS)
        self._add_heading(
            "Optimizer",
            DefaultsButton(
                model,
                "optimizer",
                "optimizer",
                has_own_fields,
                model.use_default_fields,
            ),
        )
        name_control(combo, "optimizer", "Optimizer", "")
        show_from(model, combo, _optimizer_help, lambda text: _explain(combo, text))
        bind(
            model,
            combo,
            lambda frame: common(frame, method_key),
            lambda key: _show_key(combo, key),
            combo.key_chosen,
            model.set_optimizer,
        )
        self.body.addWidget(combo)
        rate_button = {RATE: lambda: RateButton(model)}
        gauge = {RATE: lambda slider: RateGauge(model, slider)}
        self._add_form(
            "optimizer", self._optimizers_of, model.set_hyperparameter, rate_button, gauge
        )

    def _add_step_rule(self) -> None:
        model = self._model
        combo = MenuCombo(rule_choices(_optimizers(model.frame)))
        self._add_heading(
            "Step rule",
            DefaultsButton(
                model,
                "step_rule",
                "step rule",
                has_own_rule_fields,
                model.use_default_rule_fields,
            ),
        )
        name_control(combo, "step_rule", "Step rule", "")
        show_from(model, combo, _step_rule_help, lambda text: _explain(combo, text))
        show_from(model, combo, _optimizers, lambda all_: combo.show_choices(rule_choices(all_)))
        bind(
            model,
            combo,
            lambda frame: common(frame, rule_key),
            lambda key: _show_key(combo, key),
            combo.key_chosen,
            model.set_step_rule,
        )
        sentence = Sentence("problem")
        sentence.setObjectName("step_rule_refusal")
        show_from(model, sentence, _pair_refusal, sentence.say)
        self.body.addWidget(combo)
        self.body.addWidget(sentence)
        self._add_form("step_rule", _step_rules, model.set_rule_field)

    def _add_heading(self, label: str, button: QWidget) -> None:
        row = QHBoxLayout()
        row.addWidget(PlainLabel(label), 1)
        row.addWidget(button)
        self.body.addLayout(row)

    def _add_form(
        self,
        prefix: str,
        read: Callable[[Frame], Sequence[msgspec.Struct]],
        write: Callable[[str, Any], object],
        beside: Mapping[str, Callable[[], QWidget]] | None = None,
        below: Mapping[str, Callable[[NumberSlider], QWidget]] | None = None,
    ) -> None:
        form = Form(prefix, beside, below)
        bind(self._model, form, read, form.show_records, form.field_edited, write)
        form.drag_began.connect(self._model.begin_drag)
        form.drag_ended.connect(self._model.end_drag)
        self.body.addWidget(form)

    def _say_how_many(self) -> None:
        sentence = Sentence("quiet")
        sentence.setObjectName("edited_together")
        show_from(self._model, sentence, _edited_together, sentence.say)
        self.body.addWidget(sentence)

    def _optimizers_of(self, frame: Frame) -> tuple[Algorithm, ...]:
        """Return the methods, with the rates of the paths that are shown while others are tried."""
        ids = {run.id for run in frame.document.runs}
        self._shown_rates = {run: rate for run, rate in self._shown_rates.items() if run in ids}
        return tuple(self._optimizer_of(*each) for each in selected_runs(frame))

    def _optimizer_of(self, run: Run, method: Method) -> Algorithm:
        shown = self._shown_rates.get(run.id)
        if method.needs_trial and shown:
            return replace(method.optimizer, learning_rate=shown)
        self._shown_rates[run.id] = method.optimizer.first_rate
        return method.optimizer


def _optimizers(frame: Frame) -> tuple[Algorithm, ...]:
    return tuple(method.optimizer for method in selected_methods(frame))


def _step_rules(frame: Frame) -> tuple[StepRule, ...]:
    return tuple(method.step_rule for method in selected_methods(frame))


def _edited_together(frame: Frame) -> str:
    count = len(frame.document.selected)
    return f"{count} runs are selected: what they share is edited together." if count > 1 else ""


def _optimizer_help(frame: Frame) -> str:
    key = common(frame, method_key)
    return optimizers[key].purpose if key else _DIFFERENT


def _step_rule_help(frame: Frame) -> str:
    key = common(frame, rule_key)
    return step_rules[key].purpose if key else _DIFFERENT


def _show_key(combo: MenuCombo, key: str | None) -> None:
    if key is None:
        combo.show_differing()
    else:
        combo.show_key(key)


def _explain(combo: MenuCombo, text: str) -> None:
    """Say in tooltip and for screen readers what the choice shown is for."""
    combo.setToolTip(text)
    combo.setAccessibleDescription(text)


def _pair_refusal(frame: Frame) -> str:
    """Return why a method and its step rule do not go together; empty where they do."""
    refusals = dict.fromkeys(method.refusal for method in selected_methods(frame))
    return " ".join(f"{sentence}." for sentence in refusals if sentence)
