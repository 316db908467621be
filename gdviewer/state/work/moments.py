"""The insides of the steps about the playhead as they stand: what is asked for, what has come."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable
from dataclasses import dataclass, field
from functools import partial
from itertools import islice

from gdviewer.core.descent import Descent
from gdviewer.core.moment import Moment
from gdviewer.core.walker import CHECKPOINT_STEPS
from gdviewer.state.frame import Inside, Path
from gdviewer.state.work.answers import FoundMoments
from gdviewer.state.work.delivery import Delivery
from gdviewer.state.work.jobs import Job, look_inside
from gdviewer.state.work.runs import LiveRun, RunKey

FASTEST_SPEED = 10.0
"""Steps a second beyond which no eye follows what goes on inside each."""

_PRIORITY = 3  # after the steps themselves
_NEAR = 8  # steps that the playhead may move before what is there is asked for
_MOST_PATHS = 8  # whose insides are shown at once


@dataclass(frozen=True, slots=True)
class MomentsKey:
    """Which block of steps, from one checkpoint to the next, of which run."""

    run: int
    start: int
    generation: int
    block: int


@dataclass(frozen=True, slots=True)
class StepsOf:
    """Some consecutive steps of a run from one start."""

    run: RunKey
    steps: range


@dataclass(slots=True, eq=False)
class _Block:
    """The moments of a block that have come so far, by step."""

    generation: int
    moments: dict[int, Moment] = field(default_factory=dict)


class Moments:
    """Keeps the moments about the playhead, a block of steps at a time.

    A block begins at a checkpoint and is computed as a whole, so that stepping forth and back
    finds the next moment there already.
    """

    def __init__(self) -> None:
        self._blocks: dict[MomentsKey, _Block] = {}
        self._generation = 0

    def change(
        self, runs: Iterable[tuple[Path, Descent, int]]
    ) -> tuple[list[Job], list[MomentsKey]]:
        """Return the jobs to begin and the keys of those to forget.

        Each of ``runs`` comes with the step at which the playhead finds it. What is far from there
        is forgotten; without ``runs`` all is.
        """
        wanted = {
            key: (path, descent) for path, descent, step in runs for key in _keys_near(path, step)
        }
        forgotten = [key for key in self._blocks if key not in wanted]
        for key in forgotten:
            del self._blocks[key]
        jobs = [self._job(key, *run) for key, run in wanted.items() if key not in self._blocks]
        return jobs, forgotten

    def shown(self, paths: Iterable[tuple[Path, int]]) -> tuple[Inside, ...]:
        """Return what goes on in each of ``paths`` that takes a step from its step at the time."""
        found = []
        for path, step in paths:
            block = self._blocks.get(_key(path, step))
            moment = block.moments.get(step) if block is not None else None
            if moment is not None and step < path.length - 1:
                found.append(Inside(path.run, moment))
        return tuple(found)

    def owns(self, key: Hashable) -> bool:
        """Whether ``key`` is that of a block."""
        return isinstance(key, MomentsKey)

    def take(self, delivery: Delivery[MomentsKey, FoundMoments]) -> None:
        """Keep what was computed, unless it is not wanted any more."""
        block = self._blocks.get(delivery.key)
        if block is not None and block.generation == delivery.generation:
            block.moments |= {moment.step: moment for moment in delivery.answer.moments}

    def fail(self, delivery: Delivery[MomentsKey, object]) -> bool:
        """Return whether what failed is still wanted; it is not asked for again."""
        block = self._blocks.get(delivery.key)
        return block is not None and block.generation == delivery.generation

    def _job(self, key: MomentsKey, path: Path, descent: Descent) -> Job:
        self._generation += 1
        self._blocks[key] = _Block(self._generation)
        checkpoint = path.trajectory.checkpoint(key.block * CHECKPOINT_STEPS)
        work = partial(look_inside, descent, checkpoint, CHECKPOINT_STEPS)
        return Job(key, self._generation, _PRIORITY, work)


def inspected(runs: Iterable[LiveRun], ids: Collection[int]) -> list[tuple[Path, Descent]]:
    """Return the first few of ``runs`` with ``ids`` whose newest steps are there."""
    first = islice((run for run in runs if run.key.run in ids), _MOST_PATHS)
    return [run.current for run in first if run.current is not None]


def _key(path: Path, step: int) -> MomentsKey:
    return MomentsKey(path.run, path.start, path.generation, step // CHECKPOINT_STEPS)


def _keys_near(path: Path, step: int) -> list[MomentsKey]:
    """Return the blocks of ``path`` about ``step``, that of ``step`` first."""
    near = (step, step + _NEAR, step - _NEAR)
    keys = [_key(path, one) for one in near if 0 <= one < path.length - 1]
    return list(dict.fromkeys(keys))
