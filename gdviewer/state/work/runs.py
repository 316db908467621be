"""The runs as they stand: what was asked for, what has come, and what is shown meanwhile."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace

from gdviewer.core.descent import Descent
from gdviewer.core.stability.ahead import LOST
from gdviewer.core.trajectory import Trajectory
from gdviewer.state.facts import Facts, Request
from gdviewer.state.frame import Path
from gdviewer.state.resolve import is_same_descent
from gdviewer.state.time.pace import Pace
from gdviewer.state.work.answers import Progress
from gdviewer.state.work.delivery import Delivery
from gdviewer.state.work.jobs import Allowance, Job, descend_in_slices

DESCENT_PRIORITY = 2


@dataclass(frozen=True, slots=True)
class RunKey:
    """Which run, by its id, from which start."""

    run: int
    start: int


@dataclass(slots=True, eq=False)
class LiveRun:
    """One run from one start.

    ``path`` is what is shown: it stays until the first points of a newer ``generation`` come. A
    run that ``awaits_rate`` is not computed until there is one.
    """

    request: Request
    generation: int
    allowance: Allowance
    path: Path | None = None
    awaits_rate: bool = False
    has_failed: bool = False

    @property
    def key(self) -> RunKey:
        """Which run, from which start."""
        return RunKey(self.request.id, self.request.start)

    @property
    def descent(self) -> Descent:
        """What is asked for."""
        return self.request.descent

    def ask_for(self, request: Request) -> None:
        """Take the same descent under another place in the document, or another color."""
        self.request = request
        if self.path is not None:
            self.path = replace(self.path, run=request.run, color=request.color)

    @property
    def is_current(self) -> bool:
        """Whether what is shown is of the newest generation."""
        return self.path is not None and self.path.generation == self.generation

    @property
    def current(self) -> tuple[Path, Descent] | None:
        """What is shown with what was asked for, where that is of the newest generation."""
        return (self.path, self.descent) if self.path is not None and self.is_current else None

    @property
    def is_finished(self) -> bool:
        """Whether all points there will be are there."""
        is_at_stop = self.path is not None and self.path.trajectory.stop is not None
        return self.has_failed or (self.is_current and is_at_stop)

    @property
    def is_lost(self) -> bool:
        """Whether it has diverged, or left the domain of f."""
        stop = self.path.trajectory.stop if self.path is not None and self.is_finished else None
        return stop is not None and stop.kind in LOST

    @property
    def shown_generation(self) -> int:
        """The generation of what is shown, 0 where there is nothing."""
        return self.path.generation if self.path is not None else 0


class Runs:
    """All live runs, by key."""

    def __init__(self) -> None:
        self._runs: dict[RunKey, LiveRun] = {}
        self._generation = 0

    @property
    def all(self) -> tuple[LiveRun, ...]:
        """Every run from every start, in the order of the document."""
        return tuple(self._runs.values())

    def of(self, key: RunKey) -> LiveRun | None:
        """Return the run with that key, None where there is none."""
        return self._runs.get(key)

    @property
    def paths(self) -> tuple[Path, ...]:
        """What is shown of each run, in the order of the document."""
        return tuple(run.path for run in self._runs.values() if run.path is not None)

    @property
    def are_finished(self) -> bool:
        """Whether every run has come to its stop."""
        return all(run.is_finished for run in self._runs.values())

    def playable(self, pace: Pace) -> int:
        """Return how far the playhead can go now: the unfinished runs hold it back."""
        waiting = [_end(run, pace) for run in self._runs.values() if not run.is_finished]
        if waiting:
            return min(waiting)
        return max((_end(run, pace) for run in self._runs.values()), default=0)

    def have(self, steps: int) -> bool:
        """Whether every run has come to ``steps`` steps, or to its stop."""
        return all(run.is_finished or _has(run, steps) for run in self._runs.values())

    def change(
        self, facts: Facts, allowed: int, first: int, restarts: bool = False
    ) -> tuple[list[Job], list[RunKey]]:
        """Take new facts; return the jobs to begin and the keys of those to forget.

        Runs that are the same as before keep their steps, unless all are to restart; one that
        changed is shown as it was until its new points come, as long as they have as many
        coordinates, and so is one that awaits its learning rate. ``allowed`` is how many steps may
        be computed, ``first`` how many points the first answer should have.
        """
        before, self._runs, jobs = self._runs, {}, []
        without_rate = {run for run, _ in facts.trials}
        for request in facts.requests:
            key = RunKey(request.id, request.start)
            old = before.get(key)
            awaits_rate = request.id in without_rate
            if old is not None:
                is_same = is_same_descent(old.descent, request.descent)
                if is_same and not restarts and old.awaits_rate == awaits_rate:
                    old.ask_for(request)
                    self._runs[key] = old
                    continue
            self._generation += 1
            path = None if restarts else _shown_meanwhile(old, request)
            live = LiveRun(request, self._generation, Allowance(allowed), path, awaits_rate)
            self._runs[key] = live
            if not awaits_rate:
                jobs.append(_job(live, first))
        return jobs, [key for key in before if self._is_idle(key)]

    def _is_idle(self, key: RunKey) -> bool:
        """Whether nothing is to be computed for ``key``."""
        return key not in self._runs or self._runs[key].awaits_rate

    def allow(self, steps: int) -> bool:
        """Let every run go on to ``steps`` steps; return whether one of them may be waiting."""
        may_wait = False
        for run in self._runs.values():
            may_wait |= steps > run.allowance.steps and not run.is_finished
            run.allowance.steps = steps
        return may_wait

    def owns(self, key: Hashable) -> bool:
        """Whether ``key`` is that of a run."""
        return isinstance(key, RunKey)

    def take(self, delivery: Delivery[RunKey, Progress]) -> None:
        """Append the points of an answer, unless what is shown is newer.

        An answer that is newer than what is shown is taken though a newer one is on its way: under
        a quick hand each request is outdated by the time it is answered.
        """
        generation, progress = delivery.generation, delivery.answer
        run = self._runs.get(delivery.key)
        if run is None or not run.shown_generation <= generation <= run.generation:
            return
        if progress.chunk.x.shape[1] != len(run.descent.start):
            return  # of the function before, which had other variables
        if run.path is None or run.shown_generation < generation:
            trajectory = Trajectory(len(run.descent.start))
            asked = run.request
            run.path = Path(asked.run, asked.start, trajectory, 0, generation, asked.color)
        trajectory = run.path.trajectory
        trajectory.extend(progress.chunk)
        if progress.stop:
            trajectory.finish(progress.stop)
        run.path = replace(run.path, length=len(trajectory))

    def fail(self, delivery: Delivery[RunKey, object]) -> bool:
        """Take notice that a run could not be computed; return False where a newer one is."""
        run = self._runs.get(delivery.key)
        if run is None or delivery.generation != run.generation:
            return False
        run.has_failed = True
        return True


def _shown_meanwhile(old: LiveRun | None, request: Request) -> Path | None:
    """Return the path that is shown until the first points come; None where it has no place."""
    if old is None or old.path is None or len(old.descent.start) != len(request.descent.start):
        return None
    return replace(old.path, run=request.run, color=request.color)


def _has(run: LiveRun, steps: int) -> bool:
    """Whether the newest generation of ``run`` has come to ``steps`` steps."""
    return run.path is not None and run.is_current and run.path.length > steps


def _end(run: LiveRun, pace: Pace) -> int:
    """Return the position of the playhead at the last point of the newest generation."""
    path = run.path
    if path is None or not path.length or not run.is_current:
        return 0
    return pace.position_of(path.length - 1, path.trajectory)


def _job(run: LiveRun, first: int) -> Job:
    descent, allowance = run.descent, run.allowance
    return Job(
        run.key,
        run.generation,
        DESCENT_PRIORITY,
        lambda: descend_in_slices(descent, allowance, first),
    )
