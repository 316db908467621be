"""What the menus of the run offer: the methods, and the step rules as they suit a method."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gdviewer.core.hyperparameters import hyperparameters
from gdviewer.core.optimizers.base import Algorithm, optimizers
from gdviewer.core.pairs import refusal
from gdviewer.core.step_rules.base import StepRule, step_rules
from gdviewer.state.facts import Method
from gdviewer.ui.widgets.choice import Choice

FIRST_METHODS = 8
"""How many methods the menu shows before the groups."""


def method_choices() -> tuple[Choice, ...]:
    """Return every method, in the order of the menu."""
    return tuple(Choice(entry.key, entry.title, entry.group, entry.purpose) for entry in optimizers)


def rule_choices(methods: Sequence[Algorithm]) -> tuple[Choice, ...]:
    """Return every step rule; those that never make sense with one of ``methods`` are refused."""
    return tuple(_rule_choices(methods))


def method_key(method: Method) -> str:
    """Return the key of the optimizer of ``method``."""
    return next(entry.key for entry in optimizers if type(method.optimizer) is entry.value)


def rule_key(method: Method) -> str:
    """Return the key of the step rule that ``method`` goes by."""
    return next(entry.key for entry in step_rules if type(method.step_rule) is entry.value)


def _rule_choices(methods: Sequence[Algorithm]) -> Iterator[Choice]:
    for entry in step_rules:
        is_usual = all(entry.key == method.usual_rule for method in methods)
        remark = "(usual)" if is_usual else ""
        fullest = _at_its_fullest(entry.value)
        sentence = next(filter(None, (refusal(method, fullest) for method in methods)), "")
        refused = f"{sentence}." if sentence else ""
        yield Choice(entry.key, entry.title, entry.group, entry.purpose, remark, refused)


def _at_its_fullest(rule: type[StepRule]) -> StepRule:
    """Return ``rule`` with all on that can be: what is refused even then is never right."""
    fields = hyperparameters(rule)
    return rule(**{field.name: field.default for field in fields if field.is_optional})
