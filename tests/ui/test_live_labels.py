"""Labels of numbers that change while a run plays."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gdviewer.ui.widgets.live_labels import Counter, LiveLabel


@pytest.fixture
def label(qtbot: QtBot) -> LiveLabel:
    label = LiveLabel(Qt.AlignmentFlag.AlignRight, " · ")
    qtbot.addWidget(label)
    label.resize(400, 20)
    label.show()
    return label


def _lefts(label: LiveLabel) -> list[int]:
    return [left for left, _ in label._fields()]


def test_no_part_moves_while_numbers_change(label: LiveLabel) -> None:
    label.say("running · 10 steps · f 0.03661 · 11 evaluations")
    before = _lefts(label)
    for text in ("running · 11 steps · f 0.1 · 12 evaluations", "running · 9 steps · f 4 · 8"):
        label.say(text)
        assert _lefts(label) == before


def test_other_words_leave_no_hole_where_longer_ones_were(label: LiveLabel) -> None:
    label.say("on its way to the end · 2 000 steps so far")
    label.say("paused · 3 steps")
    fresh = label.fontMetrics().horizontalAdvance("paused · ")
    first, second = _lefts(label)
    assert second - first == fresh


def test_what_is_too_long_ends_in_an_ellipsis_and_is_whole_in_the_tooltip(label: LiveLabel) -> None:
    label.say("word " * 60)
    assert [text[-1] for _, text in label._fields()] == ["…"]
    assert label.toolTip() == "word " * 60


def test_the_tooltip_and_every_copy_have_all_digits(label: LiveLabel) -> None:
    label.say("f 1.235×10⁻⁶", "f −1.23456789×10⁻⁶")
    assert label.text() == "f 1.235×10⁻⁶"
    assert label.toolTip() == "f −1.23456789×10⁻⁶"
    label.window().activateWindow()
    label.setFocus()
    QTest.keyClick(label, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "f -1.23456789e-6"


def test_the_right_button_offers_a_copy(label: LiveLabel) -> None:
    label.say("f 0.3", "f 0.30000000000000004")
    assert label.contextMenuPolicy() == Qt.ContextMenuPolicy.ActionsContextMenu
    (copy,) = label.actions()
    copy.trigger()
    assert QGuiApplication.clipboard().text() == "f 0.30000000000000004"


def test_a_counter_keeps_its_width_until_the_longest_number_has_more_digits(qtbot: QtBot) -> None:
    counter = Counter()
    qtbot.addWidget(counter)
    widths = []
    for longest in ("346 / 346", "999 / 999", "1000 / 1000"):
        counter.say("9 / 1000", longest)
        widths.append(counter.sizeHint().width())
    assert widths[0] == widths[1] != widths[2]
    assert counter.text() == "9 / 1000"


def test_a_smaller_text_needs_less_room(label: LiveLabel) -> None:
    label.say("running · f 0.03661")
    before = _lefts(label)
    font = label.font()
    font.setPixelSize(label.fontInfo().pixelSize() // 2)
    label.setFont(font)
    assert _lefts(label)[0] > before[0]


def test_a_field_keeps_the_room_of_what_was_said_though_never_painted(label: LiveLabel) -> None:
    label.say("running · 1000 steps")
    label.say("running · 9 steps")
    room = label.fontMetrics().horizontalAdvance("1000 steps")
    assert _lefts(label)[-1] == label.width() - room
