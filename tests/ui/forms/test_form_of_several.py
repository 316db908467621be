"""A form of several records at once: what they share and where they differ."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from gdviewer.ui.forms.form import Form
from gdviewer.ui.widgets.combo import Combo
from gdviewer.ui.widgets.number_field import NumberField
from tests.ui.forms.records import (
    Record,
    Shorter,
    Switched,
    control,
)


def test_several_records_show_what_they_share(qtbot: QtBot, form: Form) -> None:
    def visible() -> set[str]:
        controls = (*form.findChildren(NumberField), *form.findChildren(QCheckBox))
        return {control.objectName() for control in controls if control.isVisible()}

    form.show_records((Record(), Shorter()))
    shared = {"optimizer_learning_rate", "optimizer_is_centered"}
    qtbot.waitUntil(lambda: visible() == shared)
    form.show_record(Record())
    qtbot.waitUntil(lambda: visible() == shared | {"optimizer_period"})


def test_fields_that_differ_say_so_until_they_are_edited(form: Form) -> None:
    form.show_records((Record(), Record(0.5, 10, True, "after")))
    rate, period = (
        control(form, NumberField, f"optimizer_{name}") for name in ("learning_rate", "period")
    )
    box = control(form, QCheckBox, "optimizer_is_centered")
    combo = control(form, Combo, "optimizer_metric")
    assert (rate.text(), rate.placeholderText()) == ("", "differs")
    assert period.text() == "10"
    assert box.checkState() is Qt.CheckState.PartiallyChecked
    assert (combo.currentIndex(), combo.placeholderText()) == (-1, "differs")
    edits: list[tuple[str, object]] = []
    form.field_edited.connect(lambda name, value: edits.append((name, value)))
    rate.setFocus()
    QTest.keyClicks(rate, "0.01")  # what the first has already
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
    assert edits[-2:] == [("learning_rate", 0.01), ("is_centered", True)]
    form.show_record(Record(is_centered=True))
    assert box.checkState() is Qt.CheckState.Checked
    assert not box.isTristate()
    assert combo.currentData() == "before"


def test_a_number_that_is_off_for_some_has_half_a_tick(form: Form) -> None:
    form.show_records((Switched(3.0), Switched()))
    tick = control(form, QCheckBox, "optimizer_limit_on")
    assert tick.checkState() is Qt.CheckState.PartiallyChecked
    edits: list[object] = []
    form.field_edited.connect(lambda _, value: edits.append(value))
    QTest.mouseClick(tick, Qt.MouseButton.LeftButton, pos=QPoint(8, tick.height() // 2))
    assert edits == [3.0]
