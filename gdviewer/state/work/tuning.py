"""The tuning of learning rates as it stands: what is asked for, what was tried, what was best."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from msgspec import structs

from gdviewer.core.descent import Descent
from gdviewer.core.tuning import USUAL_ATTEMPTS, Attempts, Tuning, why_not
from gdviewer.state.document import Document
from gdviewer.state.edits.rate_edits import RATE
from gdviewer.state.readings.course import course_of
from gdviewer.state.readings.run_names import run_names
from gdviewer.state.resolve import resolve
from gdviewer.state.run import Run
from gdviewer.state.work.answers import FoundAttempts
from gdviewer.state.work.delivery import Delivery
from gdviewer.state.work.jobs import Job, tune_in_slices

BUDGET = 1000
"""How many evaluations each learning rate may ask for, unless the user says otherwise."""

_PRIORITY = 4  # after all that is seen at once


@dataclass(frozen=True, slots=True)
class TuningKey:
    """The tuning of which run, by its id."""

    run: int


@dataclass(frozen=True, slots=True, eq=False)
class TunedRun:
    """A run as it was when its tuning was asked for, and what has come of it.

    ``rate`` is what it has without tuning. ``best`` is None until it is found; ``refusal`` says why
    the run is left out, empty where it is not.
    """

    run: Run
    name: str
    rate: float
    attempts: Attempts = ()
    best: float | None = None
    refusal: str = ""

    @property
    def is_over(self) -> bool:
        """Whether nothing more is tried."""
        return self.best is not None or bool(self.refusal)

    @property
    def progress(self) -> float:
        """How much of the work is done, from 0 to 1; a guess until the end."""
        return 1.0 if self.is_over else min(len(self.attempts) / USUAL_ATTEMPTS, 0.95)


@dataclass(frozen=True, slots=True, eq=False)
class TuningReport:
    """What is known of a tuning with ``budget`` evaluations for each rate.

    ``plan`` is the document that is tuned; where ``is_comparison`` its runs are to take the place
    of those there are.
    """

    plan: Document
    budget: int
    is_comparison: bool
    runs: tuple[TunedRun, ...]

    @property
    def is_running(self) -> bool:
        """Whether there is more to come."""
        return not all(one.is_over for one in self.runs)

    @property
    def progress(self) -> float:
        """How much of the work is done, from 0 to 1."""
        return sum(one.progress for one in self.runs) / len(self.runs)


class Tunings:
    """Asks for one tuning at a time, a job for each run."""

    def __init__(self) -> None:
        self.report: TuningReport | None = None
        self._generation = 0

    def begin(self, plan: Document, budget: int, *, is_comparison: bool) -> list[Job]:
        """Return the jobs that tune the visible runs of ``plan``; its text can be read."""
        self._generation += 1
        runs, jobs = [], []
        for run, tuning in _asked(plan, budget):
            runs.append(run)
            if tuning is not None:
                work = partial(tune_in_slices, tuning)
                jobs.append(Job(TuningKey(run.run.id), self._generation, _PRIORITY, work))
        self.report = TuningReport(plan, budget, is_comparison, tuple(runs))
        return jobs

    def drop(self) -> list[TuningKey]:
        """Forget it; return the keys of the jobs that may be under way."""
        report, self.report = self.report, None
        return [TuningKey(one.run.id) for one in report.runs] if report is not None else []

    def fits(self, document: Document) -> bool:
        """Whether what is tuned would be the same for ``document``, its runs apart."""
        return self.report is None or _ground(self.report.plan) == _ground(document)

    def owns(self, key: Hashable) -> bool:
        """Whether ``key`` is that of the tuning of a run."""
        return isinstance(key, TuningKey)

    def take(self, delivery: Delivery[TuningKey, FoundAttempts]) -> None:
        """Keep what was tried, unless nobody asks for it any more."""
        if delivery.generation == self._generation:
            attempts, best = delivery.answer.attempts, delivery.answer.best
            self._change(delivery.key, lambda one: replace(one, attempts=attempts, best=best))

    def fail(self, delivery: Delivery[TuningKey, object]) -> bool:
        """Leave out the run whose tuning failed; return whether it was still wanted."""
        is_news = delivery.generation == self._generation and self.report is not None
        if is_news:
            self._change(delivery.key, lambda one: replace(one, refusal="the computation failed"))
        return is_news

    def _change(self, key: TuningKey, change: Callable[[TunedRun], TunedRun]) -> None:
        if self.report is not None:
            runs = (change(one) if one.run.id == key.run else one for one in self.report.runs)
            self.report = replace(self.report, runs=tuple(runs))


def is_tuned_alike(one: Run, other: Run) -> bool:
    """Whether the best rate of one run is that of the other too."""
    return _settings(one) == _settings(other)


def _settings(run: Run) -> tuple[object, ...]:
    fields = run.hyperparameters.get(run.optimizer, {})
    others = {name: value for name, value in fields.items() if name != RATE}
    return run.optimizer, others, run.step_rule, run.rules


def _ground(document: Document) -> tuple[object, ...]:
    """Return what decides, beside the runs, which rate is the best."""
    function = (
        document.expression,
        document.variables,
        document.parameters,
        document.is_maximizing,
    )
    race = (document.starts, document.criteria, document.criteria_on, document.weights)
    return *function, *race, document.target, document.seed


def _asked(plan: Document, budget: int) -> Iterator[tuple[TunedRun, Tuning | None]]:
    """Yield each visible run with what is to be tuned; None where it is left out."""
    facts = resolve(plan)
    course = course_of(plan, facts)
    for run, name, method in zip(plan.runs, run_names(plan), facts.methods, strict=True):
        if not run.is_visible:
            continue
        mine = [one.descent for one in facts.requests if one.id == run.id]
        descents = tuple(_within(descent, budget) for descent in mine)
        reason = method.refusal or why_not(descents[0])
        asked = TunedRun(run, name, method.optimizer.first_rate, refusal=reason)
        yield asked, None if reason else Tuning(descents, course)


def _within(descent: Descent, budget: int) -> Descent:
    """Return ``descent`` with ``budget`` evaluations, of which each step asks for one at least."""
    limits = {"max_evaluations": budget, "max_steps": budget}
    return replace(descent, criteria=structs.replace(descent.criteria, **limits))
