"""Does work beside the window, one piece at a time, so that the window never waits for it."""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, QThread, Signal, Slot


class Task(QThread):
    """Calls ``work`` in a thread of its own; ``finished`` is emitted when it is over.

    ``result`` is then what it returned and ``problem`` why it failed, empty where it did not. It
    belongs to the application: who asked for it may go before it ends.
    """

    def __init__(self, work: Callable[[], object]) -> None:
        super().__init__(QCoreApplication.instance())
        self._work = work
        self.result: object = None
        self.problem = ""

    def run(self) -> None:
        """Do the work; what nobody expected is reported like an exception in a slot."""
        try:
            self.result = self._work()
        except (OSError, ValueError) as error:
            self.problem = str(error)
        except Exception as error:  # noqa: BLE001 any failure is told, none ends the program
            self.problem = f"{type(error).__name__} in the program itself"
            sys.excepthook(type(error), error, error.__traceback__)


class Latest(QObject):
    """Does one piece of work at a time; of the wishes that come meanwhile the newest is next.

    Each ends with its result, ``done``, or with the reason why there is none, ``failed``.
    """

    done = Signal(object)
    failed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._task: Task | None = None
        self._wish: Callable[[], object] | None = None

    def do(self, work: Callable[[], object]) -> None:
        """Call ``work`` in a thread as soon as that is possible."""
        self._wish = work
        self._begin()

    def drop(self) -> None:
        """Begin nothing more and tell no more; what is under way ends by itself."""
        self._wish = None
        if self._task is not None:
            self._task.requestInterruption()
            self._task = None

    def _begin(self) -> None:
        if self._task is not None or self._wish is None:
            return
        self._task, self._wish = Task(self._wish), None
        self._task.finished.connect(self._on_finished)
        # connected last, so that the result is taken before
        self._task.finished.connect(self._task.deleteLater)
        self._task.start()

    @Slot()
    def _on_finished(self) -> None:
        task = self._task
        if task is None or not task.isFinished():
            return  # one that was dropped has ended
        self._task = None
        if task.problem:
            self.failed.emit(task.problem)
        else:
            self.done.emit(task.result)
        self._begin()


def is_wanted() -> bool:
    """Whether the task that asks this is not dropped yet."""
    return not QThread.currentThread().isInterruptionRequested()


def wait_for_tasks() -> None:
    """Wait until every task has ended, as before the program does."""
    application = QCoreApplication.instance()
    for task in application.findChildren(Task) if application is not None else ():
        task.wait()
