"""The worker as it lives in its thread: takes jobs, works in slices, keeps answers in a mailbox."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Generator, Hashable
from dataclasses import dataclass
from threading import Lock

from PySide6.QtCore import QMetaObject, QObject, Qt, Slot

from gdviewer.state.work.answers import Answer, Resting, Working
from gdviewer.state.work.courtesy import Courtesy
from gdviewer.state.work.delivery import AnyDelivery, Delivery, Failure
from gdviewer.state.work.jobs import Job

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Running:
    """A job with its generator, once begun."""

    job: Job
    answers: Generator[Answer, None, None] | None = None
    is_resting: bool = False


class Worker(QObject):
    """Lives in the thread; everything it shares with the window is behind one lock."""

    def __init__(self, courtesy: Courtesy, receiver: QObject) -> None:
        super().__init__()
        self._receiver = receiver
        self._courtesy = courtesy
        self._lock = Lock()
        self._jobs: dict[Hashable, _Running] = {}
        self._mailbox: deque[AnyDelivery] = deque()
        self._wakes = 0
        self._slices = 0
        self._served: dict[Hashable, int] = {}
        self._is_announced = False
        self._is_scheduled = False
        self._is_stopping = False

    # --- called from the window's thread ---

    def submit(self, job: Job) -> None:
        """Take ``job`` in the place of the one of the same key."""
        with self._lock:
            self._jobs[job.key] = _Running(job)
        self._schedule()

    def cancel(self, key: Hashable) -> None:
        """Forget the job of ``key``."""
        with self._lock:
            self._jobs.pop(key, None)
            self._served.pop(key, None)

    def wake(self) -> None:
        """Let resting jobs look whether they may go on."""
        with self._lock:
            self._wakes += 1
            resting = [running for running in self._jobs.values() if running.is_resting]
            for running in resting:
                running.is_resting = False
        if resting:
            self._schedule()

    def stop(self) -> None:
        """Do no further slice."""
        with self._lock:
            self._is_stopping = True

    def collect(self) -> list[AnyDelivery]:
        """Return the answers since the last call; each of a job that was not replaced since."""
        with self._lock:
            self._is_announced = False
            deliveries = list(self._mailbox)
            self._mailbox.clear()
        return deliveries

    # --- the thread's own ---

    def _schedule(self) -> None:
        """Have one slice done, unless one is already on its way."""
        with self._lock:
            if self._is_scheduled or self._is_stopping:
                return
            self._is_scheduled = True
        call_later(self, "work")

    @Slot()
    def work(self) -> None:
        """Do one slice of the job whose turn it is, then come again while there is work."""
        self._courtesy.let_pass()
        with self._lock:
            self._is_scheduled = False
            running = None if self._is_stopping else self._most_urgent()
        if running is None:
            return
        self._advance(running)
        self._schedule()

    def _most_urgent(self) -> _Running | None:
        """Return the job whose turn it is: the most urgent one, but no key twice in a row."""
        ready = [running for running in self._jobs.values() if not running.is_resting]
        chosen = min(ready, key=self._turn, default=None)
        if chosen is not None:
            self._slices += 1
            self._served[chosen.job.key] = self._slices
        return chosen

    def _turn(self, running: _Running) -> tuple[bool, int, int]:
        served = self._served.get(running.job.key, 0)
        return served == self._slices > 0, running.job.priority, served

    def _advance(self, running: _Running) -> None:
        job, wakes = running.job, self._wakes
        try:
            if running.answers is None:
                running.answers = job.answers()
            answer = next(running.answers)
        except StopIteration:
            self._drop(running)
        except Exception as error:  # noqa: BLE001 the worker outlives any failure of a job
            _log.exception("the job %s failed", job.key)
            self._drop(running)
            self._deliver(job, Failure(f"{type(error).__name__}: {error}"))
        else:
            if isinstance(answer, Resting):
                with self._lock:  # a wake during the slice must not be slept through
                    running.is_resting = wakes == self._wakes
            elif not isinstance(answer, Working):
                self._deliver(job, answer)

    def _drop(self, running: _Running) -> None:
        """Forget ``running`` unless it was replaced meanwhile; the next of its key goes first."""
        with self._lock:
            if self._jobs.get(running.job.key) is running:
                del self._jobs[running.job.key]
                self._served.pop(running.job.key, None)

    def _deliver(self, job: Job, answer: Answer | Failure) -> None:
        """Put an answer into the mailbox; at most one event is under way."""
        with self._lock:
            self._mailbox.append(Delivery(job.key, job.generation, answer))
            is_announced, self._is_announced = self._is_announced, True
        if not is_announced:
            call_later(self._receiver, "on_delivered")


def call_later(receiver: QObject, slot: str) -> None:
    """Have ``slot`` of ``receiver`` called in the receiver's own thread.

    Not by a signal: an emission may hold a lock of Qt's while it waits for Python's. Nor by an
    event of our own: both threads would hold its Python side.
    """
    QMetaObject.invokeMethod(receiver, slot, Qt.ConnectionType.QueuedConnection)
