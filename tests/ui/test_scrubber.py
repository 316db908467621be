"""The scrubber's marks: what they say, and that a click on one goes there."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from gdviewer.state.models.model import AppModel
from gdviewer.state.run import Run
from gdviewer.ui.main_window import MainWindow
from gdviewer.ui.panels.scrubber import Scrubber
from gdviewer.ui.views.contour import ContourView
from gdviewer.ui.widgets.live_labels import LiveLabel
from tests.ui.conftest import Find

RATES = {"good": 0.01, "large": 0.2}


@pytest.fixture
def scrubber(qtbot: QtBot, window: MainWindow, model: AppModel, find: Find) -> Scrubber:
    """Return the scrubber over a race of two: one that converges, and one that diverges."""
    assert window.isVisible()
    runs = tuple(
        Run("gradient_descent", {"gradient_descent": {"learning_rate": rate}}, name=name)
        for name, rate in RATES.items()
    )
    model.set_runs(runs, "Race")
    model.last()
    qtbot.waitUntil(lambda: len(model.events.ends()) == 2 and model.frame.playhead > 10)
    return find(Scrubber, "scrubber")


def place_of(scrubber: Scrubber, position: int) -> QPoint:
    """Return where a position of the playhead is on the scrubber."""
    first, last = scrubber.ends()
    x = first + (last - first) * position / scrubber.maximum()
    return QPoint(round(x), scrubber.height() // 2)


def test_the_marks_say_what_happened_to_which_run(scrubber: Scrubber, model: AppModel) -> None:
    good, large = model.events.ends()
    QTest.mouseMove(scrubber, place_of(scrubber, good.position))
    assert f"good stopped: gradient below 10⁻⁶ at step {good.step}" in scrubber.toolTip()
    QTest.mouseMove(scrubber, place_of(scrubber, large.position))
    assert f"large diverged at step {large.step}" in scrubber.toolTip()


def test_a_click_on_a_mark_goes_there(scrubber: Scrubber, model: AppModel) -> None:
    _, large = model.events.ends()
    near = place_of(scrubber, large.position) + QPoint(2, 0)
    places = {event.position for event in model.events.between(0, 20, 9)[0]}
    QTest.mouseClick(scrubber, Qt.MouseButton.LeftButton, pos=near)
    assert model.frame.playhead in places


def test_of_marks_side_by_side_a_press_means_the_nearest(
    qtbot: QtBot, scrubber: Scrubber, model: AppModel
) -> None:
    slow = Run("gradient_descent", {"gradient_descent": {"learning_rate": 0.0015}})
    model.set_runs((slow, model.document.runs[1]), "A longer race")
    model.last()
    qtbot.waitUntil(lambda: len(model.events.ends()) == 2 and scrubber.maximum() > 100)
    _, large = model.events.ends()
    rise = model.events.after(0)
    assert rise is not None
    assert 0 < rise.position < large.position
    for event in (rise, large):
        x = place_of(scrubber, event.position).x()
        assert len(scrubber._events_at(x)[0]) >= 2
        assert scrubber.position_at(x) == event.position


def test_the_keys_go_from_event_to_event_and_the_line_below_says_which(
    scrubber: Scrubber, model: AppModel, find: Find
) -> None:
    assert scrubber.isVisible()
    contour = find(ContourView, "contour")
    contour.setFocus()
    model.first()
    QTest.keyClick(contour, Qt.Key.Key_Period)
    first = model.frame.playhead
    QTest.keyClick(contour, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert model.frame.playhead > first > 0
    QTest.keyClick(contour, Qt.Key.Key_Comma)
    assert model.frame.playhead == first
    assert find(LiveLabel, "readout").text().startswith("large")


def test_shift_and_an_arrow_go_by_tens_with_the_keys_on_the_contour_or_the_scrubber(
    scrubber: Scrubber, model: AppModel, find: Find
) -> None:
    model.first()
    shift = Qt.KeyboardModifier.ShiftModifier
    for widget in (find(ContourView, "contour"), scrubber):
        widget.setFocus()
        QTest.keyClick(widget, Qt.Key.Key_Right, shift)
    assert model.frame.playhead == 20
    QTest.keyClick(scrubber, Qt.Key.Key_Left, shift)
    assert model.frame.playhead == 10


def test_more_positions_than_a_slider_has_places_are_scrubbed_all_the_same(
    scrubber: Scrubber, model: AppModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gdviewer.ui.panels.scrubber._MOST_PLACES", 10)
    last = model.available
    for position in (last // 2, 0, last):
        model.seek(position)
        assert scrubber.maximum() <= 10 < last
        assert scrubber.value() == pytest.approx(scrubber.maximum() * position / last, abs=1)
    good, _ = model.events.ends()
    QTest.mouseMove(scrubber, place_of(scrubber, scrubber.maximum()))
    assert f"good stopped: gradient below 10⁻⁶ at step {good.step}" in scrubber.toolTip()
    QTest.mouseClick(scrubber, Qt.MouseButton.LeftButton, pos=place_of(scrubber, 4))
    assert model.frame.playhead == pytest.approx(4 * last / scrubber.maximum(), abs=3)


def test_the_choice_between_steps_and_evaluations_is_there_for_a_race(
    scrubber: Scrubber, model: AppModel, find: Find
) -> None:
    button = find(QToolButton, "races_by")
    assert (button.isVisible(), button.text()) == (True, "steps")
    model.race_by("evaluations")
    assert button.text() == "evaluations"
    assert "∇f × 1" in button.toolTip()
    assert scrubber.maximum() == model.available
    model.race_by("steps")
    model.set_runs(model.document.runs[:1], "One run")
    assert not button.isVisible()


def test_the_live_button_leads_back_to_where_it_was_playing(
    qtbot: QtBot, scrubber: Scrubber, model: AppModel, find: Find
) -> None:
    live = find(QToolButton, "live_button")
    model.edit(replace(model.document, speed=30.0))
    model.seek(10)
    model.play()
    qtbot.waitUntil(lambda: model.frame.playhead > 12)
    scrubber.setFocus()
    QTest.keyClick(scrubber, Qt.Key.Key_PageDown)
    assert live.isVisible() == model.frame.is_looking_back
    model.seek(5)
    assert live.isVisible()
    QTest.mouseClick(live, Qt.MouseButton.LeftButton)
    assert model.frame.is_playing
    assert model.frame.playhead > 12
    assert not live.isVisible()
