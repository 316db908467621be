"""The columns at the sides: nothing in them moves sideways."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gdviewer.ui.docks.side import Dock
from gdviewer.ui.widgets.labels import ShortLabel


def test_a_card_is_as_wide_with_a_scroll_bar_as_without(qtbot: QtBot) -> None:
    card = QWidget()
    dock = Dock("dock", "Dock", (card,), 300)
    qtbot.addWidget(dock)
    dock.resize(300, 400)
    with qtbot.waitExposed(dock):
        dock.show()
    narrow = card.width()
    card.setMinimumHeight(1000)
    qtbot.waitUntil(lambda: card.height() == 1000)
    assert card.width() == narrow


def test_a_long_name_is_cut_in_its_middle_and_whole_in_the_tooltip(qtbot: QtBot) -> None:
    label = ShortLabel("theta_of_the_first_layer")
    qtbot.addWidget(label)
    label.show()
    label.resize(80, 20)
    assert label.text().startswith("th")
    assert "…" in label.text()[1:-1]
    assert label.text().endswith("r")
    assert label.toolTip() == "theta_of_the_first_layer"
