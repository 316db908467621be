"""Turns what the user asked into what can be done: an objective or an error, and run requests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

import msgspec
import numpy as np
from msgspec import structs

from gdviewer.core.descent import Descent
from gdviewer.core.expression import Expression, ExpressionError, canonical_name, parse
from gdviewer.core.hyperparameters import build, hyperparameters
from gdviewer.core.methods import build_step_rule
from gdviewer.core.objective import ExpressionObjective
from gdviewer.core.optimizers.base import Algorithm, optimizers
from gdviewer.core.pairs import refusal
from gdviewer.core.problems import Problem, problems
from gdviewer.core.step_rules.base import StepRule, step_rules
from gdviewer.core.step_rules.polyak import Polyak
from gdviewer.core.stopping import Criteria
from gdviewer.core.trial import Trial, wants_rate
from gdviewer.registry import Entry, Registry
from gdviewer.state.document import Document, Run
from gdviewer.state.rate_edits import RATE, forget_outdated_rates
from gdviewer.state.variables import variables_of

R = TypeVar("R", bound=msgspec.Struct)
T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class Method:
    """A run's method as records, with the defaults filled in; ``title`` is the optimizer's.

    ``is_rate_automatic`` where the learning rate is not the user's: it is the problem's, or that of
    a trial. While ``needs_trial`` it is still to be found, and is the optimizer's default so far.
    Where ``refusal`` is not empty it says why the two do not go together, and nothing is computed.
    """

    optimizer: Algorithm
    step_rule: StepRule
    title: str
    is_rate_automatic: bool
    needs_trial: bool
    refusal: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Facts:
    """What a document means.

    ``objective`` is None and ``error`` says why where the text is wrong (the model then puts the
    last good one in). ``parameters`` are the free names of the text with their values.
    ``minimizers`` are the known ones, a coordinate per variable. ``methods`` has one Method per
    run; ``descents`` one request per run and start, as ``(run index, start index, Descent)``; those
    of the runs in ``trials``, ``(run index, Trial)``, wait for a learning rate.
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
    trials: tuple[tuple[int, Trial], ...] = ()


def resolve(document: Document) -> Facts:
    """Return what ``document`` means; pure, and never raises for what a user can type."""
    problem = problem_of(document)
    refusals: list[str] = []
    minimum = _known_minimum(document, problem)
    methods = tuple(_method(run, problem, minimum, refusals) for run in document.runs)
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
                start[: len(surface.variables)],
                method.optimizer,
                method.step_rule,
                criteria,
                document.is_maximizing,
                document.seed,
                index,
            ),
        )
        for run, method in enumerate(methods)
        if not method.refusal
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
        _trials(document, surface, methods),
    )


def with_valid_rates(before: Document, after: Document) -> Document:
    """Return ``after`` without the rates that were found for what is no longer asked for.

    Where its text is wrong they stay: they are of the last text that was right.
    """
    try:
        _surface(after)
    except ExpressionError:
        return after
    return forget_outdated_rates(before, after)


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
    u, v = generator.random(2).tolist()
    bounds = document.bounds
    return bounds.xmin + u * bounds.width, bounds.ymin + v * bounds.height


def _surface(document: Document) -> ExpressionObjective:
    """Return the objective; its parameters are 1 unless the document has them."""
    values = {canonical_name(name): value for name, value in document.parameters.items()}
    variables = variables_of(document)
    given = tuple(name for name in values if name not in (variables or ()))
    return ExpressionObjective(_parsed(document.expression, variables, given), values)


@lru_cache(maxsize=64)
def _parsed(text: str, variables: tuple[str, ...] | None, given: tuple[str, ...]) -> Expression:
    """Parse a text once: a slider and a drag change numbers and compile nothing."""
    return parse(text, variables=variables, parameters=given)


def _method(
    run: Run, problem: Problem | None, minimum: float | None, refusals: list[str]
) -> Method:
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


def _known_minimum(document: Document, problem: Problem | None) -> float | None:
    """Return the least value of f, if it is known for these parameters and wanted."""
    if problem is None or document.is_maximizing:
        return None
    values = {canonical_name(name): value for name, value in document.parameters.items()}
    return problem.minimum if problem.minimizers_at(values) else None


def _trials(
    document: Document, surface: ExpressionObjective, methods: tuple[Method, ...]
) -> tuple[tuple[int, Trial], ...]:
    """Return what the learning rates are wanted for that nobody knows yet."""
    return tuple(
        (run, Trial(surface, document.bounds, method.optimizer, document.is_maximizing))
        for run, method in enumerate(methods)
        if method.needs_trial and not method.refusal
    )


def _entry(registry: Registry[T], key: str, refusals: list[str]) -> Entry[T]:
    """Return the entry of ``key``; one that does not exist is noted, and the first one taken."""
    try:
        return registry[key]
    except ValueError as error:
        refusals.append(f"{error}.")
        return next(iter(registry))


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


def _built(record: type[R], fields: Mapping[str, object], what: str, refusals: list[str]) -> R:
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
