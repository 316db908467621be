"""Asks what the picture is to be like and where to write it, and shows it beforehand."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from msgspec import structs
from PySide6.QtCore import QSettings, QSize, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from gdviewer.export.figure import Figure
from gdviewer.export.subjects import PICTURE, Subject
from gdviewer.export.writing import export, format_of
from gdviewer.state.frame import Frame
from gdviewer.state.work.task import Latest, is_wanted
from gdviewer.ui.export.choices import remember_choices, remembered_choices
from gdviewer.ui.export.form import ExportForm
from gdviewer.ui.export.path_row import PathRow, first_folder
from gdviewer.ui.export.preview import ExportPreview
from gdviewer.ui.widgets.card import Card
from gdviewer.ui.widgets.labels import PlainLabel, Sentence
from gdviewer.ui.widgets.naming import name_control

_FIRST_SIZE = QSize(59, 35)  # heights of a line


class ExportDialog(QDialog):
    """Writes the ``subject`` of ``frame`` to ``path``; what goes wrong is a sentence in it."""

    def __init__(
        self,
        frame: Frame,
        settings: QSettings,
        parent: QWidget | None = None,
        subject: Subject = PICTURE,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("export_dialog")
        self.setWindowTitle(f"Export {subject.noun}")
        self._frame, self._settings, self._subject = frame, settings, subject
        self._writer = Latest(self)
        self.path = Path()
        self._form = ExportForm(subject)
        self._path_row = PathRow()
        self._preview = ExportPreview(frame, subject)
        self._measures = PlainLabel()
        self._measures.setObjectName("export_measures")
        self._sentence = Sentence("problem")
        self._lay_out()
        self._form.edited.connect(self._on_edited)
        self._form.problem_changed.connect(self._sentence.say)
        self._path_row.edited.connect(lambda: self._sentence.say(""))
        self._preview.failed.connect(lambda text: self._sentence.say(_as_sentence(text)))
        self._writer.done.connect(self._on_written)
        self._writer.failed.connect(self._on_unwritten)
        # a number field keeps the key for itself
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.reject)
        self._show_first()
        first = _FIRST_SIZE * self.fontMetrics().height()
        self.resize(first.boundedTo(self.screen().availableSize()))

    def accept(self) -> None:
        """Begin to write the picture, or say why it cannot be written."""
        try:
            path, figure = self._path_row.wanted_path(), self._wanted_figure()
            format_of(path, self._subject)
            self._path_row.agree_to_replace(path)
        except ValueError as error:
            self._sentence.say(_as_sentence(str(error)))
            return
        self._sentence.say("")
        self._show_busy(is_busy=True)
        self.path = path
        self._writer.do(partial(export, self._frame, path, figure, is_wanted, self._subject))

    def done(self, result: int) -> None:
        """Close at once; a picture that is not written yet is not written any more."""
        self._preview.drop()
        self._writer.drop()
        super().done(result)

    @Slot(str)
    def _on_unwritten(self, problem: str) -> None:
        """Say why the picture could not be written."""
        self._show_busy(is_busy=False)
        self._sentence.say(_as_sentence(problem))

    @Slot()
    def _on_written(self) -> None:
        """Remember what was chosen, and close."""
        self._settings.setValue("export/folder", str(self.path.parent))
        remember_choices(self._settings, self._form.choices)
        super().accept()

    def _show_busy(self, *, is_busy: bool) -> None:
        """Say that the picture is being written, and take no other wish meanwhile."""
        self._write.setText("Writing…" if is_busy else "Export")
        self._write.setEnabled(not is_busy)

    # --- what is asked for ---

    def _wanted_figure(self) -> Figure:
        if self._form.problem:
            raise ValueError(self._form.problem)
        return self._form.choices.figure()

    @Slot()
    def _on_edited(self) -> None:
        """Show the picture that is asked for now, or say why there is none."""
        self._path_row.show_format(self._form.choices.format)
        try:
            figure = self._wanted_figure()
        except ValueError as error:
            self._sentence.say(_as_sentence(str(error)))
            return
        self._sentence.say("")
        self._measures.setText(_measures(figure))
        self._preview.setAccessibleDescription(self._measures.text())
        self._preview.show_figure(figure)

    # --- the controls ---

    def _lay_out(self) -> None:
        card, shown = Card(), Card()
        card.body.addWidget(self._form)
        card.body.addStretch(1)
        shown.body.addWidget(self._preview, 1)
        self._measures.setProperty("role", "quiet")
        self._measures.setWordWrap(True)
        self._measures.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        shown.body.addWidget(self._measures)
        beside = QHBoxLayout()
        beside.setSpacing(12)
        beside.addWidget(card)
        beside.addWidget(shown, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 14, 14)
        column.setSpacing(12)
        column.addLayout(beside, 1)
        column.addWidget(self._path_row)
        column.addWidget(self._sentence)
        column.addWidget(self._buttons())

    def _buttons(self) -> QDialogButtonBox:
        kinds = QDialogButtonBox.StandardButton
        box = QDialogButtonBox(kinds.Cancel | kinds.Ok)
        self._write, cancel = box.button(kinds.Ok), box.button(kinds.Cancel)
        self._write.setText("Export")
        self._write.setDefault(True)
        name_control(self._write, "export_write", "Export", "Write the picture")
        name_control(cancel, "export_cancel", "Cancel", "Write nothing")
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box

    def _show_first(self) -> None:
        """Fill the fields with what was chosen the last time."""
        choices = remembered_choices(self._settings).as_in(self._frame.document)
        if not self._subject.has_format(choices.format):
            choices = structs.replace(choices, format=self._subject.formats[0])
        if choices.ground not in self._subject.grounds:
            choices = structs.replace(choices, ground=self._subject.grounds[0])
        self._form.show_choices(choices)
        noun, problem = self._subject.noun, self._frame.document.problem
        name = noun if not problem else problem if self._subject is PICTURE else f"{problem}_{noun}"
        self._path_row.show_path(first_folder(self._settings) / f"{name}.{choices.format}")
        self._on_edited()


def _measures(figure: Figure) -> str:
    """Say how large the picture is, in pixels and on paper."""
    size, (width, height) = figure.size, figure.size.in_millimeters
    return f"{size} pixels · {width:.0f} × {height:.0f} mm · text {figure.text_pixels:.1f} pixels"


def _as_sentence(text: str) -> str:
    """Return ``text`` with a capital and a full stop."""
    return text[:1].upper() + text[1:].rstrip(".") + "."
