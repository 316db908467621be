"""Shorter forms of a formula's derivatives, taken only where they have the same values."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass

import numpy as np

from gdviewer.core.bounds import Bounds
from gdviewer.core.expression import Expression
from gdviewer.core.expression.program import Program
from gdviewer.core.objective import Array, ExpressionObjective
from gdviewer.core.symbolic.helper import Helper, TooLargeError
from gdviewer.core.symbolic.messages import SHORT, ShorterForm, Simplify
from gdviewer.core.symbolic.wire import Namespace, Verbatim, pack, unpack

_POINTS = 48
_FEWEST = 8  # of them where f and its derivative are finite; with less there is no telling
_RELATIVE = 1e-7
_ABSOLUTE = 1e-10  # of the largest value: what cancellation leaves of a small one


@dataclass(frozen=True, slots=True, eq=False)
class Simplified:
    """The derivatives of ``expression``, each as a shorter formula, or None where it stands.

    ``hessian`` has one row per variable. Nothing more comes where it ``is_complete``; what is None
    may have a shorter form that nobody found where it ``is_too_large``.
    """

    expression: Expression
    gradient: tuple[Expression | None, ...]
    hessian: tuple[tuple[Expression | None, ...], ...]
    is_complete: bool
    is_too_large: bool = False


def simplify(
    objective: ExpressionObjective,
    bounds: Bounds,
    seconds: float,
    helper: Helper,
    is_wanted: Callable[[], bool],
) -> Iterator[Simplified]:
    """Yield the derivatives of ``objective`` with ever shorter forms, found within ``seconds``.

    Each form is compared with ours at random points of ``bounds`` first. What is not wanted any
    more ends without a complete answer.
    """
    expression = objective.expression
    derivatives = _derivatives(expression)
    names = Namespace(expression.variables, expression.parameter_names)
    found: dict[int, Expression] = {}
    is_too_large = False
    try:
        formulas = pack([expression.root, *(one.root for one in derivatives)], names)
        question = Simplify(formulas, len(names.variables), len(names.parameters), seconds)
        with closing(helper.answers(question, is_wanted)) as answers:
            for answer in answers:
                if isinstance(answer, ShorterForm):
                    form = _form(answer, names)
                    if _is_shorter_and_equal(form, derivatives[answer.place], objective, bounds):
                        found[answer.place] = form
                        yield _record(expression, found, is_complete=False)
    except (TooLargeError, ValueError):
        is_too_large = True
    if is_wanted():
        is_too_large = is_too_large and any(
            place not in found and len(str(one)) > SHORT for place, one in enumerate(derivatives)
        )
        yield _record(expression, found, is_complete=True, is_too_large=is_too_large)


def _derivatives(expression: Expression) -> tuple[Expression, ...]:
    """Return the gradient and the upper triangle of the Hessian, row by row."""
    upper = (part for i, row in enumerate(expression.hessian) for part in row[i:])
    return (*expression.gradient, *upper)


def _form(answer: ShorterForm, names: Namespace) -> Expression:
    graph = Verbatim(names.variables)
    (root,) = unpack(answer.formulas, graph, names)
    return Expression(graph, root, names.parameters)


def _record(
    expression: Expression,
    found: Mapping[int, Expression],
    *,
    is_complete: bool,
    is_too_large: bool = False,
) -> Simplified:
    size = len(expression.variables)
    rows: list[list[Expression | None]] = [[None] * size for _ in range(size)]
    upper = ((i, j) for i in range(size) for j in range(i, size))
    for place, (i, j) in enumerate(upper, size):
        rows[i][j] = rows[j][i] = found.get(place)
    gradient = tuple(found.get(place) for place in range(size))
    return Simplified(expression, gradient, tuple(map(tuple, rows)), is_complete, is_too_large)


def _is_shorter_and_equal(
    form: Expression, plain: Expression, objective: ExpressionObjective, bounds: Bounds
) -> bool:
    """Whether ``form`` reads shorter and has the values of ``plain`` wherever that has one."""
    if len(str(form)) >= len(str(plain)):
        return False
    points = _random_points(bounds, len(objective.variables))
    f = objective.value(points)
    ours, theirs = (_values(one, points, objective) for one in (plain, form))
    is_known = np.isfinite(f) & np.isfinite(ours)
    if is_known.sum() < _FEWEST:
        return False
    ours, theirs = ours[is_known], theirs[is_known]
    tolerance = _RELATIVE * np.abs(ours) + _ABSOLUTE * np.abs(ours).max()
    with np.errstate(all="ignore"):
        return bool((np.abs(theirs - ours) <= tolerance).all())


def _values(expression: Expression, points: Array, objective: ExpressionObjective) -> Array:
    program = Program(expression.graph, [expression.root], expression.parameter_names)
    values: Array = program.on_columns(list(points.T), tuple(objective.parameters.values()))[0]
    return values


def _random_points(bounds: Bounds, dimension: int) -> Array:
    """Return points of the view, ``(48, dimension)``; beyond two variables, of a box as wide."""
    generator = np.random.Generator(np.random.Philox(key=[0, 0]))
    low = np.array([bounds.xmin, bounds.ymin] * dimension)[:dimension]
    size = np.array([bounds.width, bounds.height] * dimension)[:dimension]
    return low + size * generator.random((_POINTS, dimension))
