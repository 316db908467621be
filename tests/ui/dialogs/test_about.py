"""What the program says of itself."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from gdviewer.ui.dialogs.about import AboutDialog
from gdviewer.ui.dialogs.info import screens, versions


def test_the_versions_can_be_copied_for_a_report(qtbot: QtBot) -> None:
    about = AboutDialog()
    qtbot.addWidget(about)
    button = about.findChild(QPushButton, "copy_versions")
    assert isinstance(button, QPushButton)
    button.click()
    assert QApplication.clipboard().text() == f"{versions()}\n{screens()}"
    assert "offscreen" in screens()
