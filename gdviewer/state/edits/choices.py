"""What each edit makes of a document: pure functions from Document to Document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from msgspec.structs import replace

from gdviewer.core.hyperparameters import Setting
from gdviewer.core.problems import problem_with, problems
from gdviewer.state.chosen_rule import chosen_rule
from gdviewer.state.document import LONGEST_TEXT, Document
from gdviewer.state.edits.rate_edits import without_rate
from gdviewer.state.run import Run
from gdviewer.state.variables import USUAL, kept_choice


def choose_problem(document: Document, key: str) -> Document:
    """Show the built-in function ``key``: its text, parameters, bounds and start.

    A view that is locked stays.
    """
    problem = problems()[key]
    chosen = replace(
        document,
        problem=key,
        expression=problem.expression,
        variables=None,
        parameters=problem.values,
        parameter_ranges={},
        starts=(problem.start,),
        home=problem.bounds,
        is_maximizing=False,
        runs=tuple(_forget_rates(run) for run in document.runs),
    )
    if document.is_view_locked:
        return chosen
    return replace(chosen, bounds=problem.bounds, value_range=None)


def set_expression(document: Document, text: str) -> Document:
    """Take ``text``; a built-in function's own text is that function, any other is the user's.

    The variables that were chosen stay as long as they make sense for it. The values beside a curve
    are fitted again, unless the view is locked. What no file could hold is cut off.
    """
    text = text[:LONGEST_TEXT]
    variables = kept_choice(document, text)
    problem = problem_with(text) if variables in {None, USUAL} else ""
    values = document.value_range if document.is_view_locked else None
    return replace(
        document, expression=text, variables=variables, problem=problem, value_range=values
    )


def set_parameter(document: Document, name: str, value: float) -> Document:
    """Give the parameter ``name`` another value; the range of its slider has it in it."""
    ranges = document.parameter_ranges
    if name in ranges:
        ranges = ranges | {name: ranges[name].widened(value)}
    return replace(
        document, parameters=document.parameters | {name: value}, parameter_ranges=ranges
    )


def change_runs(document: Document, ids: Iterable[int], change: Callable[[Run], Run]) -> Document:
    """Put what ``change`` makes of each of the runs in its place."""
    wanted = {*ids}
    runs = tuple(change(run) if run.id in wanted else run for run in document.runs)
    return replace(document, runs=runs)


def set_hyperparameter(run: Run, name: str, value: Setting) -> Run:
    """Change a field of the run's optimizer."""
    fields = run.hyperparameters.get(run.optimizer, {}) | {name: value}
    return replace(run, hyperparameters=run.hyperparameters | {run.optimizer: fields})


def set_rule_field(run: Run, name: str, value: Setting) -> Run:
    """Change a field of the run's step rule."""
    key = chosen_rule(run)
    fields = run.rules.get(key, {}) | {name: value}
    return replace(run, rules=run.rules | {key: fields})


def use_default_fields(run: Run) -> Run:
    """Put all fields of the run's optimizer back, the learning rate too."""
    return replace(run, hyperparameters=_without(run.hyperparameters, run.optimizer))


def use_default_rule_fields(run: Run) -> Run:
    """Put all fields of the run's step rule back."""
    return replace(run, rules=_without(run.rules, chosen_rule(run)))


def set_criterion(document: Document, name: str, value: float) -> Document:
    """Change the value of a stopping criterion."""
    return replace(document, criteria=document.criteria | {name: value})


def enable_criterion(document: Document, name: str, is_on: bool) -> Document:
    """Tick a stopping criterion, or take its tick away."""
    others = tuple(other for other in document.criteria_on if other != name)
    return replace(document, criteria_on=(*others, name) if is_on else others)


def _forget_rates(run: Run) -> Run:
    """Drop the learning rates: they were chosen for another function."""
    kept = {key: without_rate(fields) for key, fields in run.hyperparameters.items()}
    return replace(run, hyperparameters=kept, auto_rates={})


def _without(fields: Mapping[str, dict[str, Setting]], key: str) -> dict[str, dict[str, Setting]]:
    return {name: values for name, values in fields.items() if name != key}
