"""What the window loads before it is first painted."""

from __future__ import annotations

import subprocess
import sys

_SHOW = """
import sys
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
application = QApplication([])
from gdviewer.app import default_document
from gdviewer.state.models.model import AppModel
from gdviewer.ui.main_window import MainWindow
model = AppModel(default_document())
window = MainWindow(model, QSettings(sys.argv[1], QSettings.Format.IniFormat))
window.show()
window.repaint()
print(*sys.modules)
model.close()
"""


def test_nothing_heavy_is_loaded_before_the_first_paint(tmp_path: object) -> None:
    run = subprocess.run(
        [sys.executable, "-c", _SHOW, f"{tmp_path}/settings.ini"],
        capture_output=True,
        text=True,
        check=True,
    )
    heavy = {"sympy", "ziamath", "superqt", "PIL", "OpenGL", "matplotlib", "mpmath"}
    assert heavy.isdisjoint(run.stdout.split())
    assert "gdviewer.ui.main_window" in run.stdout.split()
