"""What is computed for the document: its runs and its surface, asked for and taken in."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from gdviewer.core.descent import Descent
from gdviewer.core.explanation import Explained
from gdviewer.core.moment import Moment
from gdviewer.core.objective import Objective
from gdviewer.state.document import Document
from gdviewer.state.facts import Facts
from gdviewer.state.frame import Inside, Path
from gdviewer.state.time.pace import Pace
from gdviewer.state.work.courtesy import Courtesy
from gdviewer.state.work.delivery import AnyDelivery, Failure
from gdviewer.state.work.explaining import Explanations, Wish
from gdviewer.state.work.interests import Interest
from gdviewer.state.work.jobs import Job
from gdviewer.state.work.moments import Moments, StepsOf, inspected
from gdviewer.state.work.outlook import Outlook
from gdviewer.state.work.outlooks import Outlooks
from gdviewer.state.work.rates import Rates
from gdviewer.state.work.runner import Runner
from gdviewer.state.work.runs import LiveRun, RunKey, Runs
from gdviewer.state.work.station import Station
from gdviewer.state.work.study import Study
from gdviewer.state.work.surface import Surface
from gdviewer.state.work.swarming import Swarming
from gdviewer.state.work.tuning import TuningReport, Tunings


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
        self._runner = Runner(self._take, self)
        self.runs = Runs()
        self.swarm = Swarming()
        self._rates = Rates(self.rate_found.emit)
        self._tunings = Tunings()
        self.surface = Surface()
        self._moments = Moments()
        self._explanations = Explanations()
        self._outlooks = Outlooks()
        self.study = Study(self.surface, self._runner.submit, self)
        self.study.arrived.connect(self.arrived)
        self.study.failed.connect(self.failed)
        self._stations: tuple[Station[Any, Any], ...] = (
            self.surface,
            self.runs,
            self.swarm,
            self._rates,
            self._tunings,
            self._moments,
            self._explanations,
            self._outlooks,
            *self.study.stations,
        )

    @property
    def courtesy(self) -> Courtesy:
        """What the window holds while it paints."""
        return self._runner.courtesy

    def set_frame(self, milliseconds: int) -> None:
        """Take the worker's answers at most that often."""
        self._runner.frame_milliseconds = milliseconds

    def close(self) -> None:
        """End the worker's thread, and the child processes."""
        self.study.close()
        self._runner.close()

    def ask_for_runs(self, facts: Facts, allowed: int, first: int, restarts: bool = False) -> None:
        """Have the runs computed that changed; see :meth:`Runs.change`."""
        self._begin(*self.runs.change(facts, allowed, first, restarts))

    def ask_for_swarm(self, facts: Facts, is_dragging: bool, restarts: bool) -> None:
        """Have the swarm computed where it changed; see :meth:`Swarming.change`."""
        job = self.swarm.change(facts.swarm, is_dragging, restarts)
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
        self._begin(*self._rates.change(facts.trials, is_dragging))

    @property
    def tuning(self) -> TuningReport | None:
        """What is known of the tuning that was asked for last."""
        return self._tunings.report

    def begin_tuning(self, plan: Document, budget: int, *, is_comparison: bool) -> None:
        """Have the rates of ``plan`` tuned, in the place of what was tuned before."""
        self.drop_tuning()
        self._begin(self._tunings.begin(plan, budget, is_comparison=is_comparison))

    def drop_tuning(self) -> None:
        """Forget what was tuned, and what is being."""
        self._begin((), self._tunings.drop())

    def check_tuning(self, document: Document) -> None:
        """Forget what was tuned for another function, starts or target than those now."""
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

        First those at the playhead, then those of some ``steps`` of one run.
        """
        looked_into = [
            (path, descent, pace.step_at(playhead, path.trajectory, path.length))
            for path, descent in inspected(self.runs.all, ids)
        ]
        chosen = self._current(steps.run)
        listed = [(*chosen, step) for step in steps.steps] if chosen is not None else []
        self._begin(*self._moments.change([*looked_into, *listed]))
        insides = self._moments.shown((path, step) for path, _, step in looked_into)
        rows = self._moments.shown((path, step) for path, _, step in listed)
        return insides, tuple(inside.moment for inside in rows)

    def explain(
        self, pace: Pace, playhead: int, key: RunKey, *, is_passing: bool
    ) -> Explained | None:
        """Return what the run with that key does at the playhead.

        As long as somebody is interested it is asked for; until it is there, what was explained
        last of the same run. A playhead that ``is_passing`` is not at that step any more.
        """
        has_arithmetic = self.study.is_asked_for(Interest.ARITHMETIC)
        is_wanted = has_arithmetic or self.study.is_asked_for(Interest.STABILITY)
        run = self._current(key) if is_wanted else None
        step = pace.step_at(playhead, run[0].trajectory, run[0].length) if run is not None else 0
        wish = Wish(step, has_arithmetic, is_passing)
        self._begin(*self._explanations.change(run, wish))
        return self._explanations.shown(step)

    def look_out(self, key: RunKey, is_dragging: bool) -> Outlook | None:
        """Return what is known of the end of the run with that key.

        It is looked for as long as somebody is interested, and unasked where the run is lost; but
        not under a drag.
        """
        run = self.runs.of(key)
        if run is not None and (run.awaits_rate or not self._is_outlook_wanted(run)):
            run = None
        if not is_dragging:
            self._begin(*self._outlooks.change(run))
        return self._outlooks.of(run)

    def await_the_rest(self) -> None:
        """Take what comes next at once: what has come is not shown before."""
        self._runner.take_at_once()

    def has_all(self, steps: int) -> bool:
        """Whether the function has come as it was asked for last, and each run to ``steps``."""
        return self.surface.has_all and self.runs.have(steps)

    def allow(self, steps: int, is_rewound: bool) -> None:
        """Let every run go on to ``steps`` steps, and the swarm to its end unless rewound."""
        is_run_waiting = self.runs.allow(steps)
        is_swarm_waiting = not is_rewound and self.swarm.go_on()
        if is_run_waiting or is_swarm_waiting:
            self._runner.wake()

    def _is_outlook_wanted(self, run: LiveRun) -> bool:
        return run.is_lost or self.study.is_asked_for(Interest.OUTLOOK)

    def _current(self, key: RunKey) -> tuple[Path, Descent] | None:
        """Return the run with that key, where its newest steps are there."""
        run = self.runs.of(key)
        return run.current if run is not None else None

    def _begin(self, jobs: Sequence[Job], forgotten: Sequence[Hashable] = ()) -> None:
        """Give up the jobs with the keys ``forgotten``, then have ``jobs`` done."""
        for key in forgotten:
            self._runner.cancel(key)
        for job in jobs:
            self._runner.submit(job)

    def _take(self, deliveries: list[AnyDelivery]) -> None:
        """Hand the worker's answers of one frame to who asked for them."""
        was_tuning = self._is_tuning
        for delivery in deliveries:
            station = next(one for one in self._stations if one.owns(delivery.key))
            if not isinstance(delivery.answer, Failure):
                station.take(delivery)
            elif station.fail(delivery):
                self.failed.emit(f"The computation failed: {delivery.answer.message}")
            if station is self.surface:
                self.study.look_around()
        self.arrived.emit()
        if was_tuning and not self._is_tuning:
            self.tuning_ended.emit()

    @property
    def _is_tuning(self) -> bool:
        return self.tuning is not None and self.tuning.is_running
