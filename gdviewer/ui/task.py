"""Does one piece of work beside the window, so that the window never waits for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QThread


class Task(QThread):
    """Calls ``work`` in a thread of its own; ``finished`` is emitted when it is over.

    ``problem`` is then why it failed, empty where it did not. Wait for it before it is dropped.
    """

    def __init__(self, work: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self.problem = ""

    def run(self) -> None:
        """Do the work; what it raises for bad input is a sentence already."""
        try:
            self._work()
        except ValueError as error:
            self.problem = str(error)
        except Exception as error:  # noqa: BLE001 any failure is told, none ends the program
            self.problem = f"{type(error).__name__}: {error}"
