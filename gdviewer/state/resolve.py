"""Turns what the user asked into what can be done: an objective or an error, and run requests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
from gdviewer.core.swarm import Swarm
from gdviewer.core.trial import Trial, wants_rate
from gdviewer.registry import Entry, Registry
from gdviewer.state.document import Document
from gdviewer.state.edits.rate_edits import RATE, forget_outdated_rates
from gdviewer.state.run import Run
from gdviewer.state.variables import variables_of
from gdviewer.state.work.swarm import SwarmRequest

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
class Request:
    """One descent that is asked for.

    ``run`` is the place of its run in the document, ``id`` the run's own and ``color`` its place
    in the palette; ``start`` is the place of the start.
    """

    run: int
    id: int
    color: int
    start: int
    descent: Descent


@dataclass(frozen=True, slots=True, eq=False)
class Facts:
    """What a document means.

    ``objective`` is None and ``error`` says why where the text is wrong (the model then puts the
    last good one in). ``parameters`` are the free names of the text with their values.
    ``minimizers`` are the known ones, a coordinate per variable. ``methods`` has one Method per
    run; ``requests`` are the descents of each run that is shown, from each start; those of the runs
    in ``trials``, ``(id of the run, Trial)``, wait for a learning rate. ``swarm`` is the one that
    is asked for, unless its run is not shown or still waits for its rate.
    ``refusal`` is a sentence where a setting of the document cannot be used.
    """

    objective: ExpressionObjective | None
    error: ExpressionError | None
    parameters: dict[str, float]
    minimizers: tuple[tuple[float, ...], ...]
    methods: tuple[Method, ...]
    criteria: Criteria
    requests: tuple[Request, ...]
    refusal: str = ""
    trials: tuple[tuple[int, Trial], ...] = ()
    swarm: SwarmRequest | None = None


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
    return Facts(
        surface,
        None,
        dict(surface.parameters),
        _minimizers(document, problem, dict(surface.parameters)),
        methods,
        criteria,
        tuple(_requests(document, surface, methods, criteria)),
        " ".join(refusals),
        _trials(document, surface, methods),
        _swarm(document, surface, methods, criteria),
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
        and (one.seed, one.start_index, one.weights)
        == (other.seed, other.start_index, other.weights)
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


def _requests(
    document: Document,
    surface: ExpressionObjective,
    methods: tuple[Method, ...],
    criteria: Criteria,
) -> Iterator[Request]:
    """Yield the descents of each run that is shown and makes sense, from each start."""
    for place, (run, method) in enumerate(zip(document.runs, methods, strict=True)):
        if method.refusal or not run.is_visible:
            continue
        for index in range(len(document.starts)):
            descent = _descent(document, surface, method, criteria, index)
            yield Request(place, run.id, run.color, index, descent)


def _swarm(
    document: Document,
    surface: ExpressionObjective,
    methods: tuple[Method, ...],
    criteria: Criteria,
) -> SwarmRequest | None:
    """Return the swarm that is asked for; it needs two variables."""
    spread = document.swarm
    if spread is None or len(surface.variables) != 2:
        return None
    for place, (run, method) in enumerate(zip(document.runs, methods, strict=True)):
        is_ready = run.is_visible and not method.refusal and not method.needs_trial
        if run.id == spread.run and is_ready:
            descent = _descent(document, surface, method, criteria, 0)
            return SwarmRequest(place, run.color, Swarm(descent, spread.bounds, spread.a_side))
    return None


def _descent(
    document: Document,
    surface: ExpressionObjective,
    method: Method,
    criteria: Criteria,
    start: int,
) -> Descent:
    """Return the descent from the start of that number."""
    return Descent(
        surface,
        document.starts[start][: len(surface.variables)],
        method.optimizer,
        method.step_rule,
        criteria,
        document.is_maximizing,
        document.seed,
        start,
        document.weights,
    )


def _trials(
    document: Document, surface: ExpressionObjective, methods: tuple[Method, ...]
) -> tuple[tuple[int, Trial], ...]:
    """Return what the learning rates are wanted for that nobody knows yet."""
    return tuple(
        (run.id, Trial(surface, document.bounds, method.optimizer, document.is_maximizing))
        for run, method in zip(document.runs, methods, strict=True)
        if method.needs_trial and not method.refusal and run.is_visible
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
