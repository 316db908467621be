"""The composition root: builds model and window, wires them and runs the program."""

from __future__ import annotations

import signal
import sys
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from gdviewer.safety.failures import Failures
from gdviewer.safety.guard import Guard
from gdviewer.state.document import Document
from gdviewer.state.document_file import read_document
from gdviewer.state.edits.choices import choose_problem
from gdviewer.state.models.model import AppModel
from gdviewer.state.work.task import wait_for_tasks
from gdviewer.ui.folders import NAME, data_folder, program_settings
from gdviewer.ui.main_window import MainWindow

_FAILED = 1

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
    application.setApplicationName(NAME)
    application.setOrganizationName(NAME)
    with closing(AppModel(document)) as model:
        failures = Failures(model, data_folder())
        try:
            return _show(application, model, file)
        except Exception as error:  # noqa: BLE001 whatever it is, it is told in one sentence
            sentence = f"GDViewer cannot go on. {failures.report(error)}"
            print(f"gdviewer: {sentence}", file=sys.stderr)
            return _FAILED
        finally:
            wait_for_tasks()


def default_document() -> Document:
    """Return what a start without a file shows: a function with four minima, and momentum."""
    return choose_problem(Document(), "himmelblau")


def _show(application: QApplication, model: AppModel, file: Path | None) -> int:
    """Open the window, and return the exit status when it is closed."""
    with closing(Guard(model, data_folder())) as guard:
        window = MainWindow(model, program_settings())
        _offer_what_was_lost(guard, window)
        if file is None:
            window.show_hints(True)
            window.when_painted(model.play)
        else:
            window.files.recent.add(file)
        window.when_painted(guard.describe)
        signal.signal(signal.SIGTERM, lambda *_: application.quit())  # as at the end of a session
        window.show()
        window.activateWindow()  # the keys are the contour's from the start, also without a desktop
        status = application.exec()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return status


def _offer_what_was_lost(guard: Guard, window: MainWindow) -> None:
    """Say once that the program broke down the last time, and bring the work back."""
    recovered = guard.recovered
    if recovered.document is not None:
        window.files.recent.add(recovered.document)
    if recovered.sentence():
        window.model.noticed.emit(recovered.sentence())
