"""What an evaluation counts: every change is seen at once, and one of the weights is not 0."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gdviewer.core.weights import Weights
from gdviewer.state.models.model import AppModel
from gdviewer.ui.dialogs.weights import WeightsDialog
from gdviewer.ui.widgets.number_field import NumberField


def test_the_last_weight_cannot_be_0_too(qtbot: QtBot, model: AppModel) -> None:
    dialog = WeightsDialog(model)
    qtbot.addWidget(dialog)
    fields = [field for field in dialog.findChildren(NumberField) if field.isEnabled()]
    for field in fields:
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, "0")
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert model.document.weights == Weights(0, 0, 1)
    assert [field.text() for field in fields] == ["0", "0", "1"]
