"""Asks in which format, how large and where to write the picture."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gdviewer.export.formats import formats
from gdviewer.export.size import PRINT_DPI, PictureSize
from gdviewer.export.writing import export
from gdviewer.scene.theme import THEMES, Theme
from gdviewer.state.frame import Frame
from gdviewer.ui.forms import make_form_grid
from gdviewer.ui.task import Task
from gdviewer.ui.widgets.card import Card
from gdviewer.ui.widgets.combo import Combo
from gdviewer.ui.widgets.labels import PlainLabel, Sentence
from gdviewer.ui.widgets.naming import name_control
from gdviewer.ui.widgets.number_field import NumberField

_PIXELS, _MILLIMETERS = "px", "mm"
_FIRST_SIZE = {_PIXELS: (1600.0, 1200.0), _MILLIMETERS: (160.0, 120.0)}


class ExportDialog(QDialog):
    """Writes the picture of ``frame`` to ``path``; what goes wrong is a sentence in the dialog."""

    def __init__(
        self, frame: Frame, theme: Theme, settings: QSettings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("export_dialog")
        self.setWindowTitle("Export picture")
        self._frame, self._settings = frame, settings
        self._agreed: Path | None = None
        self._task: Task | None = None
        self.path = Path()
        self._format = Combo((entry.key, entry.title) for entry in formats)
        self._colors = Combo((name, name.capitalize()) for name in THEMES)
        self._unit = Combo(((_PIXELS, "pixels"), (_MILLIMETERS, "millimeters")))
        self._width, self._height, self._dpi = NumberField(), NumberField(), NumberField()
        self._path_field = QLineEdit()
        self._sentence = Sentence("problem")
        self._name_controls()
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 14, 14)
        column.setSpacing(12)
        column.addWidget(self._form())
        column.addWidget(self._sentence)
        column.addWidget(self._buttons())
        self._format.key_chosen.connect(self._on_format)
        self._unit.key_chosen.connect(self._on_unit)
        for edited in (
            self._path_field.textEdited,
            *(field.value_edited for field in (self._width, self._height, self._dpi)),
            *(choice.key_chosen for choice in (self._format, self._unit)),
        ):
            edited.connect(lambda _: self._sentence.say(""))
        self._show_first(theme)

    def accept(self) -> None:
        """Begin to write the picture, or say why it cannot be written."""
        try:
            path, size = self._wanted_path(), self._wanted_size()
            self._agree_to_replace(path)
        except ValueError as error:
            self._sentence.say(_as_sentence(str(error)))
            return
        self._sentence.say("")
        self._show_busy(is_busy=True)
        frame, theme = self._frame, THEMES[self._colors.currentData()]
        self.path = path
        self._task = Task(lambda: export(frame, path, size, theme), self)
        self._task.finished.connect(self._on_finished)
        self._task.start()

    def done(self, result: int) -> None:
        """Close, but never while a file is half written."""
        if self._task is not None:
            self._task.wait()
        super().done(result)

    def _agree_to_replace(self, path: Path) -> None:
        """Raise a ValueError where a file would be lost that nobody spoke of yet."""
        if path.exists() and path != self._agreed:
            self._agreed = path
            raise ValueError(f"there is a file {path.name} already: export again to replace it")

    @Slot()
    def _on_finished(self) -> None:
        """Close, or say why the picture could not be written."""
        self._show_busy(is_busy=False)
        if self._task is not None and self._task.problem:
            self._sentence.say(_as_sentence(self._task.problem))
            return
        self._settings.setValue("export/folder", str(self.path.parent))
        super().accept()

    def _show_busy(self, *, is_busy: bool) -> None:
        """Say that the picture is being written, and take no other wish meanwhile."""
        self._write.setText("Writing…" if is_busy else "Export")
        self._write.setEnabled(not is_busy)

    # --- what is asked for ---

    def _wanted_path(self) -> Path:
        text = self._path_field.text().strip()
        if not text:
            raise ValueError("Say where to write the picture.")
        path = Path(text).expanduser()
        suffix = f".{self._format.currentData()}"
        return path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)

    def _wanted_size(self) -> PictureSize:
        width, height = self._width.value, self._height.value
        if self._unit.currentData() == _MILLIMETERS:
            return PictureSize.millimeters(width, height, self._dpi.value)
        return PictureSize.pixels(round(width), round(height))

    # --- the controls ---

    def _name_controls(self) -> None:
        for control, name, label, help_text in (
            (self._format, "format", "Format", "SVG and PDF are vectors with real text."),
            (self._colors, "colors", "Colors", "The palette of the picture"),
            (self._width, "width", "Width", "How wide the picture is"),
            (self._height, "height", "Height", "How high the picture is"),
            (self._unit, "unit", "Unit", "Pixels for a screen, millimeters for print"),
            (self._dpi, "dpi", "Dots per inch", "How many pixels an inch of print has"),
            (self._path_field, "path", "File", "Where the picture is written"),
        ):
            name_control(control, f"export_{name}", label, help_text)

    def _form(self) -> Card:
        card, form = Card(), QWidget()
        grid = make_form_grid(form)
        size = QHBoxLayout()
        for part in (self._width, PlainLabel("×"), self._height, self._unit):
            size.addWidget(part)
        place = QHBoxLayout()
        place.addWidget(self._path_field, 1)
        place.addWidget(self._browse_button())
        labels = ("Format", "Colors", "Size", "Dots per inch", "File")
        for row, label in enumerate(labels):
            grid.addWidget(PlainLabel(label), row, 0)
        grid.addWidget(self._format, 0, 1)
        grid.addWidget(self._colors, 1, 1)
        grid.addLayout(size, 2, 1)
        grid.addWidget(self._dpi, 3, 1)
        grid.addLayout(place, 4, 1)
        self._path_field.setMinimumWidth(280)
        card.body.addWidget(form)
        return card

    def _browse_button(self) -> QPushButton:
        button = QPushButton("Browse…")
        name_control(button, "export_browse", "Browse", "Choose the file in a window")
        button.setAutoDefault(False)
        button.clicked.connect(self._browse)
        return button

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

    def _show_first(self, theme: Theme) -> None:
        """Fill the fields with what is likely wanted."""
        self._colors.show_key(theme.name)
        self._dpi.show_value(PRINT_DPI)
        self._on_unit(_PIXELS)
        name = self._frame.document.problem or "picture"
        self._path_field.setText(str(_folder(self._settings) / f"{name}.png"))

    def _on_unit(self, unit: str) -> None:
        width, height = _FIRST_SIZE[unit]
        self._width.show_value(width)
        self._height.show_value(height)
        self._dpi.setEnabled(unit == _MILLIMETERS)

    def _on_format(self, key: str) -> None:
        """Let the file's name end as the format asks."""
        text = self._path_field.text().strip()
        if Path(text).suffix.removeprefix(".") in formats.load():
            self._path_field.setText(str(Path(text).with_suffix(f".{key}")))

    def _browse(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self, "Export picture", self._path_field.text(), f"*.{self._format.currentData()}"
        )
        if path:
            self._path_field.setText(path)
            self._agreed = self._wanted_path()


def _folder(settings: QSettings) -> Path:
    """Return the folder written to the last time, else that of pictures, else the user's own."""
    pictures = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    for folder in (settings.value("export/folder"), pictures):
        if isinstance(folder, str) and folder and Path(folder).is_dir():
            return Path(folder)
    return Path.home()


def _as_sentence(text: str) -> str:
    """Return ``text`` with a capital and a full stop."""
    return text[:1].upper() + text[1:].rstrip(".") + "."
