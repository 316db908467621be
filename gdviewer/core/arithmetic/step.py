"""Takes a step of a run apart: the method's rule in symbols, and in this step's numbers."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from gdviewer.core.arithmetic.balance import Worked
from gdviewer.core.arithmetic.grammar import Line
from gdviewer.core.arithmetic.inside import Taken, taken_of
from gdviewer.core.arithmetic.places import SHOWN
from gdviewer.core.arithmetic.rule import Inside, Rule, Value
from gdviewer.core.arithmetic.sheet import Sheet
from gdviewer.core.arithmetic.shortening import direction_line
from gdviewer.core.arithmetic.shown import ShownLine, shown_lines
from gdviewer.core.arithmetic.tree import Node, Symbol
from gdviewer.core.descent import Checkpoint, Descent
from gdviewer.core.hyperparameters import hyperparameters, symbols_of
from gdviewer.core.instant import instant
from gdviewer.core.optimizers.base import Algorithm, Optimizer, Rates
from gdviewer.core.step_rules.base import LineSearch, Schedule
from gdviewer.core.step_rules.fixed import Fixed

_MOMENTA = ("momentum", "beta1")


@dataclass(frozen=True, slots=True, eq=False)
class Arithmetic:
    """One step in lines, in the user's own signs; the last θ is the point that it came to.

    ``more`` says how many coordinates of each vector are not shown.
    """

    step: int
    lines: tuple[ShownLine, ...]
    more: int


def arithmetic(descent: Descent, checkpoint: Checkpoint, step: int) -> Arithmetic | None:
    """Return the step that follows ``step``, walking there from ``checkpoint``.

    None where no step follows.
    """
    found = instant(descent, checkpoint, step)
    taken = taken_of(descent, found) if found.step == step else None
    return None if taken is None else arithmetic_of(descent, taken)


def arithmetic_of(descent: Descent, found: Taken) -> Arithmetic:
    """Return the step that was ``found`` on the way of ``descent``."""
    with np.errstate(all="ignore"):  # what is undefined or infinite is shown so
        lines = shown_lines(_lines(descent, found))
    return Arithmetic(found.inside.step, lines, max(len(descent.start) - SHOWN, 0))


def _lines(descent: Descent, found: Taken) -> list[Worked]:
    method, rule, inside = descent.optimizer, descent.step_rule, found.inside
    fields = symbols_of(method)
    constants = set(fields)
    values = {**_known(inside), **fields}
    lines: list[Worked] = []
    if isinstance(rule, Schedule):
        momentum = momentum_symbol(method) if inside.rates.momentum is not None else None
        lines = _by_schedule(descent, rule, found, momentum)
        if hasattr(method, "learning_rate"):
            values["η"] = inside.rates.learning_rate
        constants -= {"η"} if lines and hasattr(method, "learning_rate") else set()
        if momentum is not None and inside.rates.momentum is not None:
            values[momentum] = inside.rates.momentum
            constants.discard(momentum)
    sheet = Sheet(values, constants, descent.is_maximizing)
    own = sheet.prepare(method.rule(inside))
    if isinstance(method, Optimizer) and isinstance(rule, LineSearch):
        return _by_line_search(sheet, own, rule, found, descent.is_maximizing)
    return lines + sheet.work_out(own)


def _by_schedule(
    descent: Descent, rule: Schedule, found: Taken, momentum: str | None
) -> list[Worked]:
    """Return the lines of the rates that the method uses."""
    method, inside = descent.optimizer, found.inside
    if isinstance(rule, Fixed):
        return []
    initial = Rates(method.first_rate)
    values = {**_known(inside), "η₀": initial.learning_rate, **symbols_of(rule)}
    constants = {"η₀", *symbols_of(rule)}
    sheet = Sheet(values, constants, descent.is_maximizing)
    lines = sheet.prepare(rule.rule(inside, found.schedule))
    is_used: dict[Node | None, bool] = {
        Symbol("η"): hasattr(method, "learning_rate"),
        Symbol("μ"): momentum is not None,
    }
    return sheet.work_out(
        _renamed(line, momentum or "μ") if line.left == Symbol("μ") else line
        for line in lines
        if is_used.get(line.left, True)
    )


@lru_cache(maxsize=64)
def _renamed(line: Line, name: str) -> Line:
    """Return ``line`` with another symbol on the left."""
    return replace(line, left=Symbol(name))


def _by_line_search(
    sheet: Sheet, own: tuple[Line, ...], rule: LineSearch, found: Taken, is_ascending: bool
) -> list[Worked]:
    """Return the lines of the direction, of the search along it, and of the step."""
    *before, last = own
    lines = sheet.work_out([*before, direction_line(last)])
    fields = symbols_of(rule)
    first = {"η": sheet.values["η"]} if "η" in sheet.values else {}
    known = _known(found.inside)
    along = Sheet({**known, **first, **fields}, {*first, *fields}, is_ascending)
    along.values["d"] = sheet.values["d"]
    after = found.memory_after.line_search
    inside = replace(found.inside, before=found.memory.line_search, after=after)
    lines += along.work_out(along.prepare(rule.rule(inside)))
    along.define({"α": found.inside.step_size})
    return lines + along.work_out(along.prepare(Rule(("θ = θ + α d",))))


def _known(inside: Inside) -> dict[str, Value]:
    """Return what every rule may speak of."""
    at, tried = inside.at, reversed(inside.trials)
    return {
        "θ": at.x,
        "∇f": at.gradient,
        "f(θ)": float(at.f),
        "f(θ + α d)": next((f for x, f in tried if np.array_equal(x, inside.x)), inside.f),
        "∇f₊": inside.gradient,
        "k": float(inside.step),
        "t": float(inside.step + 1),
        "I": np.eye(len(at.x)),
        "π": math.pi,
    }


def momentum_symbol(method: Algorithm) -> str | None:
    """Return the symbol of the hyperparameter that a schedule of the momentum sets, if any."""
    named = {field.name: field.symbol for field in hyperparameters(type(method))}
    return next((named[name] for name in _MOMENTA if name in named), None)
