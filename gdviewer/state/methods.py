"""Turns what a run says of its method, and a document of its criteria, into records."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

import msgspec
from msgspec import structs

from gdviewer.core.hyperparameters import build, hyperparameters
from gdviewer.core.methods import build_step_rule
from gdviewer.core.optimizers.base import Algorithm, optimizers
from gdviewer.core.pairs import refusal
from gdviewer.core.problems import Problem
from gdviewer.core.step_rules.base import StepRule, step_rules
from gdviewer.core.step_rules.polyak import Polyak
from gdviewer.core.stopping import Criteria
from gdviewer.core.trial import wants_rate
from gdviewer.registry import Entry, Registry
from gdviewer.state.document import Document
from gdviewer.state.edits.rate_edits import RATE
from gdviewer.state.facts import Method
from gdviewer.state.run import Run

R = TypeVar("R", bound=msgspec.Struct)
T = TypeVar("T")


def resolve_method(
    run: Run, problem: Problem | None, minimum: float | None, refusals: list[str]
) -> Method:
    """Return the method of ``run``, its defaults filled in; what is wrong is noted in ``refusals``.

    ``minimum`` is the least value of f, where it is known.
    """
    optimizer = _entry(optimizers, run.optimizer, refusals)
    fields = dict(run.hyperparameters.get(optimizer.key, {}))
    known_rates = problem.learning_rates if problem else run.auto_rates
    is_rate_automatic = RATE not in fields
    if is_rate_automatic and optimizer.key in known_rates:
        fields[RATE] = known_rates[optimizer.key]
    method = _built(optimizer.value, fields, optimizer.title, refusals)
    rule = _rule(run, optimizer.value, refusals)
    if isinstance(rule, Polyak) and rule.minimum is None:
        rule = structs.replace(rule, minimum=minimum)
    wrong = refusal(method, rule)
    if wrong:
        refusals.append(f"{wrong}.")
    needs_trial = problem is None and RATE not in fields and wants_rate(method, rule)
    return Method(method, rule, optimizer.title, is_rate_automatic, needs_trial, wrong)


def resolve_criteria(document: Document, refusals: list[str]) -> Criteria:
    """Return the criteria, those that are not ticked switched off; what is wrong is noted."""
    fields = hyperparameters(Criteria)
    ticked = {
        field.name: document.criteria.get(field.name, field.default)
        for field in fields
        if field.name in document.criteria_on
    }
    off = dict.fromkeys(field.name for field in fields if field.name not in ticked)
    return structs.replace(_built(Criteria, ticked, "the criteria", refusals), **off)


def _rule(run: Run, method: type[Algorithm], refusals: list[str]) -> StepRule:
    """Return the rule that was chosen, or the one usual for the method with its usual fields."""
    rule = _entry(step_rules, run.step_rule or method.usual_rule, refusals)
    usual = {} if run.step_rule else method.usual_rule_fields
    fields = {**usual, **run.rules.get(rule.key, {})}
    try:
        return build_step_rule(rule.key, fields, rule.title)
    except ValueError as error:
        refusals.append(f"{error}.")
        return rule.value()


def _entry(registry: Registry[T], key: str, refusals: list[str]) -> Entry[T]:
    """Return the entry of ``key``; one that does not exist is noted, and the first one taken."""
    try:
        return registry[key]
    except ValueError as error:
        refusals.append(f"{error}.")
        return next(iter(registry))


def _built(record: type[R], fields: Mapping[str, object], what: str, refusals: list[str]) -> R:
    """Make a record; one that cannot be made is noted and replaced by its defaults."""
    try:
        return build(record, fields, what)
    except ValueError as error:
        refusals.append(f"{error}.")
        return record()
