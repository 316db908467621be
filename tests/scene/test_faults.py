"""An error in painting is told; it does not end the program."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from gdviewer.scene.faults import tells_faults


class Painted(QWidget):
    """A widget of which an error is in the painting, once."""

    has_error = False

    @tells_faults
    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.has_error:
            self.has_error = False
            int(float("inf"))


class Window(QMainWindow):
    """A window that handles events in Python, as that of the program does."""

    def event(self, event: QEvent) -> bool:
        return super().event(event)


def test_an_error_of_the_interpreter_in_painting_is_told(qtbot: QtBot) -> None:
    window, painted = Window(), Painted()
    window.setCentralWidget(painted)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    with qtbot.captureExceptions() as told:
        painted.has_error = True
        painted.update()
        qtbot.waitUntil(lambda: bool(told))
    assert {kind for kind, *_ in told} == {OverflowError}
