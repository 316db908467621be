"""What is computed for the document: its runs and its surface, asked for and taken in."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from gdviewer.core.convexity.verdict import Verdict
from gdviewer.core.critical_points.records import NOT_KNOWN, CriticalPoints
from gdviewer.core.curve import Curve
from gdviewer.core.moment import Moment
from gdviewer.core.objective import Objective
from gdviewer.core.sampling import Field
from gdviewer.state.document import Document
from gdviewer.state.frame import Frame, Inside
from gdviewer.state.resolve import Facts
from gdviewer.state.time.pace import Pace
from gdviewer.state.work.courtesy import Courtesy
from gdviewer.state.work.findings import Findings
from gdviewer.state.work.insights import Insights
from gdviewer.state.work.interests import Interest, Interests
from gdviewer.state.work.jobs import (
    FoundAttempts,
    FoundCriticalPoints,
    FoundMoments,
    FoundRate,
    FoundVerdict,
    FoundWarnings,
    PreparedCalculus,
    Progress,
    judge_convexity,
    look_for_critical_points,
    search_warnings,
)
from gdviewer.state.work.moments import Moments, MomentsKey, StepsOf, inspected
from gdviewer.state.work.preparation import Preparation
from gdviewer.state.work.rates import RateKey, Rates
from gdviewer.state.work.runner import Delivery, Failure, Runner
from gdviewer.state.work.runs import RunKey, Runs
from gdviewer.state.work.surface import Surface
from gdviewer.state.work.swarm import SwarmProgress
from gdviewer.state.work.swarming import Swarming
from gdviewer.state.work.tuning import TuningKey, TuningReport, Tunings


class Workshop(QObject):
    """Keeps what has come from the worker; ``arrived`` is emitted when there is more.

    ``rate_found`` is emitted with the id of a run and its learning rate, ``tuning_ended`` when all
    that was to be tuned is, ``failed`` with a sentence where a job ended by an exception.
    """

    arrived = Signal()
    tuning_ended = Signal()
    rate_found = Signal(int, float)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.runs = Runs()
        self.swarm = Swarming()
        self._rates = Rates()
        self._tunings = Tunings()
        self.surface = Surface()
        self.critical: Findings[CriticalPoints] = Findings(
            "critical points", look_for_critical_points, NOT_KNOWN
        )
        self._convexity: Findings[Verdict | None] = Findings("convexity", judge_convexity, None)
        self.warnings: Findings[tuple[str, ...]] = Findings("warnings", search_warnings, ())
        self._preparation = Preparation()
        self._interests = Interests()
        self._insights = Insights(self)
        self._insights.arrived.connect(self.arrived)
        self._insights.failed.connect(self.failed)
        self._moments = Moments()
        self._runner = Runner(self._take, self)

    @property
    def courtesy(self) -> Courtesy:
        """What the window holds while it paints."""
        return self._runner.courtesy

    def set_frame(self, milliseconds: int) -> None:
        """Take the worker's answers at most that often."""
        self._runner.frame_milliseconds = milliseconds

    def close(self) -> None:
        """End the worker's thread, and the child processes."""
        self._insights.close()
        self._runner.close()

    def ask_for_runs(self, facts: Facts, allowed: int, first: int, restarts: bool = False) -> None:
        """Have the runs computed that changed; see :meth:`Runs.change`."""
        jobs, forgotten = self.runs.change(facts, allowed, first, restarts)
        for key in forgotten:
            self._runner.cancel(key)
        for job in jobs:
            self._runner.submit(job)

    def ask_for_swarm(self, facts: Facts, is_dragging: bool) -> None:
        """Have the swarm computed where it changed; see :meth:`Swarming.change`."""
        job = self.swarm.change(facts.swarm, is_dragging)
        if job is not None:
            self._runner.submit(job)
        elif facts.swarm is None:
            self._runner.cancel(self.swarm.key)

    @property
    def are_finished(self) -> bool:
        """Whether every run, and the swarm, has come to its stop."""
        return self.runs.are_finished and self.swarm.is_finished

    def playable(self, pace: Pace) -> int:
        """Return how far the playhead can go now: what is not finished holds it back.

        A swarm counts as long as all is counted in steps; evaluations are those of the runs.
        """
        swarm, ends = max(self.swarm.length - 1, 0), self.runs.playable(pace)
        if pace.counts_evaluations or self.swarm.length == 0:
            return ends
        if self.runs.are_finished == self.swarm.is_finished:
            return max(ends, swarm) if self.swarm.is_finished else min(ends, swarm)
        return ends if self.swarm.is_finished else swarm

    def ask_for_rates(self, facts: Facts, is_dragging: bool) -> None:
        """Have the learning rates found that are wanted; see :meth:`Rates.change`."""
        jobs, forgotten = self._rates.change(facts.trials, is_dragging)
        for key in forgotten:
            self._runner.cancel(key)
        for job in jobs:
            self._runner.submit(job)

    @property
    def tuning(self) -> TuningReport | None:
        """What is known of the tuning that was asked for last."""
        return self._tunings.report

    def begin_tuning(self, plan: Document, budget: int, *, is_comparison: bool) -> None:
        """Have the rates of ``plan`` tuned, in the place of what was tuned before."""
        self.drop_tuning()
        for job in self._tunings.begin(plan, budget, is_comparison=is_comparison):
            self._runner.submit(job)

    def drop_tuning(self) -> None:
        """Forget what was tuned, and what is being."""
        for key in self._tunings.drop():
            self._runner.cancel(key)

    def check_tuning(self, document: Document) -> None:
        """Forget what was tuned for another function or other starts than those now."""
        if not self._tunings.fits(document):
            self.drop_tuning()

    def ask_for_surface(
        self,
        objective: Objective | None,
        is_maximizing: bool,
        is_dragging: bool,
        value_range: tuple[float, float] | None,
    ) -> None:
        """Have the function sampled where what is to be seen has changed."""
        job = self.surface.change(objective, is_maximizing, is_dragging, value_range)
        if job is not None:
            self._runner.submit(job)

    def look_inside(
        self, pace: Pace, playhead: int, ids: Collection[int], steps: StepsOf
    ) -> tuple[tuple[Inside, ...], tuple[Moment, ...]]:
        """Return what is known of the inner workings of runs, and have more computed.

        First those at the playhead, then those of some ``steps`` of one run from the first start.
        """
        looked_into = [
            (path, descent, pace.step_at(playhead, path.trajectory, path.length))
            for path, descent in inspected(self.runs.all, ids)
        ]
        listed = [
            (path, descent, step)
            for path, descent in inspected(self.runs.all, (steps.run,))[:1]
            for step in steps.steps
        ]
        jobs, forgotten = self._moments.change([*looked_into, *listed])
        for key in forgotten:
            self._runner.cancel(key)
        for job in jobs:
            self._runner.submit(job)
        insides = self._moments.shown((path, step) for path, _, step in looked_into)
        rows = self._moments.shown((path, step) for path, _, step in listed)
        return insides, tuple(inside.moment for inside in rows)

    def want(self, interest: Interest, asker: str, is_wanted: bool) -> None:
        """Find out what ``asker`` is interested in, as long as it is."""
        self._interests.set(interest, asker, is_wanted)
        self._look_around()

    def with_insights(self, frame: Frame) -> Frame:
        """Return ``frame`` with what somebody is interested in, as far as it is known."""
        objective, interests = frame.facts.objective, self._interests
        simplified = self._insights.simplified(
            objective, frame.document.bounds, Interest.SIMPLIFIED in interests
        )
        found = self._convexity.of(objective)
        verdict = self._insights.verdict(objective, found, Interest.CONVEXITY in interests)
        settled = self.surface.settled
        if verdict is not None and not (verdict.is_proof or self._convexity.are_of(settled)):
            verdict = None  # it is of the view before
        is_shown = Interest.WITNESS in interests
        witness = verdict.witness if verdict is not None and is_shown else None
        return replace(
            frame,
            simplified=simplified,
            convexity=verdict,
            witness=witness,
            has_calculus=self._prepare_calculus(frame),
            is_looking=not (self.critical.are_of(settled) and self.warnings.are_of(settled)),
        )

    def await_the_rest(self) -> None:
        """Take what comes next at once: what has come is not shown before."""
        self._runner.take_at_once()

    def has_all(self, steps: int) -> bool:
        """Whether the function has come as it was asked for last, and each run to ``steps``."""
        return self.surface.has_all and self.runs.have(steps)

    def allow(self, steps: int) -> None:
        """Let every run go on to ``steps`` steps."""
        if self.runs.allow(steps):
            self._runner.wake()

    def _take(self, deliveries: list[Delivery]) -> None:
        """Take the worker's answers of one frame; those of an old generation are dropped."""
        was_tuning = self._is_tuning
        for delivery in deliveries:
            answer = delivery.answer
            if isinstance(answer, Failure):
                self._fail(delivery, answer)
            elif isinstance(answer, Field | Curve):
                self.surface.take(delivery.generation, answer)
                self._look_around()
            elif isinstance(answer, FoundCriticalPoints):
                self.critical.take(delivery.generation, answer.found)
            elif isinstance(answer, FoundVerdict):
                self._convexity.take(delivery.generation, answer.verdict)
            elif isinstance(answer, FoundWarnings):
                self.warnings.take(delivery.generation, answer.sentences)
            elif isinstance(answer, PreparedCalculus):
                self._preparation.take(delivery.generation)
            elif isinstance(answer, Progress) and isinstance(delivery.key, RunKey):
                self.runs.take(delivery.key, delivery.generation, answer)
            elif isinstance(answer, FoundMoments) and isinstance(delivery.key, MomentsKey):
                self._moments.take(delivery.key, delivery.generation, answer.moments)
            elif isinstance(answer, FoundAttempts) and isinstance(delivery.key, TuningKey):
                self._tunings.take(delivery.key, delivery.generation, answer)
            elif isinstance(answer, SwarmProgress):
                self.swarm.take(delivery.generation, answer)
            elif isinstance(answer, FoundRate) and isinstance(delivery.key, RateKey):
                self._tell_rate(delivery.key, delivery.generation, answer.rate)
        self.arrived.emit()
        if was_tuning and not self._is_tuning:
            self.tuning_ended.emit()

    @property
    def _is_tuning(self) -> bool:
        return self.tuning is not None and self.tuning.is_running

    def _fail(self, delivery: Delivery, failure: Failure) -> None:
        """Tell of a job that failed, unless it was replaced since."""
        if isinstance(delivery.key, RunKey):
            is_news = self.runs.fail(delivery.key, delivery.generation)
        elif isinstance(delivery.key, RateKey):
            is_news = self._fail_trial(delivery.key, delivery.generation)
        elif isinstance(delivery.key, TuningKey):
            is_news = self._tunings.fail(delivery.key, delivery.generation)
        elif isinstance(delivery.key, MomentsKey):
            is_news = self._moments.fail(delivery.key, delivery.generation)
        elif delivery.key == self.swarm.key:
            is_news = self.swarm.fail(delivery.generation)
        elif delivery.key == self.critical.key:
            is_news = self.critical.fail(delivery.generation)
        elif delivery.key == self._convexity.key:
            is_news = self._convexity.fail(delivery.generation)
        elif delivery.key == self.warnings.key:
            is_news = self.warnings.fail(delivery.generation)
        elif delivery.key == self._preparation.key:
            is_news = self._preparation.fail(delivery.generation)
        else:
            is_news = self.surface.fail(delivery.generation)
        if is_news:
            self.failed.emit(f"The computation failed: {failure.message}")

    def _look_around(self) -> None:
        """Have critical points and rough places looked for where the function is at rest."""
        settled = self.surface.settled
        jobs = [self.warnings.change(settled), self.critical.change(settled)]
        if Interest.CONVEXITY in self._interests:
            jobs.append(self._convexity.change(settled))
        for job in jobs:
            if job is not None:
                self._runner.submit(job)

    def _prepare_calculus(self, frame: Frame) -> bool:
        """Return whether the calculus of the function comes at once; prepare it if it is wanted."""
        objective = frame.facts.objective
        if Interest.CALCULUS in self._interests or frame.document.shows_eigenvectors:
            job = self._preparation.change(objective, frame.point)
            if job is not None:
                self._runner.submit(job)
        return self._preparation.has(objective)

    def _tell_rate(self, key: RateKey, generation: int, rate: float) -> None:
        """Tell what a trial has found, unless it is outdated."""
        if self._rates.take(key, generation):
            self.rate_found.emit(key.run, rate)

    def _fail_trial(self, key: RateKey, generation: int) -> bool:
        """Let the run go on with the method's own rate; return False for an old trial."""
        trial = self._rates.take(key, generation)
        if trial is not None:
            self.rate_found.emit(key.run, trial.optimizer.first_rate)
        return trial is not None
