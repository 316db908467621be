"""How the run goes: the optimizer and the step rule, each with its form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec
from msgspec.structs import replace
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gdviewer.core.optimizers.base import Algorithm, optimizers
from gdviewer.core.step_rules.base import step_rules
from gdviewer.state.frame import Frame
from gdviewer.state.model import AppModel
from gdviewer.state.rate_edits import RATE
from gdviewer.ui.bindings import bind, show_from
from gdviewer.ui.forms import Form
from gdviewer.ui.panels.defaults_button import (
    DefaultsButton,
    has_own_fields,
    has_own_rule_fields,
)
from gdviewer.ui.panels.rate_button import RateButton
from gdviewer.ui.panels.run_choices import (
    FIRST_METHODS,
    method_choices,
    method_key,
    rule_choices,
    rule_key,
)
from gdviewer.ui.widgets.card import Card
from gdviewer.ui.widgets.labels import PlainLabel, Sentence
from gdviewer.ui.widgets.menu_combo import MenuCombo
from gdviewer.ui.widgets.naming import name_control


class RunPanel(Card):
    """Edits the run: its optimizer, its step rule and their hyperparameters."""

    def __init__(self, model: AppModel, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._model = model
        self._shown_rate = 0.0
        self._add_optimizer()
        self._add_step_rule()

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
            lambda frame: method_key(frame.method),
            combo.show_key,
            combo.key_chosen,
            model.set_optimizer,
        )
        self.body.addWidget(combo)
        rate_button = {RATE: lambda: RateButton(model)}
        self._add_form("optimizer", self._optimizer_of, model.set_hyperparameter, rate_button)

    def _add_step_rule(self) -> None:
        model = self._model
        combo = MenuCombo(rule_choices(model.frame.method.optimizer))
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
        show_from(model, combo, _method_of, lambda method: combo.show_choices(rule_choices(method)))
        bind(
            model,
            combo,
            lambda frame: rule_key(frame.method),
            combo.show_key,
            combo.key_chosen,
            model.set_step_rule,
        )
        sentence = Sentence("problem")
        sentence.setObjectName("step_rule_refusal")
        show_from(model, sentence, _pair_refusal, sentence.say)
        self.body.addWidget(combo)
        self.body.addWidget(sentence)
        self._add_form("step_rule", lambda frame: frame.method.step_rule, model.set_rule_field)

    def _add_heading(self, label: str, button: QWidget) -> None:
        row = QHBoxLayout()
        row.addWidget(PlainLabel(label), 1)
        row.addWidget(button)
        self.body.addLayout(row)

    def _add_form(
        self,
        prefix: str,
        read: Callable[[Frame], msgspec.Struct],
        write: Callable[[str, Any], object],
        beside: Mapping[str, Callable[[], QWidget]] | None = None,
    ) -> None:
        form = Form(prefix, beside)
        bind(self._model, form, read, form.show_record, form.field_edited, write)
        form.drag_began.connect(self._model.begin_drag)
        form.drag_ended.connect(self._model.end_drag)
        self.body.addWidget(form)

    def _optimizer_of(self, frame: Frame) -> Algorithm:
        """Return the method, with the rate of the path that is shown while another is tried."""
        method = frame.method
        if method.needs_trial and self._shown_rate:
            return replace(method.optimizer, learning_rate=self._shown_rate)
        self._shown_rate = method.optimizer.first_rate
        return method.optimizer


def _method_of(frame: Frame) -> Algorithm:
    return frame.method.optimizer


def _optimizer_help(frame: Frame) -> str:
    return optimizers[method_key(frame.method)].purpose


def _step_rule_help(frame: Frame) -> str:
    return step_rules[rule_key(frame.method)].purpose


def _explain(combo: MenuCombo, text: str) -> None:
    """Say in tooltip and for screen readers what the choice shown is for."""
    combo.setToolTip(text)
    combo.setAccessibleDescription(text)


def _pair_refusal(frame: Frame) -> str:
    """Return why method and step rule do not go together; empty where they do."""
    sentence = frame.method.refusal
    return f"{sentence}." if sentence else ""
