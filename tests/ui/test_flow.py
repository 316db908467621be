"""Small widgets that flow like words."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gdviewer.ui.widgets.flow import Flow


class Block(QWidget):
    """A widget of a size."""

    def __init__(self, width: int, height: int) -> None:
        super().__init__()
        self._size = QSize(width, height)

    def sizeHint(self) -> QSize:
        return self._size

    def minimumSizeHint(self) -> QSize:
        return self._size


def arranged(qtbot: QtBot, width: int, *blocks: Block) -> QWidget:
    box = QWidget()
    qtbot.addWidget(box)
    flow = Flow(box, spacing=10)
    for block in blocks:
        flow.addWidget(block)
    box.resize(width, flow.heightForWidth(width))
    box.show()
    return box


def test_what_has_no_room_on_a_line_begins_the_next(qtbot: QtBot) -> None:
    blocks = [Block(40, 20) for _ in range(5)]
    box = arranged(qtbot, 100, *blocks)
    assert [(block.x(), block.y()) for block in blocks] == [
        (0, 0),
        (50, 0),
        (0, 30),
        (50, 30),
        (0, 60),
    ]
    assert box.height() == 80


def test_a_line_is_as_high_as_its_highest_widget_and_the_others_are_in_its_middle(
    qtbot: QtBot,
) -> None:
    low, high, below = Block(40, 10), Block(40, 30), Block(90, 20)
    box = arranged(qtbot, 100, low, high, below)
    assert box.height() == 60
    assert (low.y(), high.y(), below.y()) == (10, 0, 40)


def test_what_is_hidden_takes_no_room(qtbot: QtBot) -> None:
    first, hidden, last = Block(40, 20), Block(40, 20), Block(40, 20)
    hidden.hide()
    box = arranged(qtbot, 100, first, hidden, last)
    assert (last.x(), last.y(), box.height()) == (50, 0, 20)


def test_a_widget_that_is_taken_out_leaves_no_gap(qtbot: QtBot) -> None:
    first, last = Block(40, 20), Block(40, 20)
    box = arranged(qtbot, 100, first, last)
    flow = box.layout()
    assert flow is not None
    flow.removeWidget(first)
    first.deleteLater()
    assert (flow.count(), flow.itemAt(1), flow.takeAt(1)) == (1, None, None)
    flow.activate()
    qtbot.waitUntil(lambda: last.x() == 0)
