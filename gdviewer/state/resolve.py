"""Turns what the user asked into what can be done: an objective or an error, and run requests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

import msgspec
import numpy as np
from msgspec import structs

from gdviewer.core.descent import Descent
from gdviewer.core.expression import ExpressionError, canonical_name, parse
from gdviewer.core.hyperparameters import Value, build, hyperparameters
from gdviewer.core.objective import ExpressionObjective
from gdviewer.core.optimizers.base import Optimizer, optimizers
from gdviewer.core.problems import Problem, problems
from gdviewer.core.step_rules.base import StepRule, step_rules
from gdviewer.core.stopping import Criteria
from gdviewer.state.document import Document, Run

R = TypeVar("R", bound=msgspec.Struct)


@dataclass(frozen=True, slots=True, eq=False)
class Method:
    """A run's method as records: its hyperparameters with the defaults filled in."""

    optimizer: Optimizer
    step_rule: StepRule


@dataclass(frozen=True, slots=True, eq=False)
class Facts:
    """What a document means.

    ``objective`` is None and ``error`` says why where the text is wrong (the model then puts the
    last good one in). ``parameters`` are the free names of the text with their values.
    ``minimizers`` are the known ones, ``(x, y)`` each. ``methods`` has one Method per run;
    ``descents`` one request per run and start, as ``(run index, start index, Descent)``.
    ``refusal`` is a sentence where a setting of the document cannot be used.
    """

    objective: ExpressionObjective | None
    error: ExpressionError | None
    parameters: dict[str, float]
    minimizers: tuple[tuple[float, ...], ...]
    methods: tuple[Method, ...]
    criteria: Criteria
    descents: tuple[tuple[int, int, Descent], ...]
    refusal: str = ""


def resolve(document: Document) -> Facts:
    """Return what ``document`` means; pure, and never raises for what a user can type."""
    problem = problem_of(document)
    refusals: list[str] = []
    methods = tuple(_method(run, problem, refusals) for run in document.runs)
    criteria = _criteria(document, refusals)
    try:
        surface = _surface(document)
    except ExpressionError as error:
        return Facts(None, error, {}, (), methods, criteria, (), " ".join(refusals))
    descents = tuple(
        (
            run,
            index,
            Descent(
                surface,
                start,
                method.optimizer,
                method.step_rule,
                criteria,
                document.is_maximizing,
                document.seed,
                index,
            ),
        )
        for run, method in enumerate(methods)
        for index, start in enumerate(document.starts)
    )
    return Facts(
        surface,
        None,
        dict(surface.parameters),
        _minimizers(document, problem, dict(surface.parameters)),
        methods,
        criteria,
        descents,
        " ".join(refusals),
    )


def problem_of(document: Document) -> Problem | None:
    """Return the built-in function that the document shows, if it is one."""
    return problems().get(document.problem)


def is_same_descent(one: Descent, other: Descent) -> bool:
    """Whether two requests have the same trajectory."""
    return (
        one.objective == other.objective
        and one.start == other.start
        and one.optimizer == other.optimizer
        and one.step_rule == other.step_rule
        and one.criteria == other.criteria
        and one.is_maximizing == other.is_maximizing
        and (one.seed, one.start_index) == (other.seed, other.start_index)
    )


def random_start(document: Document, draw: int) -> tuple[float, float]:
    """Return the point in the bounds that the document's seed gives for draw 0, 1, ..."""
    generator = np.random.Generator(
        np.random.Philox(key=[document.seed, 0], counter=[0, 0, 0, draw])
    )
    u, v = generator.random(2)
    bounds = document.bounds
    return bounds.xmin + u * bounds.width, bounds.ymin + v * bounds.height


def _surface(document: Document) -> ExpressionObjective:
    """Return the objective; its parameters are 1 unless the document has them."""
    formula = parse(
        document.expression,
        variables=document.variables,
        parameters=document.parameters,
        start_dimension=len(document.starts[0]),
    )
    values = {canonical_name(name): value for name, value in document.parameters.items()}
    return ExpressionObjective(formula, values)


def _method(run: Run, problem: Problem | None, refusals: list[str]) -> Method:
    optimizer = optimizers.load().get(run.optimizer) or next(iter(optimizers))
    rule = step_rules.load().get(run.step_rule) or step_rules["fixed"]
    fields = dict(run.hyperparameters.get(optimizer.key, {}))
    if problem and optimizer.key in problem.learning_rates:
        fields = {"learning_rate": problem.learning_rates[optimizer.key], **fields}
    return Method(
        _built(optimizer.value, fields, optimizer.title, refusals),
        _built(rule.value, run.rules.get(rule.key, {}), rule.title, refusals),
    )


def _criteria(document: Document, refusals: list[str]) -> Criteria:
    """Return the criteria, those that are not ticked switched off."""
    fields = hyperparameters(Criteria)
    ticked = {
        field.name: document.criteria.get(field.name, field.default)
        for field in fields
        if field.name in document.criteria_on
    }
    off = dict.fromkeys(field.name for field in fields if field.name not in ticked)
    return structs.replace(_built(Criteria, ticked, "the criteria", refusals), **off)


def _built(record: type[R], fields: Mapping[str, Value], what: str, refusals: list[str]) -> R:
    """Make a record; one that cannot be made is noted and replaced by its defaults."""
    try:
        return build(record, fields, what)
    except ValueError as error:
        refusals.append(f"{error}.")
        return record()


def _minimizers(
    document: Document, problem: Problem | None, parameters: Mapping[str, float]
) -> tuple[tuple[float, ...], ...]:
    """Return the known minimizers, as long as it is minimization of the function itself."""
    if problem is None or document.is_maximizing:
        return ()
    return problem.minimizers_at(parameters)
