"""Fields of a form that may be off."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox

from gdviewer.ui.forms.form import Form
from gdviewer.ui.widgets.number_field import NumberField
from tests.ui.forms.records import (
    Switched,
    edits_of,
    number,
    type_into,
)


def _limit(form: Form) -> tuple[QCheckBox, NumberField]:
    box = form.findChild(QCheckBox, "optimizer_limit_on")
    assert isinstance(box, QCheckBox)
    return box, number(form, "optimizer_limit")


def test_a_field_that_is_off_has_no_tick_and_its_number_cannot_be_typed(form: Form) -> None:
    form.show_record(Switched())
    box, field = _limit(form)
    assert (box.text(), box.isChecked(), field.isEnabled()) == ("Limit", False, False)
    assert field.value == 2.0
    form.show_record(Switched(3.0))
    assert (box.isChecked(), field.isEnabled(), field.value) == (True, True, 3.0)


def test_a_tick_tells_the_number_and_its_going_tells_none(form: Form) -> None:
    form.show_record(Switched())
    edits = edits_of(form)
    form.field_edited.connect(lambda _, value: form.show_record(Switched(value)))
    box, field = _limit(form)
    box.click()
    assert edits == [("limit", 2.0)]
    type_into(field, "3")
    box.click()
    assert edits[-2:] == [("limit", 3.0), ("limit", None)]
    box.click()
    assert edits[-1] == ("limit", 3.0)


def test_a_number_that_is_switched_on_is_held_to_its_range(form: Form) -> None:
    form.show_record(Switched(3.0))
    _, field = _limit(form)
    type_into(field, "11")
    assert field.problem == "Limit must be above 0 and at most 10, not 11."
