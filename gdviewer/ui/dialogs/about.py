"""Says what the program is."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from gdviewer.core.version import program_version
from gdviewer.ui.dialogs.info import screens, versions
from gdviewer.ui.widgets.labels import PlainLabel
from gdviewer.ui.widgets.naming import name_control

_TEXT = (
    "Shows how optimizers go down a surface, and why. Gradients are exact; a run is the method "
    "of the paper, to the last digit of float64."
)
_CREDITS = (
    "MIT license. The typefaces are Inter, by Rasmus Andersson, JetBrains Mono, by Philipp "
    "Nurullin and others, and Noto Sans Math, by Google; all under the SIL Open Font License."
)
_CHARACTERS = 52  # that a line has at least
_COPY_HELP = "Put the versions of everything on the clipboard, for a report of a problem"


class AboutDialog(QDialog):
    """Name, version, purpose and licenses."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("about")
        self.setWindowTitle("About GDViewer")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 14)
        column.setSpacing(10)
        title = PlainLabel(f"GDViewer {program_version()}".rstrip())
        title.setProperty("role", "title")
        column.addWidget(title)
        column.addWidget(_paragraph(_TEXT))
        credit = _paragraph(_CREDITS)
        credit.setProperty("role", "quiet")
        column.addWidget(credit)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        name_control(close, "close_about", "Close", "Close this message")
        copy = buttons.addButton("Copy versions", QDialogButtonBox.ButtonRole.ActionRole)
        name_control(copy, "copy_versions", "Copy versions", _COPY_HELP)
        copy.clicked.connect(_copy_versions)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)


def _paragraph(text: str) -> QLabel:
    label = PlainLabel(text)
    label.setWordWrap(True)
    label.setMinimumWidth(_CHARACTERS * label.fontMetrics().averageCharWidth())
    return label


def _copy_versions() -> None:
    QApplication.clipboard().setText(f"{versions()}\n{screens()}")
