"""The field for a whole number."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gdviewer.ui.widgets.count_box import CountBox


@pytest.fixture
def box(qtbot: QtBot) -> CountBox:
    box = CountBox()
    qtbot.addWidget(box)
    box.setRange(10, 1_000_000)
    box.setValue(2000)
    return box


def test_it_is_written_as_numbers_are_everywhere(box: CountBox) -> None:
    assert box.text() == "2\u202f000"
    box.stepBy(1)
    assert box.text() == "2\u202f001"


@pytest.mark.parametrize(
    ("typed", "value"),
    [("3000", 3000), ("3\u202f000", 3000), ("1e4", 10_000), ("5", 2000), ("many", 2000)],
)
def test_what_people_write_is_read_and_what_is_out_of_range_is_not(
    box: CountBox, typed: str, value: int
) -> None:
    box.lineEdit().setText(typed)
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert box.value() == value
