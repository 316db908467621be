"""Has the selected run looked ahead of, and keeps what came of it."""

from __future__ import annotations

from collections.abc import Generator, Hashable
from dataclasses import dataclass, replace
from functools import partial

from gdviewer.core.descent import Descent
from gdviewer.state.resolve import is_same_descent
from gdviewer.state.work.answers import Answer, Found
from gdviewer.state.work.delivery import Delivery
from gdviewer.state.work.jobs import Job
from gdviewer.state.work.outlook import NOTHING, Outlook, look_out, measure_end
from gdviewer.state.work.runs import LiveRun

_PRIORITY = 4  # after all that is seen at the playhead


@dataclass(frozen=True, slots=True)
class OutlookKey:
    """What is computed: the rates near the end of the run there is, or a run of its own ahead."""

    is_of_end: bool


class Outlooks:
    """Looks ahead of one run at a time, and keeps what came of it until it is another run.

    What was found out is kept also while nobody asks for it.
    """

    def __init__(self) -> None:
        self._descent: Descent | None = None
        self._known = NOTHING
        self._has_measured = False
        self._generation = 0

    def change(self, run: LiveRun | None) -> tuple[list[Job], list[OutlookKey]]:
        """Return the jobs to begin for ``run`` and the keys of those to forget; None wants none."""
        if run is None:
            return [], ([] if self._known.is_whole else self._forget())
        if self._descent is None or not is_same_descent(self._descent, run.descent):
            forgotten, self._descent = self._forget(), run.descent
            ahead = self._job(False, partial(look_out, run.descent))
            return [ahead, *self._measure(run)], forgotten
        return self._measure(run), []

    def of(self, run: LiveRun | None) -> Outlook | None:
        """Return what is known of ``run``; None where nobody has asked for it."""
        if run is None or self._descent is None:
            return None
        return self._known if is_same_descent(self._descent, run.descent) else NOTHING

    def owns(self, key: Hashable) -> bool:
        """Whether ``key`` is that of one of its jobs."""
        return isinstance(key, OutlookKey)

    def take(self, delivery: Delivery[OutlookKey, Found[Outlook]]) -> None:
        """Keep what was computed, unless it is of another run."""
        found, known = delivery.answer.result, self._known
        if delivery.generation != self._generation:
            return
        if delivery.key.is_of_end:
            self._known = replace(known, convergence=found.convergence)
        else:
            self._known = replace(found, convergence=known.convergence)

    def fail(self, delivery: Delivery[OutlookKey, object]) -> bool:
        """Look no further; return False where it was of another run."""
        is_current = delivery.generation == self._generation
        if is_current and not delivery.key.is_of_end:
            self._known = replace(self._known, is_whole=True)
        return is_current

    def _measure(self, run: LiveRun) -> list[Job]:
        """Return what measures the rates near the end, the first time that ``run`` is there."""
        path = run.path
        if self._has_measured or path is None or not (run.is_finished and run.is_current):
            return []
        self._has_measured = True
        trajectory = path.trajectory
        checkpoint = trajectory.checkpoint(max(path.length - 2, 0))
        x = trajectory.x[: path.length]
        return [self._job(True, partial(measure_end, run.descent, x, checkpoint))]

    def _job(self, is_of_end: bool, work: partial[Generator[Answer, None, None]]) -> Job:
        return Job(OutlookKey(is_of_end), self._generation, _PRIORITY, work)

    def _forget(self) -> list[OutlookKey]:
        """Begin anew; return the keys of what may be under way."""
        if self._descent is None:
            return []
        self._descent, self._known, self._has_measured = None, NOTHING, False
        self._generation += 1
        return [OutlookKey(True), OutlookKey(False)]
