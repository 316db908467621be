"""The composition root: builds model and window, wires them and runs the program."""

from __future__ import annotations

import logging
import sys
import threading
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QApplication

from gdviewer.state.document import Document, read_document
from gdviewer.state.edits import choose_problem
from gdviewer.state.model import AppModel
from gdviewer.ui.main_window import MainWindow

_log = logging.getLogger(__name__)

SWITCH_INTERVAL = 0.0005
"""With Python's own 5 ms each Qt call of a paint may wait that long for a stepping thread."""


def main(file: Path | None = None) -> int:
    """Open the window, on the document of ``file`` if there is one; return the exit status.

    Raises
    ------
    ValueError, OSError
        Where ``file`` cannot be read: one sentence, before any window is shown.
    """
    document = default_document() if file is None else read_document(file)
    sys.setswitchinterval(SWITCH_INTERVAL)
    application = QApplication(sys.argv[:1])
    application.setApplicationName("GDViewer")
    application.setOrganizationName("GDViewer")
    model = AppModel(document)
    _report_failures_to(model)
    window = MainWindow(model, QSettings())
    window.show()
    if file is None:
        model.play()
    status = application.exec()
    model.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return status


def default_document() -> Document:
    """Return what a start without a file shows: a function with four minima, and momentum."""
    return choose_problem(Document(), "himmelblau")


def _report_failures_to(model: AppModel) -> None:
    """Show an exception in a slot or a thread as one notice, log it, and go on."""

    def report(
        kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        _log.critical("unexpected failure", exc_info=(kind, error or kind(), trace))
        model.noticed.emit(f"Something went wrong ({kind.__name__}: {error}). You can go on.")

    def report_in_thread(args: threading.ExceptHookArgs) -> None:
        report(args.exc_type, args.exc_value, args.exc_traceback)

    sys.excepthook = report
    threading.excepthook = report_in_thread
