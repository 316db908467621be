"""The arguments of a descent, read into a document: what ``run`` and ``render`` have in common."""

from __future__ import annotations

import argparse
import math
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from msgspec import structs

from gdviewer.commands import arguments
from gdviewer.commands.arguments import Parser
from gdviewer.commands.racers import Racer, add_method_arguments, racers_of
from gdviewer.commands.racing import add_race_arguments, with_race
from gdviewer.commands.terminal import pointed_at
from gdviewer.core.expression import ExpressionError, canonical_name, parse
from gdviewer.core.hyperparameters import Setting, hyperparameters
from gdviewer.core.numbers import format_count, format_exact, format_whole
from gdviewer.core.optimizers.base import optimizers
from gdviewer.core.problems import problems
from gdviewer.core.step_rules.base import step_rules
from gdviewer.core.stopping import Criteria
from gdviewer.state.chosen_rule import chosen_rule
from gdviewer.state.document import MOST_PATHS, Document
from gdviewer.state.edits.choices import choose_problem
from gdviewer.state.edits.rate_edits import RATE
from gdviewer.state.facts import Facts
from gdviewer.state.resolve import resolve
from gdviewer.state.run import MOST_RUNS, Run, numbered


def add_descent_arguments(parser: Parser) -> None:
    """Add what to descend, how, and until when."""
    parser.add_argument("expression", metavar="EXPR|@problem", help="a formula or @himmelblau")
    parser.add_argument(
        "--start",
        type=arguments.point,
        action="append",
        default=[],
        metavar="X,Y",
        help="where it begins; may be repeated, each method goes from each start",
    )
    add_method_arguments(parser)
    parser.add_argument(
        "--param",
        type=arguments.parameter,
        action="append",
        default=[],
        metavar="NAME=V",
        help="a parameter of the formula, such as a=1; may be repeated",
    )
    parser.add_argument("--variables", type=arguments.names, metavar="X,Y")
    parser.add_argument("--maximize", action="store_true", help="go up instead of down")
    parser.add_argument("--seed", type=arguments.seed, default=0, metavar="N")
    for field in hyperparameters(Criteria):
        parser.add_argument(
            f"--{field.name.replace('_', '-')}",
            type=arguments.limit,
            default=argparse.SUPPRESS,
            metavar="N|off" if field.kind == "int" else "V|off",
            help=field.help,
        )
    add_race_arguments(parser)


def document_of(given: argparse.Namespace) -> Document:
    """Return the document that the arguments describe.

    Raises
    ------
    ValueError
        One sentence: no such function, method or rule, or no start.
    """
    document = _function(given)
    racers = racers_of(given.methods)
    _check_counts(len(racers), len(document.starts))
    parameters = document.parameters | dict(given.param)
    asked = structs.replace(
        _with_criteria(document, vars(given)),
        variables=_variables(document, given.variables, parameters),
        parameters=parameters,
        is_maximizing=given.maximize,
        seed=given.seed,
        runs=numbered([_run(document, racer) for racer in racers]),
    )
    return with_race(asked, given)


def facts_of(document: Document) -> Facts:
    """Return what ``document`` means.

    Raises
    ------
    ValueError
        What cannot be used; for a formula, its text with a caret under the place.
    """
    facts = resolve(document)
    with pointing_into(document.expression):
        if facts.error is not None:
            raise facts.error
    if facts.refusal or facts.objective is None:
        raise ValueError(facts.refusal)
    unknown = set(map(canonical_name, document.parameters)) - facts.parameters.keys()
    if unknown:
        there_are = ", ".join(facts.parameters) or "none"
        raise ValueError(f"the formula has no parameter {min(unknown)!r}; there are: {there_are}")
    for start in document.starts:
        _check_start(start, facts.objective.variables, is_alone=len(document.starts) == 1)
    return facts


@contextmanager
def pointing_into(text: str) -> Iterator[None]:
    """Show where in ``text`` an ExpressionError is."""
    try:
        yield
    except ExpressionError as error:
        raise ValueError(pointed_at(error, text)) from error


def _function(given: argparse.Namespace) -> Document:
    """Return a document of the function and the start."""
    name = given.expression.removeprefix("@")
    if given.expression == name:
        if not given.start:
            raise ValueError("--start is missing: where the descent begins, such as --start -2,1")
        return Document(expression=name, starts=tuple(given.start))
    if name not in problems():
        raise ValueError(f"there is no problem {name!r}; there are: {', '.join(problems())}")
    document = choose_problem(Document(), name)
    return structs.replace(document, starts=tuple(given.start) or document.starts)


def _run(document: Document, racer: Racer) -> Run:
    """Return the run of ``racer``."""
    optimizer = optimizers[racer.optimizer].key
    run = Run(
        optimizer=optimizer,
        hyperparameters={optimizer: _default_rate(document, optimizer) | dict(racer.fields)},
        step_rule=step_rules[racer.step_rule].key if racer.step_rule else "",
    )
    return structs.replace(run, rules={chosen_rule(run): dict(racer.rule_fields)})


def _check_counts(racers: int, starts: int) -> None:
    """Raise a ValueError where there are more runs than can be shown."""
    if racers > MOST_RUNS:
        raise ValueError(f"--optimizer may be given {MOST_RUNS} times, not {racers}")
    if racers * starts > MOST_PATHS:
        raise ValueError(
            f"{format_count(racers, '--optimizer')} from {format_count(starts, '--start')} are "
            f"{format_count(racers * starts, 'path')}; there may be {format_whole(MOST_PATHS)}"
        )


def _check_start(start: tuple[float, ...], variables: tuple[str, ...], is_alone: bool) -> None:
    """Raise a ValueError where ``start`` is no point of ``variables``."""
    if len(variables) != len(start):
        which = "" if is_alone else f" {','.join(map(format_exact, start))}"
        wanted = f"{format_count(len(variables), 'number')}, for {', '.join(variables)}"
        raise ValueError(
            f"--start{which} has {format_count(len(start), 'number')}, but a point has {wanted}"
        )


def _variables(
    document: Document, given: tuple[str, ...] | None, parameters: Mapping[str, float]
) -> tuple[str, ...]:
    """Return the names of the coordinates, by the rule of :func:`parse`."""
    with pointing_into(document.expression):
        return parse(
            document.expression,
            variables=given,
            parameters=parameters,
            start_dimension=len(document.starts[0]),
        ).variables


def _default_rate(document: Document, optimizer: str) -> dict[str, Setting]:
    """Return the method's documented rate, which counts here where the problem has none."""
    rate = optimizers[optimizer].value().first_rate
    return {} if document.problem or math.isnan(rate) else {RATE: rate}


def _with_criteria(document: Document, given: dict[str, object]) -> Document:
    """Tick, set and switch off the criteria that were given."""
    values = {
        field.name: given[field.name] for field in hyperparameters(Criteria) if field.name in given
    }
    untouched = tuple(name for name in document.criteria_on if name not in values)
    on = {name: value for name, value in values.items() if isinstance(value, float)}
    return structs.replace(document, criteria=on, criteria_on=(*untouched, *on))
