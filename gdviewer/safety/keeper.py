"""Keeps the document in a file while it changes, so that a breakdown loses seconds at most."""

from __future__ import annotations

import logging
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot

from gdviewer.core.files import replacing
from gdviewer.state.document import Document
from gdviewer.state.document_file import to_json
from gdviewer.state.frame import Frame
from gdviewer.state.models.model import AppModel
from gdviewer.state.work.task import Latest, wait_for_tasks

_log = logging.getLogger(__name__)

_MILLISECONDS = 2000


class Keeper(QObject):
    """Writes the document of ``model`` to ``file`` some time after it changed, in a thread."""

    def __init__(self, model: AppModel, file: Path, milliseconds: int = _MILLISECONDS) -> None:
        super().__init__(model)
        self._model, self._file = model, file
        self._has_warned = False
        self._writer = Latest(self)
        self._writer.failed.connect(self._on_failed)
        self._due = QTimer(self, singleShot=True, interval=milliseconds)
        self._due.timeout.connect(self._write)
        model.changed.connect(self._on_changed)

    def close(self) -> None:
        """Write no more; what is being written is finished first."""
        self._model.changed.disconnect(self._on_changed)
        self._due.stop()
        self._writer.drop()
        wait_for_tasks()

    @Slot(object, object)
    def _on_changed(self, old: Frame, new: Frame) -> None:
        if old.document != new.document and not self._due.isActive():
            self._due.start()

    @Slot()
    def _write(self) -> None:
        self._writer.do(partial(_write, self._model.document_to_save, self._file))

    @Slot(str)
    def _on_failed(self, problem: str) -> None:
        """Warn once: the next change tries again, and may fail again."""
        if not self._has_warned:
            self._has_warned = True
            _log.warning("the work cannot be kept in %s: %s", self._file, problem)


def _write(document: Document, file: Path) -> None:
    with replacing(file) as beside:
        beside.write_bytes(to_json(document))
