"""Opens and saves documents; what goes wrong is a notice, and nothing is lost."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QSettings, QStandardPaths, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from gdviewer.core.files import is_there, replacing
from gdviewer.state.document_file import read_document, to_json
from gdviewer.state.models.model import AppModel
from gdviewer.ui.recent import RecentDocuments, RecentMenu

_SUFFIX = "gdv"
_FILTER = f"GDViewer documents (*.{_SUFFIX})"
_FOLDER = "documents/folder"


class DocumentFiles(QObject):
    """The files of one model's documents; each ends in a sentence, ``done`` or ``failed``."""

    done = Signal(str)
    failed = Signal(str)

    def __init__(self, model: AppModel, settings: QSettings, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._settings, self._window = model, settings, parent
        self.recent = RecentDocuments(settings, self)

    def offer_recent(self, menu: QMenu, before: QAction) -> None:
        """Put the documents that were open lately into ``menu``."""
        recent = RecentMenu(self.recent, menu)
        recent.chosen.connect(self.open)
        menu.insertMenu(before, recent)

    def ask_to_open(self) -> None:
        """Ask for a file and show its document; undo brings the present one back."""
        dialog = self._dialog("Open", QFileDialog.AcceptMode.AcceptOpen)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.open)
        dialog.open()

    def ask_to_save(self) -> None:
        """Ask for a file and write the document to it."""
        dialog = self._dialog("Save as", QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(_SUFFIX)
        dialog.selectFile(f"{self._model.document.problem or 'untitled'}.{_SUFFIX}")
        dialog.fileSelected.connect(self.save)
        dialog.open()

    def open(self, name: str) -> None:
        """Show the document of the file ``name``; one that is gone is forgotten."""
        path = Path(name)
        try:
            document = read_document(path)
        except (OSError, ValueError) as error:
            if not is_there(path):
                self.recent.forget(path)
            self.failed.emit(f"{path.name} cannot be opened: {_reason(error)}.")
            return
        self._remember(path)
        self._model.show_document(document, f"Open {path.name}")
        self.done.emit(f"{path.name} is open; undo brings back what was here before.")

    def save(self, name: str) -> None:
        """Write the document to the file ``name``, beside it first."""
        path = Path(name)
        try:
            with replacing(path) as beside:
                beside.write_bytes(to_json(self._model.document_to_save))
        except OSError as error:
            self.failed.emit(f"{path} cannot be written: {_reason(error)}.")
            return
        self._remember(path)
        self.done.emit(f"The document is in {path}.")

    def _dialog(self, title: str, mode: QFileDialog.AcceptMode) -> QFileDialog:
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        home = QStandardPaths.writableLocation(documents)
        kept = self._settings.value(_FOLDER)
        folder = kept if isinstance(kept, str) and kept else home
        dialog = QFileDialog(self._window, title, folder, _FILTER)
        dialog.setObjectName("document_dialog")
        dialog.setAcceptMode(mode)
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    def _remember(self, path: Path) -> None:
        self._settings.setValue(_FOLDER, str(path.parent))
        self.recent.add(path)


def _reason(error: OSError | ValueError) -> str:
    """Return what went wrong, without the number and the name of the file."""
    return (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
