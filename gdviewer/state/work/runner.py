"""The worker's thread seen from the window: hands it jobs, takes its answers once a frame."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QThread, QTimer, Slot

from gdviewer.state.work.courtesy import Courtesy
from gdviewer.state.work.delivery import AnyDelivery
from gdviewer.state.work.garbage import GarbageCollector
from gdviewer.state.work.jobs import Job
from gdviewer.state.work.worker import Worker

FRAME_MILLISECONDS = 16
SLOW_FRAME_MILLISECONDS = 30
"""Where a frame is dear: still 30 of them a second, and time for all else in between."""


class Runner(QObject):
    """Runs jobs in a thread of its own and hands their answers over, at most once a frame.

    ``take`` is called in the window's thread with the answers since the last frame. The worker
    pauses while the window holds the ``courtesy``.
    """

    def __init__(self, take: Callable[[list[AnyDelivery]], None], parent: QObject | None = None):
        super().__init__(parent)
        self._take = take
        self._is_open = True
        self.courtesy = Courtesy()
        self.frame_milliseconds = FRAME_MILLISECONDS
        self._garbage = GarbageCollector(self)
        self._worker = Worker(self.courtesy, self)
        self._thread = QThread(self)
        self._thread.setObjectName("worker")
        self._worker.moveToThread(self._thread)
        self._since_last = QElapsedTimer()
        self._frame = QTimer(self)
        self._frame.setSingleShot(True)
        self._frame.setTimerType(Qt.TimerType.PreciseTimer)
        self._frame.timeout.connect(self._collect)
        self._thread.start()

    def submit(self, job: Job) -> None:
        """Do ``job``, in the place of the one of the same key."""
        self._worker.submit(job)

    def cancel(self, key: Hashable) -> None:
        """Forget the job of ``key``; an answer may still be under way."""
        self._worker.cancel(key)

    def wake(self) -> None:
        """Let resting jobs look whether they may go on."""
        self._worker.wake()

    def take_at_once(self) -> None:
        """Take what comes next at once: of what was taken last no frame was made."""
        self._since_last.invalidate()

    def close(self) -> None:
        """End the thread; waits for the slice under way. What is delivered later is not taken."""
        self._is_open = False
        self._frame.stop()
        self._worker.stop()
        self._thread.quit()
        self._thread.wait()
        self._garbage.close()

    @Slot()
    def on_delivered(self) -> None:
        """Take the answers now, or at the next frame where the last one was just taken."""
        if not self._is_open:
            return
        wait = self.frame_milliseconds
        elapsed = self._since_last.elapsed() if self._since_last.isValid() else wait
        if elapsed >= wait:
            self._collect()
        elif not self._frame.isActive():
            self._frame.start(wait - elapsed)

    @Slot()
    def _collect(self) -> None:
        self._since_last.start()
        with self.courtesy.going_first():
            self._take(self._worker.collect())
