"""The rows of the table of steps: what is said of each point of a run, and of the step to it."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice

import numpy as np

from gdviewer.core.descent import Descent
from gdviewer.core.moment import Moment, moments
from gdviewer.core.numbers import format_exact
from gdviewer.core.objective import Array
from gdviewer.core.terms import Term
from gdviewer.core.trajectory import Trajectory

STEP = "step"


def headers(variables: Sequence[str]) -> tuple[str, ...]:
    """Return the names of the columns that every method has."""
    norm = "|f′|" if len(variables) == 1 else "∥∇f∥"
    return STEP, *variables, "f", norm, "α", "η"


def figures(trajectory: Trajectory, step: int) -> tuple[float, ...]:
    """Return what stands in the columns behind ``step``; nan where there is nothing.

    Step size and learning rate are those of the step that led there, as in a chart or a file.
    """
    x, gradient = trajectory.x[step].tolist(), trajectory.gradient[step].tolist()
    rates = (trajectory.step_size, trajectory.learning_rate)
    alpha, eta = (float(rate[step - 1]) if step else math.nan for rate in rates)
    return *x, float(trajectory.f[step]), math.hypot(*gradient), alpha, eta


def in_one_cell(value: Array, write: Callable[[float], str]) -> str:
    """Return a number, ``(1, 2)`` for a vector, ``(1, 2), (3, 4)`` for a matrix or points."""
    if value.ndim == 0:
        return write(float(value))
    if value.ndim == 1:
        return f"({', '.join(map(write, value.tolist()))})"
    return ", ".join(in_one_cell(row, write) for row in value)


def as_text(
    name: str,
    variables: Sequence[str],
    trajectory: Trajectory,
    descent: Descent,
    rows: Sequence[range],
    is_wanted: Callable[[], bool] = lambda: True,
) -> str:
    """Return ``rows``, in order, as tab-separated text with headers and all digits.

    The name of the run stands above. The own terms of the method are computed anew; it stops
    between two rows when it ``is_wanted`` no more.
    """
    symbols: list[str] = []
    lines = []
    for step, terms in _with_terms(trajectory, descent, rows):
        if not is_wanted():
            break
        own = {term.symbol: in_one_cell(np.asarray(term.value), format_exact) for term in terms}
        symbols += [symbol for symbol in own if symbol not in symbols]
        numbers = figures(trajectory, step)
        cells = ("" if math.isnan(number) else format_exact(number) for number in numbers)
        lines.append([str(step), *cells, *(own.get(symbol, "") for symbol in symbols)])
    header = [*headers(variables), *symbols]
    return "\n".join("\t".join(line) for line in ([name], header, *lines)) + "\n"


def _with_terms(
    trajectory: Trajectory, descent: Descent, rows: Sequence[range]
) -> Iterator[tuple[int, tuple[Term, ...]]]:
    """Yield each step of ``rows`` with the terms of the step that led there."""
    for part in filter(None, rows):
        led: Iterator[Moment | None] = _moments_from(trajectory, descent, max(part.start - 1, 0))
        for step, moment in zip(part, chain((None,) * (part.start == 0), led), strict=False):
            yield step, moment.terms if moment is not None else ()


def _moments_from(trajectory: Trajectory, descent: Descent, step: int) -> Iterator[Moment]:
    """Yield the moments from ``step`` on."""
    checkpoint = trajectory.checkpoint(step)
    return islice(moments(descent, checkpoint), step - checkpoint.step, None)
