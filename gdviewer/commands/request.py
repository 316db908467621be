"""The arguments of a descent, read into a document: what ``run`` and ``render`` have in common."""

from __future__ import annotations

import argparse
import math
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from msgspec import structs

from gdviewer.commands import arguments
from gdviewer.commands.arguments import Parser
from gdviewer.commands.terminal import pointed_at
from gdviewer.core.expression import ExpressionError, canonical_name, parse
from gdviewer.core.hyperparameters import Setting, hyperparameters
from gdviewer.core.numbers import format_count
from gdviewer.core.optimizers.base import optimizers
from gdviewer.core.problems import problems
from gdviewer.core.step_rules.base import step_rules
from gdviewer.core.stopping import Criteria
from gdviewer.state.chosen_rule import chosen_rule
from gdviewer.state.document import Document
from gdviewer.state.edits import choose_problem
from gdviewer.state.rate_edits import RATE
from gdviewer.state.resolve import Facts, resolve
from gdviewer.state.run import Run


def add_descent_arguments(parser: Parser) -> None:
    """Add what to descend, how, and until when."""
    parser.add_argument("expression", metavar="EXPR|@problem", help="a formula or @himmelblau")
    parser.add_argument("--start", type=arguments.point, metavar="X,Y", help="where it begins")
    parser.add_argument("--optimizer", default="gradient_descent", metavar="NAME")
    parser.add_argument(
        "--step-rule", default="", metavar="NAME", help="without it the method's usual one"
    )
    for option, read, example in (
        ("--set", arguments.assignment, "a field of the optimizer, such as learning_rate=0.1"),
        ("--rule", arguments.assignment, "a field of the step rule, such as gamma=0.99"),
        ("--param", arguments.parameter, "a parameter of the formula, such as a=1"),
    ):
        parser.add_argument(
            option,
            type=read,
            action="append",
            default=[],
            metavar="NAME=V",
            help=f"{example}; may be repeated",
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


def document_of(given: argparse.Namespace) -> Document:
    """Return the document that the arguments describe.

    Raises
    ------
    ValueError
        One sentence: no such function, method or rule, or no start.
    """
    document = _function(given)
    optimizer = optimizers[given.optimizer].key
    rule = step_rules[given.step_rule].key if given.step_rule else ""
    run = Run(
        optimizer=optimizer,
        hyperparameters={optimizer: _default_rate(document, optimizer) | dict(given.set)},
        step_rule=rule,
    )
    run = structs.replace(run, rules={chosen_rule(run): dict(given.rule)})
    parameters = document.parameters | dict(given.param)
    return structs.replace(
        _with_criteria(document, vars(given)),
        variables=_variables(document, given.variables, parameters),
        parameters=parameters,
        is_maximizing=given.maximize,
        seed=given.seed,
        runs=(run,),
    )


def facts_of(document: Document) -> Facts:
    """Return what ``document`` means, which has one run from one start.

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
    variables, start = facts.objective.variables, document.starts[0]
    if len(variables) != len(start):
        wanted = f"{format_count(len(variables), 'number')}, for {', '.join(variables)}"
        raise ValueError(
            f"--start has {format_count(len(start), 'number')}, but a point has {wanted}"
        )
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
        if given.start is None:
            raise ValueError("--start is missing: where the descent begins, such as --start -2,1")
        return Document(expression=name, starts=(given.start,))
    if name not in problems():
        raise ValueError(f"there is no problem {name!r}; there are: {', '.join(problems())}")
    document = choose_problem(Document(), name)
    return structs.replace(document, starts=(given.start or document.starts[0],))


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
