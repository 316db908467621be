"""The rule of a run in one line, with the values of its symbols."""

from __future__ import annotations

import re

from gdviewer.core.hyperparameters import Hyperparameter, hyperparameters
from gdviewer.core.numbers import format_number
from gdviewer.core.optimizers.base import Algorithm
from gdviewer.state.frame import Frame

GAP = "   "
"""Between the rule and each value."""

_RULE = re.compile(r"θ ← [^,;.\n]*[^,;.\s]")


def rule_line(frame: Frame) -> str:
    """Return the first run's rule and values: ``θ ← θ − η v   η 0.005   μ 0.9``."""
    if not frame.facts.methods:
        return ""
    method = frame.method.optimizer
    rule = rule_of(type(method), is_ascending=frame.document.is_maximizing)
    fields = hyperparameters(type(method))
    return GAP.join([rule, *(_value(field, method) for field in fields if _acts(field, method))])


def rule_of(method: type[Algorithm], *, is_ascending: bool = False) -> str:
    """Return the rule of ``method`` in symbols, as its docstring states it first."""
    stated = _RULE.search(method.__doc__ or "")
    rule = stated[0] if stated else ""
    return rule.replace("θ ← θ −", "θ ← θ +") if is_ascending else rule


def _acts(field: Hyperparameter, method: Algorithm) -> bool:
    """Whether ``field`` has a symbol, and a value that makes a difference."""
    return bool(field.symbol) and field.kind in {"float", "int"} and getattr(method, field.name)


def _value(field: Hyperparameter, method: Algorithm) -> str:
    return f"{field.symbol} {format_number(getattr(method, field.name))}"
