"""Does what is dear less often than it is asked for: at once after a rest, then at intervals."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QObject, Qt, QTimer, Slot

_SHARE = 8
"""It takes one part of so many of the time of the window's thread at most."""


class Pacing(QObject):
    """Calls ``work`` when it is asked for, but at most every ``least`` milliseconds.

    Work that takes long is done less often still, so that it never takes all of the time. ``clock``
    tells the time in seconds.
    """

    def __init__(
        self,
        parent: QObject,
        work: Callable[[], object],
        least: int,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__(parent)
        self._work, self._least, self._clock = work, least, clock
        self._wait: float = least
        self._since: float | None = None
        self._due = QTimer(self, singleShot=True)
        self._due.setTimerType(Qt.TimerType.PreciseTimer)
        self._due.timeout.connect(self.do)

    def ask(self) -> None:
        """Have it done as soon as its time has come."""
        if self._due.isActive():
            return
        passed = self._wait if self._since is None else self._milliseconds_since(self._since)
        self._due.start(max(0, round(self._wait - passed)))

    @Slot()
    def do(self) -> None:
        """Do it now."""
        self._due.stop()
        began = self._since = self._clock()
        self._work()
        self._wait = max(self._least, _SHARE * self._milliseconds_since(began))

    def _milliseconds_since(self, moment: float) -> float:
        return 1000 * (self._clock() - moment)
