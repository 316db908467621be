"""An exception that nobody expected: it is reported and told, and the window goes on."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections import deque
from pathlib import Path
from types import CodeType, TracebackType

from PySide6.QtCore import QCoreApplication, QMetaObject, QObject, Qt, Slot
from shiboken6 import isValid

from gdviewer.safety.reports import new_report
from gdviewer.safety.session import now
from gdviewer.state.document_file import to_json
from gdviewer.state.models.model import AppModel

_log = logging.getLogger(__name__)

_MOST_REPORTS = 5

_Place = tuple[type[BaseException], tuple[tuple[CodeType, int], ...]]


class Failures(QObject):
    """Shows exceptions of slots and threads as notices of ``model``; reports go to ``data``.

    One failure may come back with every frame, so each place is logged, reported and told once.
    """

    def __init__(self, model: AppModel, data: Path) -> None:
        super().__init__(model)
        self._model, self._data = model, data
        self._places: set[_Place] = set()
        self._sentences: deque[str] = deque()
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_exception_in_thread

    def report(self, error: BaseException) -> str:
        """Log ``error`` and write a report of it; return what went wrong and where to read more."""
        return self._report(type(error), error, error.__traceback__)

    @Slot()
    def tell(self) -> None:
        """Show what failed since the last time, in the order in which it did."""
        while self._sentences:
            self._model.noticed.emit(self._sentences.popleft())

    def _on_exception(
        self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        place = kind, tuple((frame.f_code, line) for frame, line in traceback.walk_tb(trace))
        if place in self._places:
            return
        self._places.add(place)
        self._sentences.append(f"{self._report(kind, error, trace)} You can go on.")
        if isValid(self):  # else the program is ending, and nobody is left to tell
            # the thread may be another one than the window's
            QMetaObject.invokeMethod(self, "tell", Qt.ConnectionType.QueuedConnection)

    def _on_exception_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if not issubclass(args.exc_type, SystemExit):  # how a thread ends itself
            self._on_exception(args.exc_type, args.exc_value, args.exc_traceback)

    def _report(
        self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> str:
        lines = "".join(traceback.format_exception(kind, error, trace))
        _log.critical("unexpected failure\n%s", lines)
        # not str(error): that may fail as well
        what = traceback.format_exception_only(kind, error)[-1].strip()
        report = self._written(lines) if len(self._places) <= _MOST_REPORTS else None
        where = f"; the report is in {report}" if report else ""
        return f"Something went wrong ({what}){where}."

    def _written(self, lines: str) -> Path | None:
        """Return the report of a failure, None where it cannot be written."""
        try:
            from gdviewer.ui.dialogs.info import versions  # noqa: PLC0415 not needed before a failure

            document = to_json(self._model.document_to_save).decode()
            head = f"{now():%Y-%m-%d %H:%M:%S %z}\n{versions()}"
            return new_report(self._data, f"{head}\n\n{lines}\nThe document:\n{document}\n")
        except Exception as error:  # noqa: BLE001 whatever is broken, the failure must be told
            _log.warning("no report could be written to %s: %s", self._data, type(error).__name__)
            return None
