"""A swarm as far as it is computed: where each of its paths is at every step, and how it ended."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from gdviewer.core.objective import Array
from gdviewer.core.swarm import Ending, Swarm, Swarmed, swarm_steps

_BLOCK = 64  # steps; whole blocks are never copied


@dataclass(frozen=True, slots=True, eq=False)
class SwarmRequest:
    """A swarm that is asked for, and the place and the color of its run in the document."""

    run: int
    color: int
    swarm: Swarm


@dataclass(frozen=True, slots=True, eq=False)
class SwarmProgress:
    """Some more steps of a swarm: ``x`` ``(m, k, 2)``.

    ``ending`` ``(k,)`` has an Ending for each start and ``ended_at`` ``(k,)`` the step of it.
    """

    x: Array
    ending: NDArray[np.int8]
    ended_at: NDArray[np.int32]
    is_done: bool


@dataclass(frozen=True, slots=True, eq=False)
class SwarmPaths:
    """The first ``length`` points of each path of a swarm, and how each has ended.

    ``blocks`` hold them, ``(64, k, 2)`` each: 16 bytes a point, 80 MB for 2,500 paths of 2,000
    steps, which is as far as a swarm goes.
    """

    blocks: tuple[Array, ...] = ()
    length: int = 0
    ending: NDArray[np.int8] = field(default_factory=lambda: np.zeros(0, np.int8))
    ended_at: NDArray[np.int32] = field(default_factory=lambda: np.zeros(0, np.int32))
    is_done: bool = False

    def with_more(self, progress: SwarmProgress) -> SwarmPaths:
        """Return these paths with the steps of ``progress`` at their end.

        They share the memory; what was shown before stays as it was.
        """
        blocks, length = list(self.blocks), self.length
        for points in progress.x:
            if length == _BLOCK * len(blocks):
                blocks.append(np.empty((_BLOCK, *points.shape)))
            blocks[-1][length % _BLOCK] = points
            length += 1
        return replace(
            self,
            blocks=tuple(blocks),
            length=length,
            ending=progress.ending,
            ended_at=progress.ended_at,
            is_done=progress.is_done,
        )

    def at(self, step: int) -> Array:
        """Return where all are after ``step`` steps, ``(k, 2)``."""
        at: Array = self.blocks[step // _BLOCK][step % _BLOCK]
        return at

    def ending_at(self, step: int) -> NDArray[np.int8]:
        """Return the Ending of each start as known at ``step``, ``(k,)``: NONE while it goes on."""
        return np.where(self.ended_at <= step, self.ending, np.int8(Ending.NONE))


class Tally:
    """Gathers the steps of a swarm as they come, and notes when each path has ended."""

    def __init__(self, swarm: Swarm) -> None:
        paths = swarm.a_side**2
        self._ending, self._ended_at = np.zeros(paths, np.int8), np.zeros(paths, np.int32)
        self._steps: list[Array] = []
        self._taken = 0

    def add(self, at: Swarmed) -> None:
        """Take one more step."""
        has_ended = (self._ending == Ending.NONE) & (at.ending != Ending.NONE)
        self._ended_at[has_ended] = self._taken
        self._ending = at.ending
        self._steps.append(at.x)
        self._taken += 1

    @property
    def steps(self) -> int:
        """How many steps there are beyond the starts; −1 while those are still to come."""
        return self._taken - 1

    @property
    def has_news(self) -> bool:
        """Whether there are steps that were not handed out."""
        return bool(self._steps)

    def news(self, is_done: bool) -> SwarmProgress:
        """Hand out the steps since the last time."""
        steps = np.array(self._steps).reshape(-1, len(self._ending), 2)
        self._steps.clear()
        return SwarmProgress(steps, self._ending, self._ended_at.copy(), is_done)


def whole_swarm(swarm: Swarm, keep_going: Callable[[], bool]) -> SwarmPaths:
    """Return all paths of ``swarm``; ``keep_going`` is asked before each step."""
    tally = Tally(swarm)
    for at in swarm_steps(swarm):
        if at is not None:
            tally.add(at)
        if not keep_going():
            break
    return SwarmPaths().with_more(tally.news(is_done=True))
