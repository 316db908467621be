"""The trials of learning rates as they stand: which are wanted, which are under way."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass

from gdviewer.core.trial import Trial
from gdviewer.state.work.answers import FoundRate
from gdviewer.state.work.delivery import Delivery
from gdviewer.state.work.jobs import Job, try_rates

_PRIORITY = 1
"""After the surface and before the runs, which wait for it."""


@dataclass(frozen=True, slots=True)
class RateKey:
    """The trial of which run."""

    run: int


@dataclass(frozen=True, slots=True)
class _Asked:
    """A trial under way."""

    trial: Trial
    generation: int


class Rates:
    """Asks for one trial per run whose learning rate is to be found.

    ``tell`` is called with the id of a run and its rate.
    """

    def __init__(self, tell: Callable[[int, float], None]) -> None:
        self._tell = tell
        self._asked: dict[RateKey, _Asked] = {}
        self._generation = 0

    def change(
        self, trials: Iterable[tuple[int, Trial]], is_dragging: bool
    ) -> tuple[list[Job], list[RateKey]]:
        """Return the jobs to begin and the keys of those to forget.

        Under a drag a trial goes on though it is outdated: the hand would else outrun it, and at
        the end of the drag there is another one.
        """
        before, self._asked, jobs = self._asked, {}, []
        for run, trial in trials:
            key = RateKey(run)
            asked = before.get(key)
            if asked is None or (asked.trial != trial and not is_dragging):
                self._generation += 1
                asked = _Asked(trial, self._generation)
                jobs.append(_job(key, asked))
            self._asked[key] = asked
        return jobs, [key for key in before if key not in self._asked]

    def owns(self, key: Hashable) -> bool:
        """Whether ``key`` is that of a trial."""
        return isinstance(key, RateKey)

    def take(self, delivery: Delivery[RateKey, FoundRate]) -> None:
        """Tell what a trial has found, unless it is outdated."""
        if self._end(delivery.key, delivery.generation) is not None:
            self._tell(delivery.key.run, delivery.answer.rate)

    def fail(self, delivery: Delivery[RateKey, object]) -> bool:
        """Let the run go on with the method's own rate; return False for an outdated trial."""
        trial = self._end(delivery.key, delivery.generation)
        if trial is not None:
            self._tell(delivery.key.run, trial.optimizer.first_rate)
        return trial is not None

    def _end(self, key: RateKey, generation: int) -> Trial | None:
        """Return the trial that is over; None for an outdated one."""
        asked = self._asked.get(key)
        if asked is None or asked.generation != generation:
            return None
        return self._asked.pop(key).trial


def _job(key: RateKey, asked: _Asked) -> Job:
    return Job(key, asked.generation, _PRIORITY, lambda: try_rates(asked.trial))
