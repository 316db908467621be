"""Guards against the PySide6 releases that drop a reference to None and True at each call."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.skipif(
    sys.version_info >= (3, 12), reason="None and True are immortal from Python 3.12 on"
)


class Emitter(QObject):
    emitted = Signal(object)


def _references() -> tuple[int, int]:
    return sys.getrefcount(None), sys.getrefcount(True)


def test_a_thousand_calls_of_qt_keep_the_references_to_none_and_true(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    before = _references()
    for _ in range(1000):
        label.setText("text")
    after = _references()
    assert min(now - then for now, then in zip(after, before, strict=True)) > -10


@pytest.mark.usefixtures("qapp")
def test_a_thousand_signals_keep_the_references_to_none_and_true() -> None:
    emitter = Emitter()
    received: list[object] = []
    emitter.emitted.connect(received.append)
    before = _references()
    for number in range(1000):
        emitter.emitted.emit(number)
    after = _references()
    assert len(received) == 1000
    assert min(now - then for now, then in zip(after, before, strict=True)) > -10
