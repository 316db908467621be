"""Says of a frame what is shown: the function, and of each path its method, way and end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from gdviewer.core.endings import ending
from gdviewer.core.hyperparameters import Hyperparameter, Value, hyperparameters
from gdviewer.core.numbers import format_all_digits
from gdviewer.core.optimizers.base import Algorithm
from gdviewer.core.printable import printable
from gdviewer.core.step_rules.base import StepRule, step_rules
from gdviewer.core.stopping import StopReason
from gdviewer.state.frame import Frame, Path
from gdviewer.state.readings.run_names import run_names

_WHOLE_EXPONENT = re.compile(r"\^([0-9]+)(?![0-9.^]| *\^)")
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class PathDigest:
    """One path as far as it is shown; ``color`` is its place in the palette.

    ``name`` is that of the run among several, or the one that the user gave it, else empty.
    ``settings`` are the hyperparameters that are not 0, as ``η = 0.005``; ``fields`` are all of
    them, by name. ``ending`` is empty, and ``stop`` None, where the path goes on beyond what is
    shown.
    """

    run: int
    method: str
    settings: tuple[str, ...]
    fields: tuple[tuple[str, Value], ...]
    start: tuple[float, ...]
    steps: int
    point: tuple[float, ...]
    value: float
    ending: str
    stop: StopReason | None
    color: int = 0
    name: str = ""


def digests(frame: Frame) -> tuple[PathDigest, ...]:
    """Return a digest of each path, in the order of the document."""
    runs, names = frame.document.runs, run_names(frame.document)
    if len(runs) == 1:
        names = (runs[0].name,)
    return tuple(_digest(frame, path, names[path.run]) for path in frame.paths if path.length)


def formula_of(frame: Frame) -> str:
    """Return the formula as it was typed, in one line; see :attr:`Expression.statement`."""
    objective = frame.facts.objective
    statement = None if objective is None else objective.expression.statement
    return printable(statement or " ".join(frame.document.expression.split()))


def function_of(frame: Frame) -> str:
    """Return the function for people to read, with raised exponents: ``f(x, y) = x² + 3y²``."""
    formula = formula_of(frame).replace("-", "−")
    typeset = _WHOLE_EXPONENT.sub(lambda match: match[1].translate(_SUPERSCRIPTS), formula)
    return f"f({', '.join(frame.variables)}) = {typeset}"


def parameters_of(frame: Frame) -> str:
    """Return the parameters with their values, e.g. ``a = 1, b = 100``; empty without any."""
    values = frame.facts.parameters.items()
    return ", ".join(f"{name} = {format_all_digits(value)}" for name, value in values)


def _digest(frame: Frame, path: Path, name: str) -> PathDigest:
    method, trajectory = frame.facts.methods[path.run], path.trajectory
    step = frame.shown_step(path)
    stop = trajectory.stop if step == path.length - 1 else None
    return PathDigest(
        run=path.run,
        method=_name(method.title, type(method.step_rule)),
        settings=_settings(method.optimizer, method.step_rule),
        fields=_fields(method.optimizer, method.step_rule),
        start=tuple(trajectory.x[0].tolist()),
        steps=step,
        point=tuple(trajectory.x[step].tolist()),
        value=float(trajectory.f[step]),
        ending=ending(stop) if stop is not None else "",
        stop=stop,
        color=path.color,
        name=name,
    )


@lru_cache
def _name(title: str, rule: type[StepRule]) -> str:
    """Return the optimizer's title, with that of a step rule that has something to say."""
    rules = (entry for entry in step_rules if entry.value is rule)
    titles = [one.title.lower() for one in rules if hyperparameters(one.value)]
    return " with ".join([title, *titles])


@lru_cache
def _settings(optimizer: Algorithm, rule: StepRule) -> tuple[str, ...]:
    return tuple(
        f"{field.symbol or field.label.lower()} = {_setting(field, value)}"
        for field, value in _values(optimizer, rule)
        if value
    )


def _setting(field: Hyperparameter, value: Value) -> str:
    if field.kind == "choice":
        return field.choice_titles[field.choices.index(str(value))].lower()
    return str(value) if isinstance(value, bool | str) else format_all_digits(value)


@lru_cache
def _fields(optimizer: Algorithm, rule: StepRule) -> tuple[tuple[str, Value], ...]:
    return tuple((field.name, value) for field, value in _values(optimizer, rule))


def _values(optimizer: Algorithm, rule: StepRule) -> Iterator[tuple[Hyperparameter, Value]]:
    for record in (optimizer, rule):
        for field in hyperparameters(type(record)):
            yield field, getattr(record, field.name)
