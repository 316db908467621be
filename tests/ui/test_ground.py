"""What paints its own ground looks as it does on the card that it lies on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout
from pytestqt.qtbot import QtBot

from gdviewer.scene.theme import DARK, LIGHT, Theme
from gdviewer.ui.look.style import dress
from gdviewer.ui.widgets.ground import paint_own_ground
from gdviewer.ui.widgets.live_labels import LiveLabel


def card(qtbot: QtBot, *, has_own_ground: bool) -> QImage:
    """Return what a label on a card looks like."""
    frame, label = QFrame(), LiveLabel(Qt.AlignmentFlag.AlignLeft, "\n")
    qtbot.addWidget(frame)
    frame.setProperty("role", "panel")
    QVBoxLayout(frame).addWidget(label)
    label.say("λmax = 12")
    if has_own_ground:
        paint_own_ground(label)
    frame.resize(200, 60)
    return frame.grab().toImage()


@pytest.mark.parametrize("theme", [DARK, LIGHT])
def test_what_paints_its_own_ground_looks_as_it_does_on_its_card(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    dress(qapp, theme)
    assert card(qtbot, has_own_ground=True) == card(qtbot, has_own_ground=False)
