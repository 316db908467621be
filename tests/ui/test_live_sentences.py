"""Sentences that change with every frame: they ask for a layout only to grow."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gdviewer.ui.widgets.live_sentences import LiveSentence

LONG = "Many words that do not fit into a single line of the panel that they stand in. " * 3


class Layouts(QObject):
    """Counts how often the parent is asked for a new layout."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.count = 0
        parent.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 Qt's signature
        self.count += event.type() == QEvent.Type.LayoutRequest
        return False


@pytest.fixture
def panel(qtbot: QtBot) -> QWidget:
    """Return a panel that is shown, with a sentence that says nothing."""
    panel = QWidget()
    layout = QVBoxLayout(panel)
    layout.addWidget(LiveSentence())
    layout.addStretch(1)
    qtbot.addWidget(panel)
    panel.resize(300, 400)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


@pytest.fixture
def sentence(panel: QWidget) -> LiveSentence:
    """Return the sentence of the panel."""
    found = panel.findChild(LiveSentence)
    assert found is not None
    return found


def test_without_words_it_takes_no_room(sentence: LiveSentence) -> None:
    assert sentence.sizeHint().height() == 0


def test_it_wraps_and_takes_the_room_of_all_its_lines(qtbot: QtBot, sentence: LiveSentence) -> None:
    sentence.say("f fell by 8 %.")
    line = sentence.sizeHint().height()
    sentence.say(LONG)
    qtbot.waitUntil(lambda: sentence.height() >= 4 * line)


def test_a_shorter_sentence_leaves_all_in_its_place(
    qtbot: QtBot, panel: QWidget, sentence: LiveSentence
) -> None:
    sentence.say(LONG)
    qtbot.waitUntil(lambda: sentence.height() == sentence.sizeHint().height())
    layouts, height = Layouts(panel), sentence.height()
    sentence.say("f fell by 8 %.")
    sentence.say(LONG.upper()[:60])
    QGuiApplication.processEvents()
    assert layouts.count == 0
    assert sentence.height() == height
    assert sentence.accessibleDescription() == LONG.upper()[:60]


def test_at_another_width_it_asks_for_the_room_that_it_needs_there(
    qtbot: QtBot, panel: QWidget, sentence: LiveSentence
) -> None:
    sentence.say(LONG)
    qtbot.waitUntil(lambda: sentence.height() == sentence.sizeHint().height())
    high = sentence.height()
    panel.resize(1500, 400)
    qtbot.waitUntil(lambda: sentence.sizeHint().height() < high)


def test_it_is_copied_whole(sentence: LiveSentence) -> None:
    sentence.say(LONG)
    sentence.actions()[0].trigger()
    assert QGuiApplication.clipboard().text() == LONG
