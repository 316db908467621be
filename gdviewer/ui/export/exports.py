"""Takes what is shown out of the window: into a file that is asked for, or onto the clipboard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from gdviewer.export.caption import caption
from gdviewer.export.relief import Render, relief_subject
from gdviewer.export.subjects import CHART, PICTURE, Subject
from gdviewer.state.models.model import AppModel
from gdviewer.ui.dialogs.dialogs import open_dialog
from gdviewer.ui.export.choices import remembered_choices
from gdviewer.ui.export.dialog import ExportDialog
from gdviewer.ui.export.picture_copier import PictureCopier


class Exports(QObject):
    """Exports from one model; each ends in a sentence, ``done`` or ``failed``.

    ``surface_renderer`` returns what paints the surface in space as it is seen now.
    """

    done = Signal(str)
    failed = Signal(str)

    def __init__(
        self,
        model: AppModel,
        settings: QSettings,
        parent: QWidget,
        surface_renderer: Callable[[], Render],
    ) -> None:
        super().__init__(parent)
        self._surface_renderer = surface_renderer
        self._model, self._settings, self._window = model, settings, parent
        self._copier = PictureCopier(self)
        self._copier.done.connect(self.done)
        self._copier.failed.connect(self.failed)

    def ask_for_picture(self) -> None:
        """Ask how and where, and write the picture."""
        self._ask(PICTURE)

    def ask_for_chart(self) -> None:
        """Ask how and where, and write the chart of convergence."""
        self._ask(CHART)

    def ask_for_surface(self) -> None:
        """Ask how and where, and write the surface in space."""
        try:
            self._ask(relief_subject(self._surface_renderer()))
        except ValueError as error:
            self.failed.emit(f"{error}".rstrip(".") + ".")

    def copy_picture(self) -> None:
        """Put the picture on the clipboard, as the export dialog was left."""
        frame = self._model.frame
        choices = remembered_choices(self._settings).as_in(frame.document)
        self._copier.copy(frame, choices.figure())

    def copy_caption(self) -> None:
        """Put the sentence on the clipboard that says what the picture shows."""
        QGuiApplication.clipboard().setText(caption(self._model.frame))
        self.done.emit("The caption is on the clipboard.")

    def drop(self) -> None:
        """Leave the clipboard as it is, whatever is being painted."""
        self._copier.drop()

    def _ask(self, subject: Subject) -> None:
        dialog = ExportDialog(self._model.frame, self._settings, self._window, subject)
        told = f"The {subject.noun} is in"
        dialog.accepted.connect(lambda: self.done.emit(f"{told} {dialog.path}."))
        open_dialog(dialog)
