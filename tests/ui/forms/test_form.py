"""A form made from a record's fields."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QScrollArea, QSlider
from pytestqt.qtbot import QtBot

from gdviewer.core.optimizers.base import optimizers
from gdviewer.core.step_rules.base import step_rules
from gdviewer.registry import Registry
from gdviewer.ui.docks.side import Dock
from gdviewer.ui.forms.form import Form
from gdviewer.ui.main_window import MainWindow
from gdviewer.ui.panels.runs.runs import RunPanel
from gdviewer.ui.widgets.combo import Combo
from gdviewer.ui.widgets.number_field import NumberField
from tests.ui.forms.records import (
    Other,
    Record,
    edits_of,
    number,
    type_into,
)

RUN_PANEL_WIDTH = 250
"""In pixels, as first opened at 100 %."""


def test_the_label_has_title_and_symbol(form: Form) -> None:
    texts = [label.text() for label in form.findChildren(QLabel)]
    assert "Learning rate  η" in texts


def test_the_tooltip_has_help_range_and_all_digits(form: Form) -> None:
    tip = number(form, "optimizer_learning_rate").toolTip()
    assert tip == "The length of a step.\nRange: above 0 and at most 10⁶.\nExactly: 0.01"


def test_a_typed_number_is_told_with_its_field(form: Form) -> None:
    edits = edits_of(form)
    type_into(number(form, "optimizer_learning_rate"), "10⁻⁶")
    assert edits[-1] == ("learning_rate", 1e-6)


def test_a_number_out_of_range_is_said_below_and_told_to_nobody(form: Form) -> None:
    edits = edits_of(form)
    type_into(number(form, "optimizer_learning_rate"), "-1")
    sentences = [label.text() for label in form.findChildren(QLabel) if label.isVisible()]
    assert "Learning rate must be above 0 and at most 10⁶, not −1." in sentences
    assert edits == []


def test_a_whole_number_is_told_as_an_int(form: Form) -> None:
    edits = edits_of(form)
    type_into(number(form, "optimizer_period"), "7")
    assert edits == [("period", 7)]
    assert isinstance(edits[0][1], int)


def test_a_fraction_is_refused_where_a_whole_number_is_wanted(form: Form) -> None:
    edits = edits_of(form)
    field = number(form, "optimizer_period")
    type_into(field, ".5")
    assert "whole number" in field.problem
    assert ("period", 0.5) not in edits


def test_a_check_box_tells_a_bool(form: Form) -> None:
    edits = edits_of(form)
    box = form.findChild(QCheckBox, "optimizer_is_centered")
    assert isinstance(box, QCheckBox)
    box.click()
    assert edits == [("is_centered", True)]


def test_a_choice_tells_its_key(form: Form) -> None:
    edits = edits_of(form)
    combo = form.findChild(Combo, "optimizer_metric")
    assert isinstance(combo, Combo)
    QTest.keyClick(combo, Qt.Key.Key_A)
    assert edits == [("metric", "after")]


def test_a_slider_drag_is_told_from_press_to_release(form: Form) -> None:
    drags: list[str] = []
    form.drag_began.connect(drags.append)
    form.drag_ended.connect(lambda: drags.append("ended"))
    slider = form.findChild(QSlider, "optimizer_learning_rate_slider")
    assert isinstance(slider, QSlider)
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton)
    assert drags == ["Change learning rate", "ended"]


def test_showing_a_record_is_no_edit(form: Form) -> None:
    edits = edits_of(form)
    form.show_record(Record(0.5, 3, True, "after"))
    assert edits == []
    assert number(form, "optimizer_learning_rate").text() == "0.5"


def test_a_widget_can_stand_beside_a_field_and_goes_with_it(qtbot: QtBot) -> None:
    form = Form("optimizer", {"learning_rate": QCheckBox})
    qtbot.addWidget(form)
    form.show_record(Record())
    assert len(form.findChildren(QCheckBox)) == 2
    form.show_record(Other())
    qtbot.waitUntil(lambda: not form.findChildren(QCheckBox))


def test_a_record_of_another_type_makes_another_form(qtbot: QtBot, form: Form) -> None:
    form.show_record(Other())

    def only_the_other_is_shown() -> bool:
        fields = form.findChildren(NumberField)
        return {field.objectName() for field in fields} == {"optimizer_rho"}

    qtbot.waitUntil(only_the_other_is_shown)


def test_a_record_without_fields_takes_no_room(form: Form) -> None:
    form.show_record(msgspec.defstruct("Nothing", [], frozen=True)())
    assert not form.isVisible()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("nan", "Learning rate cannot be 'nan': write a number"),
        ("two", "Learning rate cannot be 'two': write a number"),
        ("", "Learning rate is empty: write a number"),
        ("1e999", "Learning rate cannot be '1e999': the number is too large."),
        ("2e6", "Learning rate must be above 0 and at most 10⁶, not 2×10⁶."),
    ],
)
def test_what_is_no_value_is_said_with_the_field_and_what_was_typed(
    form: Form, typed: str, said: str
) -> None:
    field = number(form, "optimizer_learning_rate")
    field.setText(typed)
    field.read(typed)
    assert field.problem.startswith(said)


@pytest.mark.parametrize("registry", [optimizers, step_rules], ids=["optimizer", "step rule"])
def test_no_form_widens_the_run_panel(
    qtbot: QtBot, window: MainWindow, registry: Registry[type[msgspec.Struct]]
) -> None:
    dock = window.findChild(Dock, "run_dock")
    panel = window.findChild(RunPanel)
    assert dock is not None
    assert panel is not None
    area = dock.findChild(QScrollArea)
    assert area is not None
    bar = area.verticalScrollBar().sizeHint().width()
    frame = panel.minimumSizeHint().width() - panel.body.minimumSize().width()
    for entry in registry:
        form = Form("tried")
        qtbot.addWidget(form)
        form.show_record(entry.value())
        assert form.minimumSizeHint().width() + frame + bar <= RUN_PANEL_WIDTH, entry.key
