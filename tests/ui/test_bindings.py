"""The binding between a widget and a value of the frame."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QCheckBox, QLabel
from pytestqt.qtbot import QtBot

from gdviewer.state.frame import Frame
from gdviewer.state.models.model import AppModel
from gdviewer.state.work.interests import Interest
from gdviewer.ui.bindings import bind, show_from, want_while_visible


def _is_maximizing(frame: Frame) -> bool:
    return frame.document.is_maximizing


def _bound(qtbot: QtBot, model: AppModel) -> tuple[QCheckBox, list[bool]]:
    """Return a bound check box and the edits that it makes."""
    box, edits = QCheckBox(), []
    qtbot.addWidget(box)

    def write(is_up: bool) -> None:
        edits.append(is_up)
        model.update(undo="Maximize", is_maximizing=is_up)

    bind(model, box, _is_maximizing, box.setChecked, box.clicked, write)
    return box, edits


def test_an_edit_changes_the_document(qtbot: QtBot, model: AppModel) -> None:
    box, _ = _bound(qtbot, model)
    box.click()
    assert model.document.is_maximizing


def test_a_change_of_the_document_is_shown_and_is_no_edit(qtbot: QtBot, model: AppModel) -> None:
    box, edits = _bound(qtbot, model)
    model.update(is_maximizing=True)
    assert box.isChecked()
    assert edits == []


def test_an_edit_is_made_once(qtbot: QtBot, model: AppModel) -> None:
    box, edits = _bound(qtbot, model)
    box.click()
    assert edits == [True]


def test_a_value_is_shown_again_only_when_it_differs(qtbot: QtBot, model: AppModel) -> None:
    shown: list[bool] = []
    box = QCheckBox()
    qtbot.addWidget(box)
    show_from(model, box, _is_maximizing, shown.append)
    model.set_start((1.0, 1.0))
    model.update(is_maximizing=True)
    assert shown == [False, True]


def test_a_widget_that_is_gone_is_shown_nothing(qapp: object, model: AppModel) -> None:
    assert qapp is not None
    shown: list[bool] = []
    box = QCheckBox()
    show_from(model, box, _is_maximizing, shown.append)
    box.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    model.update(is_maximizing=True)
    assert shown == [False]


def test_what_a_widget_tells_is_found_out_while_the_widget_is_seen(
    qtbot: QtBot, model: AppModel
) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    want_while_visible(model, label, Interest.STABILITY, "a label")
    qtbot.waitUntil(lambda: model.available > 3)
    hidden = model.frame.explained
    with qtbot.waitExposed(label):
        label.show()
    qtbot.waitUntil(lambda: model.frame.explained is not None)
    label.hide()
    assert (hidden, model.frame.explained) == (None, None)
