"""The row that says where a picture is written: typed, or chosen in a window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDir, QSettings, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from gdviewer.core.files import is_folder, is_there
from gdviewer.export.formats import formats
from gdviewer.ui.widgets.labels import PlainLabel
from gdviewer.ui.widgets.naming import name_control


class PathRow(QWidget):
    """Asks for a file; its name ends as the format asks that was shown last."""

    edited = Signal()
    """By the user's hand, in the field."""

    def __init__(self) -> None:
        super().__init__()
        self._format = ""
        self._agreed: Path | None = None
        self._field = QLineEdit()
        self._field.textEdited.connect(lambda _: self.edited.emit())
        name_control(self._field, "export_path", "File", "Where the picture is written")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(PlainLabel("File"))
        row.addWidget(self._field, 1)
        row.addWidget(self._browse_button())

    def show_path(self, path: Path) -> None:
        """Show ``path``, all of it."""
        self._field.setText(str(path))

    def show_format(self, name: str) -> None:
        """Let the file's name end as the format ``name`` asks."""
        self._format = name
        text = self._field.text().strip()
        if Path(text).suffix.removeprefix(".") in formats.load():
            self._field.setText(str(Path(text).with_suffix(f".{name}")))

    def wanted_path(self) -> Path:
        """Return the file that is asked for; raise a ValueError where none is."""
        text = self._field.text().strip()
        if not text:
            raise ValueError("Say where to write the picture.")
        try:
            path = Path(text).expanduser()
        except RuntimeError as error:
            raise ValueError(f"there is no user with the folder {Path(text).parts[0]}") from error
        if not path.name:
            raise ValueError(f"{text} is a folder: say what the picture is to be called in it")
        if path.suffix.lower().removeprefix(".") in formats.load():
            return path  # the name that was typed says the format
        return path.with_name(f"{path.name}.{self._format}")

    def agree_to_replace(self, path: Path) -> None:
        """Raise a ValueError where a file would be lost that nobody spoke of yet."""
        if is_there(path) and path != self._agreed:
            self._agreed = path
            raise ValueError(f"there is a file {path.name} already: export again to replace it")

    def _browse(self) -> None:
        title, pattern = self.window().windowTitle(), f"*.{self._format}"
        path, _ = QFileDialog.getSaveFileName(self.window(), title, self._field.text(), pattern)
        if path:
            self._field.setText(path)
            self._agreed = self.wanted_path()

    def _browse_button(self) -> QPushButton:
        button = QPushButton("Browse…")
        name_control(button, "export_browse", "Browse", "Choose the file in a window")
        button.setAutoDefault(False)
        button.clicked.connect(self._browse)
        return button


def first_folder(settings: QSettings) -> Path:
    """Return the folder written to the last time, else that of pictures, else the user's own."""
    pictures = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    for folder in (settings.value("export/folder"), pictures):
        if isinstance(folder, str) and folder and is_folder(Path(folder)):
            return Path(folder)
    return Path(QDir.homePath())
