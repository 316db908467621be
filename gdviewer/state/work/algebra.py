"""Has algebra done beside the window: a thread of its own waits for the child process."""

from __future__ import annotations

import logging
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from threading import Condition, Thread

from PySide6.QtCore import QObject, QTimer, Slot

from gdviewer.core.symbolic.helper import Helper
from gdviewer.state.work.delivery import Failure
from gdviewer.state.work.worker import call_later

_log = logging.getLogger(__name__)

SECONDS = 2.0
"""What a question may take, from when the child process is ready."""

_REST_MILLISECONDS = 250  # without another assignment, as between two keystrokes

IsWanted = Callable[[], bool]


@dataclass(frozen=True, slots=True, eq=False)
class Assignment:
    """Work that yields answers with the help of the child, as long as they are wanted.

    It replaces the one of the same ``topic``.
    """

    topic: Hashable
    work: Callable[[Helper, IsWanted], Iterator[object]]


class AlgebraService(QObject):
    """Does assignments one after the other; a newer one of a topic ends the older at once.

    ``take`` is called in the window's thread with each answer that is still wanted. Neither the
    thread nor a child process is there before the first assignment.
    """

    def __init__(
        self, take: Callable[[Hashable, object], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._take = take
        self._helper = Helper()
        self._changed = Condition()
        self._wanted: dict[Hashable, Assignment] = {}
        self._resting: list[Assignment] = []
        self._waiting: list[Assignment] = []
        self._under_way: Assignment | None = None
        self._answers: list[tuple[Assignment, object]] = []
        self._is_closed = False
        self._thread: Thread | None = None
        self._rest = QTimer(self, interval=_REST_MILLISECONDS, singleShot=True)
        self._rest.timeout.connect(self._begin)

    def assign(self, assignment: Assignment) -> None:
        """Have ``assignment`` done after a short rest; the older one of its topic ends now."""
        self.drop(assignment.topic)
        self._wanted[assignment.topic] = assignment
        self._resting.append(assignment)
        self._rest.start()

    def drop(self, topic: Hashable) -> None:
        """End the work of ``topic``; nothing of it is taken afterwards."""
        with self._changed:
            dropped = self._wanted.pop(topic, None)
            if dropped is not None and dropped is self._under_way:
                self._helper.interrupt()

    def close(self) -> None:
        """End the work, the thread and the child processes."""
        self._rest.stop()
        with self._changed:
            self._wanted.clear()
            self._is_closed = True
            self._helper.interrupt()
            self._changed.notify()
        if self._thread is not None:
            self._thread.join()

    @Slot()
    def _begin(self) -> None:
        """Hand over what is still wanted after the rest."""
        if self._thread is None:
            self._thread = Thread(target=self._work, name="algebra")
            self._thread.start()
        with self._changed:
            self._waiting += filter(self._is_wanted, self._resting)
            self._changed.notify()
        self._resting.clear()

    @Slot()
    def on_answered(self) -> None:
        """Take what has come and is still wanted."""
        with self._changed:
            answers, self._answers = self._answers, []
        for assignment, answer in answers:
            if self._is_wanted(assignment):
                self._take(assignment.topic, answer)

    def _is_wanted(self, assignment: Assignment) -> bool:
        return self._wanted.get(assignment.topic) is assignment

    # --- the thread's own ---

    def _work(self) -> None:
        while True:
            with self._changed:
                self._under_way = None
                self._changed.wait_for(lambda: self._waiting or self._is_closed)
                if self._is_closed:
                    break
                assignment = self._under_way = self._waiting.pop(0)
            self._do(assignment)
        self._helper.close()

    def _do(self, assignment: Assignment) -> None:
        try:
            for answer in assignment.work(self._helper, lambda: self._is_wanted(assignment)):
                self._deliver(assignment, answer)
        except Exception as error:  # noqa: BLE001 the thread outlives any failure of some work
            _log.exception("the work on %s failed", assignment.topic)
            self._deliver(assignment, Failure(f"{type(error).__name__}: {error}"))

    def _deliver(self, assignment: Assignment, answer: object) -> None:
        with self._changed:
            is_announced = bool(self._answers)
            self._answers.append((assignment, answer))
        if not is_announced:
            call_later(self, "on_answered")
