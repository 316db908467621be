"""Turns what the user asked into what can be done: an objective or an error, and run requests."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import numpy as np

from gdviewer.core.descent import Descent
from gdviewer.core.expression import Expression, ExpressionError, canonical_name, parse
from gdviewer.core.objective import ExpressionObjective
from gdviewer.core.problems import Problem, problems
from gdviewer.state.document import Document
from gdviewer.state.edits.rate_edits import forget_outdated_rates
from gdviewer.state.facts import Facts
from gdviewer.state.methods import resolve_criteria, resolve_method
from gdviewer.state.requests import requests_of, swarm_of, trials_of
from gdviewer.state.variables import variables_of


def resolve(document: Document) -> Facts:
    """Return what ``document`` means; pure, and never raises for what a user can type."""
    problem = problem_of(document)
    refusals: list[str] = []
    minimum = _known_minimum(document, problem)
    methods = tuple(resolve_method(run, problem, minimum, refusals) for run in document.runs)
    criteria = resolve_criteria(document, refusals)
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
        tuple(requests_of(document, surface, methods, criteria)),
        " ".join(refusals),
        trials_of(document, surface, methods),
        swarm_of(document, surface, methods, criteria),
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
    """Whether two requests have the same trajectory; weights count for a limit of evaluations."""
    is_limited = one.criteria.max_evaluations is not None
    return (
        one.objective == other.objective
        and one.start == other.start
        and one.optimizer == other.optimizer
        and one.step_rule == other.step_rule
        and one.criteria == other.criteria
        and one.is_maximizing == other.is_maximizing
        and (one.seed, one.start_index) == (other.seed, other.start_index)
        and (one.weights == other.weights or not is_limited)
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


def _known_minimum(document: Document, problem: Problem | None) -> float | None:
    """Return the least value of f, if it is known for these parameters and wanted."""
    if problem is None or document.is_maximizing:
        return None
    values = {canonical_name(name): value for name, value in document.parameters.items()}
    return problem.minimum if problem.minimizers_at(values) else None


def _minimizers(
    document: Document, problem: Problem | None, parameters: Mapping[str, float]
) -> tuple[tuple[float, ...], ...]:
    """Return the known minimizers, as long as it is minimization of the function itself."""
    if problem is None or document.is_maximizing:
        return ()
    return problem.minimizers_at(parameters)
