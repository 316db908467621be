"""A form made from a record's fields."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal, TypeVar

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QScrollArea, QSlider, QWidget
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
from gdviewer.ui.widgets.scale import POSITIONS
from gdviewer.ui.widgets.slider import NumberSlider

W = TypeVar("W", bound=QWidget)

Rate = Annotated[
    float,
    msgspec.Meta(
        gt=0,
        le=1e6,
        title="Learning rate",
        description="The length of a step.",
        extra={"symbol": "η", "scale": "log"},
    ),
]


RUN_PANEL_WIDTH = 250
"""In pixels, as first opened at 100 %."""
Centered = Annotated[float, msgspec.Meta(gt=0, le=1e6, extra={"scale": "log", "decades": 3.0})]


class Record(msgspec.Struct, frozen=True):
    """One field of each kind."""

    learning_rate: Rate = 0.01
    period: Annotated[int, msgspec.Meta(ge=1, le=100)] = 10
    is_centered: bool = False
    metric: Literal["before", "after"] = "before"


class Shorter(msgspec.Struct, frozen=True):
    """Some fields of the record, one in another range."""

    learning_rate: Rate = 0.01
    period: Annotated[int, msgspec.Meta(ge=1, le=9)] = 5
    is_centered: bool = True


class Switched(msgspec.Struct, frozen=True):
    """A number that may be off, with the one it is switched on with."""

    limit: (
        Annotated[float, msgspec.Meta(gt=0, le=10, title="Limit", extra={"suggestion": 2.0})] | None
    ) = None


class Other(msgspec.Struct, frozen=True):
    """Another record."""

    rho: Annotated[float, msgspec.Meta(ge=0, lt=1)] = 0.9


class Gentle(msgspec.Struct, frozen=True):
    """A field whose slider has the value in its middle."""

    rate: Centered = 0.01


@pytest.fixture
def form(qtbot: QtBot) -> Iterator[Form]:
    form = Form("optimizer")
    qtbot.addWidget(form)
    form.show_record(Record())
    form.show()
    yield form
    form.close()


def _edits(form: Form) -> list[tuple[str, object]]:
    edits: list[tuple[str, object]] = []
    form.field_edited.connect(lambda name, value: edits.append((name, value)))
    return edits


def _number(form: Form, name: str) -> NumberField:
    field = form.findChild(NumberField, name)
    assert isinstance(field, NumberField)
    return field


def _type(field: NumberField, text: str) -> None:
    field.selectAll()
    field.insert(text)


def test_the_label_has_title_and_symbol(form: Form) -> None:
    texts = [label.text() for label in form.findChildren(QLabel)]
    assert "Learning rate  η" in texts


def test_the_tooltip_has_help_range_and_all_digits(form: Form) -> None:
    tip = _number(form, "optimizer_learning_rate").toolTip()
    assert tip == "The length of a step.\nRange: above 0 and at most 10⁶.\nExactly: 0.01"


def test_a_typed_number_is_told_with_its_field(form: Form) -> None:
    edits = _edits(form)
    _type(_number(form, "optimizer_learning_rate"), "10⁻⁶")
    assert edits[-1] == ("learning_rate", 1e-6)


def test_a_number_out_of_range_is_said_below_and_told_to_nobody(form: Form) -> None:
    edits = _edits(form)
    _type(_number(form, "optimizer_learning_rate"), "-1")
    sentences = [label.text() for label in form.findChildren(QLabel) if label.isVisible()]
    assert "Learning rate must be above 0 and at most 10⁶, not −1." in sentences
    assert edits == []


def test_a_whole_number_is_told_as_an_int(form: Form) -> None:
    edits = _edits(form)
    _type(_number(form, "optimizer_period"), "7")
    assert edits == [("period", 7)]
    assert isinstance(edits[0][1], int)


def test_a_fraction_is_refused_where_a_whole_number_is_wanted(form: Form) -> None:
    edits = _edits(form)
    field = _number(form, "optimizer_period")
    _type(field, ".5")
    assert "whole number" in field.problem
    assert ("period", 0.5) not in edits


def test_a_check_box_tells_a_bool(form: Form) -> None:
    edits = _edits(form)
    box = form.findChild(QCheckBox, "optimizer_is_centered")
    assert isinstance(box, QCheckBox)
    box.click()
    assert edits == [("is_centered", True)]


def test_a_choice_tells_its_key(form: Form) -> None:
    edits = _edits(form)
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
    edits = _edits(form)
    form.show_record(Record(0.5, 3, True, "after"))
    assert edits == []
    assert _number(form, "optimizer_learning_rate").text() == "0.5"


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
    _type(_number(form, "optimizer_rate"), "7")
    assert slider.value() == MIDDLE


def test_the_slider_keeps_its_range_under_the_hand_and_is_centered_when_it_lets_go(
    form: Form, slider: NumberSlider
) -> None:
    edits = _edits(form)
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
    position, edits = slider.value(), _edits(form)
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


def _limit(form: Form) -> tuple[QCheckBox, NumberField]:
    box = form.findChild(QCheckBox, "optimizer_limit_on")
    assert isinstance(box, QCheckBox)
    return box, _number(form, "optimizer_limit")


def test_a_field_that_is_off_has_no_tick_and_its_number_cannot_be_typed(form: Form) -> None:
    form.show_record(Switched())
    box, field = _limit(form)
    assert (box.text(), box.isChecked(), field.isEnabled()) == ("Limit", False, False)
    assert field.value == 2.0
    form.show_record(Switched(3.0))
    assert (box.isChecked(), field.isEnabled(), field.value) == (True, True, 3.0)


def test_a_tick_tells_the_number_and_its_going_tells_none(form: Form) -> None:
    form.show_record(Switched())
    edits = _edits(form)
    form.field_edited.connect(lambda _, value: form.show_record(Switched(value)))
    box, field = _limit(form)
    box.click()
    assert edits == [("limit", 2.0)]
    _type(field, "3")
    box.click()
    assert edits[-2:] == [("limit", 3.0), ("limit", None)]
    box.click()
    assert edits[-1] == ("limit", 3.0)


def test_a_number_that_is_switched_on_is_held_to_its_range(form: Form) -> None:
    form.show_record(Switched(3.0))
    _, field = _limit(form)
    _type(field, "11")
    assert field.problem == "Limit must be above 0 and at most 10, not 11."


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
    field = _number(form, "optimizer_learning_rate")
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


def control(form: Form, kind: type[W], name: str) -> W:
    found = form.findChild(kind, name)
    assert isinstance(found, kind)
    return found


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
