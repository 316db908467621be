"""A small matrix whose numbers change."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gdviewer.ui.widgets.matrix_label import MatrixLabel


@pytest.fixture
def label(qtbot: QtBot) -> MatrixLabel:
    label = MatrixLabel(rows=2)
    qtbot.addWidget(label)
    label.resize(200, 40)
    label.show()
    return label


def test_no_column_moves_while_numbers_change(label: MatrixLabel) -> None:
    label.show_matrix([[802.25, -400.0], [-400.0, 200.0]])
    before = [place for place, _ in label._places()]
    label.show_matrix([[2.0, 0.0], [0.0, 2.0]])
    assert [place for place, _ in label._places()] == before
    assert [text for _, text in label._places()] == ["2", "0", "0", "2"]


def test_the_columns_stand_below_each_other_and_apart(label: MatrixLabel) -> None:
    label.show_matrix([[1.0, -2.0], [30.0, 4.0]])
    (first, _), (second, _), (third, _), (fourth, _) = label._places()
    assert first.right() == third.right() < second.left()
    assert second.right() == fourth.right() < label.width()
    assert first.bottom() <= third.top() + 1


def test_a_copy_has_all_digits_a_row_in_each_line(label: MatrixLabel) -> None:
    label.show_matrix([[1 / 3, -2.0], [-2.0, 1e-7]])
    label.setFocus()
    QTest.keyClick(label, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "0.3333333333333333  -2\n-2  1e-7"


def test_without_a_matrix_the_field_is_empty(label: MatrixLabel) -> None:
    label.show_matrix([[1.0]])
    label.show_matrix([])
    assert label.text() == ""
    assert not label.grab().isNull()
