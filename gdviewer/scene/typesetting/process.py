"""Has formulas typeset in a child process, so that the window's own work goes on meanwhile."""

from __future__ import annotations

import atexit
import time
from collections.abc import Callable
from contextlib import closing
from functools import cache, lru_cache
from threading import Lock

import msgspec

from gdviewer.core.child_process import ChildProcess, UnderWay
from gdviewer.scene.typesetting.child import SECONDS
from gdviewer.scene.typesetting.typesetting import Typeset
from gdviewer.state.work.task import is_wanted

_MODULE = "gdviewer.scene.typesetting.child"


class InterruptedTypesettingError(Exception):
    """The picture was not wanted any more before it was made."""


class TypesettingProcess:
    """A child process that is started when it is first asked, and killed where it takes too long.

    It ends by itself when its standard input is closed, also where this program is killed.
    """

    def __init__(self) -> None:
        self._turn = Lock()  # held while a formula is made
        self._under_way = UnderWay()
        self._child: ChildProcess | None = None
        self._begun: float | None = None

    @property
    def identity(self) -> int | None:
        """The number that the system gave to the process, if there is one."""
        return self._child.identity if self._child is not None else None

    @property
    def seconds_at_work(self) -> float:
        """How long the formula under way has been; 0 while the process is started."""
        begun = self._begun
        return time.monotonic() - begun if begun is not None else 0.0

    def typeset(self, latex: str, is_wanted: Callable[[], bool] = lambda: True) -> Typeset:
        """Return the picture of ``latex``; other threads wait for their turn.

        Raises
        ------
        ValueError
            Where it cannot be typeset, or not in time.
        InterruptedTypesettingError
            Where it is not wanted when its turn comes, or interrupted.
        """
        with self._turn:
            child = self._at_hand() if is_wanted() else None
            if child is None or not self._under_way.begin(child, is_wanted):
                raise InterruptedTypesettingError
            line = self._answer(child, latex)
            was_interrupted = self._under_way.end()
            if was_interrupted or not line:
                self._end()
        if was_interrupted:
            raise InterruptedTypesettingError
        if not line:
            raise ValueError("this formula takes too long to typeset")
        answer = msgspec.json.decode(line, type=Typeset | str)
        if isinstance(answer, str):
            raise ValueError(answer)
        return answer

    def interrupt(self) -> None:
        """End the formula under way at once, from any thread; the next is made as usual."""
        self._under_way.interrupt()

    def close(self) -> None:
        """Kill the process, wait until it is gone, and let go of its pipes."""
        self.interrupt()
        with self._turn:
            self._end()

    def _at_hand(self) -> ChildProcess:
        self._child = self._child or ChildProcess(_MODULE)
        return self._child

    def _answer(self, child: ChildProcess, latex: str) -> bytes:
        """Return the line that answers; nothing where the process was killed or died."""
        if not child.wait_until_ready():
            return b""
        self._begun = time.monotonic()
        with closing(child.exchange(msgspec.json.encode(latex), SECONDS)) as lines:
            line = next(lines, b"")
        self._begun = None
        return line

    def _end(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            child.close()


@lru_cache(maxsize=128)
def typeset_aside(latex: str) -> Typeset:
    """Return the picture of ``latex``, made in the program's child process.

    Raises
    ------
    ValueError
        Where it cannot be typeset, or not in time.
    InterruptedTypesettingError
        Where the task that asks is dropped, or the process interrupted.
    """
    return the_process().typeset(latex, is_wanted)


@cache
def the_process() -> TypesettingProcess:
    """Return the one that the whole program asks, and that ends with it."""
    process = TypesettingProcess()
    atexit.register(process.close)
    return process
