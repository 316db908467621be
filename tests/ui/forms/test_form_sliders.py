"""The sliders of a form: the value in the middle, a range that goes along."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gdviewer.ui.forms.form import Form
from gdviewer.ui.widgets.scale import POSITIONS
from gdviewer.ui.widgets.slider import NumberSlider
from tests.ui.forms.records import (
    Gentle,
    edits_of,
    number,
    type_into,
)


@pytest.fixture
def slider(qtbot: QtBot, form: Form) -> NumberSlider:
    """Return the slider of ``Gentle.rate``, in the middle of three decades."""
    form.show_record(Gentle())
    slider = form.findChild(NumberSlider, "optimizer_rate_slider")
    assert isinstance(slider, NumberSlider)
    form.resize(300, 200)
    qtbot.waitUntil(lambda: slider.isVisible() and slider.width() == 300)
    return slider


MIDDLE = POSITIONS // 2


def test_a_value_that_is_shown_stands_in_the_middle_of_its_slider(
    form: Form, slider: NumberSlider
) -> None:
    assert slider.value() == MIDDLE
    form.show_record(Gentle(3e-7))
    assert slider.value() == MIDDLE


def test_a_number_that_is_typed_comes_to_the_middle(form: Form, slider: NumberSlider) -> None:
    type_into(number(form, "optimizer_rate"), "7")
    assert slider.value() == MIDDLE


def test_the_slider_keeps_its_range_under_the_hand_and_is_centered_when_it_lets_go(
    form: Form, slider: NumberSlider
) -> None:
    edits = edits_of(form)
    form.field_edited.connect(lambda _, value: form.show_record(Gentle(value)))
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(150, 12))
    for x in (200, 290, 250):
        QTest.mouseMove(slider, QPoint(x, 12))
    assert slider.value() > MIDDLE
    values = [value for _, value in edits if isinstance(value, float)]
    assert max(values) < 0.01 * 10**1.5
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(250, 12))
    assert slider.value() == MIDDLE
    assert slider.number == values[-1] > 0.05


def test_a_value_from_elsewhere_changes_nothing_under_the_hand(
    form: Form, slider: NumberSlider
) -> None:
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(200, 12))
    position, edits = slider.value(), edits_of(form)
    form.show_record(Gentle(5.0))
    assert slider.value() == position
    QTest.mouseMove(slider, QPoint(230, 12))
    assert edits[-1][1] == pytest.approx(0.2, rel=0.9)
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(230, 12))


def test_keys_move_the_handle_and_at_the_end_the_slider_goes_along(
    form: Form, slider: NumberSlider
) -> None:
    form.field_edited.connect(lambda _, value: form.show_record(Gentle(value)))
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert slider.value() > MIDDLE
    for _ in range(100):
        QTest.keyClick(slider, Qt.Key.Key_Right)
    assert slider.number == pytest.approx(0.01 * 1.05**101, rel=0.01)
    assert slider.value() < POSITIONS
