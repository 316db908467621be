"""The work that the worker does: generators that yield frozen answers in short slices."""

from __future__ import annotations

from collections.abc import Callable, Generator, Hashable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from time import perf_counter
from typing import TypeVar

from gdviewer.core.bounds import Bounds
from gdviewer.core.convexity.judging import judge
from gdviewer.core.convexity.view import View
from gdviewer.core.critical_points.search import search_critical_points
from gdviewer.core.curve import Curve, sample_curve
from gdviewer.core.descent import Checkpoint, Descent, Step
from gdviewer.core.moment import moments
from gdviewer.core.objective import ExpressionObjective, Objective
from gdviewer.core.sampling import Field, sample
from gdviewer.core.shading import Shading
from gdviewer.core.smoothness.warnings import warnings_in
from gdviewer.core.stopping import StopReason
from gdviewer.core.trajectory import Chunk
from gdviewer.core.trial import Trial, search_rate
from gdviewer.core.tuning import Attempts, Tuning, tune
from gdviewer.core.walker import iterate
from gdviewer.state.document import MOST_STEPS
from gdviewer.state.work.answers import (
    Answer,
    Found,
    FoundAttempts,
    FoundMoments,
    FoundRate,
    Progress,
    Resting,
    Working,
)

T = TypeVar("T")

SLICE_SECONDS = 0.001
"""How long a job works before others, and the stop flag, have their turn."""


@dataclass(slots=True)
class Allowance:
    """How many steps a run may take for now; the window raises it as the playhead moves on."""

    steps: int


@dataclass(frozen=True, slots=True, eq=False)
class Job:
    """Something to compute.

    A job replaces the one of the same ``key``; answers carry ``generation``, so that those of
    a job that was replaced are told apart. The smallest ``priority`` goes first.
    """

    key: Hashable
    generation: int
    priority: int
    answers: Callable[[], Generator[Answer, None, None]]


def descend_in_slices(
    descent: Descent, allowance: Allowance, first: int
) -> Generator[Answer, None, None]:
    """Yield the points of ``descent`` a slice at a time, resting where the allowance ends.

    The first answer comes when there are ``first`` points (or thirty slices are over), so that a
    path that is redrawn under the hand is whole in its first frame. A run without end is stopped
    where no more steps can be kept.
    """
    taken = -1
    steps = iterate(descent, lambda: taken < MOST_STEPS)
    patience = 30 * SLICE_SECONDS
    while True:
        batch: list[Step] = []
        stop: StopReason | None = None
        deadline = perf_counter() + patience
        while taken < allowance.steps or taken == MOST_STEPS:
            try:
                batch.append(next(steps))
            except StopIteration as ended:
                stop = ended.value
                break
            taken += 1
            if perf_counter() > deadline or taken + 1 == first:
                break
        patience = SLICE_SECONDS
        if batch or stop:
            yield Progress(Chunk.of(batch, len(descent.start)), stop)
        if stop:
            return
        if taken >= allowance.steps:
            yield Resting()


def sample_surface(
    objective: Objective,
    bounds: Bounds,
    columns: int,
    rows: int,
    is_maximizing: bool,
    shading: Shading | None,
    like: Shading | None,
) -> Generator[Answer, None, None]:
    """Yield the field of ``bounds``, ``columns`` × ``rows`` points; see :func:`sample`."""
    yield sample(objective, bounds, columns, rows, is_maximizing, shading=shading, like=like)


def sample_along(
    objective: Objective,
    span: tuple[float, float],
    columns: int,
    rows: int,
    value_range: tuple[float, float] | None,
) -> Generator[Answer, None, None]:
    """Yield the curve over ``span``; see :func:`sample_curve`."""
    yield sample_curve(objective, span, columns, rows, value_range)


def look_for_critical_points(
    objective: Objective, sampled: Field | Curve
) -> Generator[Answer, None, None]:
    """Yield the critical points in the view of ``sampled``, at the end of some slices."""
    search = search_critical_points(objective, sampled.axes, sampled.values)
    yield Found((yield from in_slices(search)))


def search_warnings(objective: Objective, sampled: Field | Curve) -> Generator[Answer, None, None]:
    """Yield what is to be warned of in the view of ``sampled``, at the end of some slices.

    It is read off a formula: of a function without one nothing is known.
    """
    if not isinstance(objective, ExpressionObjective):
        yield Found(())
        return
    spans = [(float(axis[0]), float(axis[-1])) for axis in sampled.axes]
    yield Found((yield from in_slices(warnings_in(objective, spans))))


def judge_convexity(objective: Objective, sampled: Field | Curve) -> Generator[Answer, None, None]:
    """Yield the verdict on convexity in the view of ``sampled``, at the end of some slices."""
    verdict = yield from in_slices(judge(objective, View(sampled.axes, sampled.values)))
    yield Found(verdict)


def look_inside(
    descent: Descent, checkpoint: Checkpoint, count: int
) -> Generator[Answer, None, None]:
    """Yield ``count`` moments of ``descent`` from ``checkpoint`` on, a slice at a time."""
    for found in in_slices_of(islice(moments(descent, checkpoint), count)):
        yield FoundMoments(found)


def try_rates(trial: Trial) -> Generator[Answer, None, None]:
    """Yield the rate that ``trial`` asks for, at the end of as many slices as it takes."""
    yield FoundRate((yield from in_slices(search_rate(trial))))


def tune_in_slices(tuning: Tuning) -> Generator[Answer, None, None]:
    """Yield the rates that were tried each time there is one more, at last with the best."""
    search = tune(tuning)
    attempts: Attempts = ()
    deadline = perf_counter() + SLICE_SECONDS
    while True:
        try:
            found = next(search)
        except StopIteration as end:
            yield FoundAttempts(attempts, end.value)
            return
        if found:
            attempts = found
            yield FoundAttempts(attempts)
        elif perf_counter() > deadline:
            yield Working()
        else:
            continue
        deadline = perf_counter() + SLICE_SECONDS


def in_slices_of(source: Iterable[T]) -> Iterator[tuple[T, ...]]:
    """Yield what ``source`` gives, as much at a time as comes in a slice."""
    found: list[T] = []
    deadline = perf_counter() + SLICE_SECONDS
    for one in source:
        found.append(one)
        if perf_counter() > deadline:
            yield tuple(found)
            found.clear()
            deadline = perf_counter() + SLICE_SECONDS
    yield tuple(found)


def in_slices(search: Generator[object, None, T]) -> Generator[Answer, None, T]:
    """Go through with ``search``, a slice at a time, and return what it found."""
    deadline = perf_counter() + SLICE_SECONDS
    while True:
        try:
            next(search)
        except StopIteration as end:
            found: T = end.value
            return found
        if perf_counter() > deadline:
            yield Working()
            deadline = perf_counter() + SLICE_SECONDS
