"""Documents that are opened and saved."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from gdviewer.state.document_file import from_json, to_json
from gdviewer.state.models.model import AppModel
from gdviewer.ui.main_window import MainWindow
from gdviewer.ui.widgets.notice import NoticeBar


def choose(window: MainWindow, path: Path) -> None:
    """Answer the dialog that asks for a file."""
    dialog = window.findChildren(QFileDialog, "document_dialog")[-1]
    dialog.fileSelected.emit(str(path))
    dialog.close()


def notice_of(window: MainWindow) -> str:
    """Return what the notice bar says."""
    notice = window.findChild(NoticeBar, "notice")
    assert notice is not None
    label = notice.findChild(QLabel)
    assert label is not None
    return label.text()


def test_a_saved_document_opens_as_it_was(
    qtbot: QtBot, window: MainWindow, model: AppModel, tmp_path: Path
) -> None:
    model.set_hyperparameter("learning_rate", 0.004)
    qtbot.waitUntil(lambda: model.available > 30)
    model.seek(17)
    saved = model.document_to_save
    window.files.ask_to_save()
    choose(window, tmp_path / "mine.gdv")
    model.choose_problem("rosenbrock")
    window.files.ask_to_open()
    choose(window, tmp_path / "mine.gdv")
    assert model.document == saved
    qtbot.waitUntil(lambda: model.available >= 17)
    assert (model.frame.playhead, model.frame.is_playing) == (17, False)


def test_opening_is_undone_like_every_edit(
    window: MainWindow, model: AppModel, tmp_path: Path
) -> None:
    before = model.document
    path = tmp_path / "other.gdv"
    model.choose_problem("rosenbrock")
    path.write_bytes(to_json(model.document))
    model.undo()
    window.files.ask_to_open()
    choose(window, path)
    assert model.undo_text == "Open other.gdv"
    model.undo()
    assert model.document == before


@pytest.mark.parametrize("data", [b"", b"{}", b"\xff", b'{"gdviewer": 1, "starts": []}'])
def test_a_wrong_file_is_a_notice_and_changes_nothing(
    window: MainWindow, model: AppModel, tmp_path: Path, data: bytes
) -> None:
    before = model.document
    path = tmp_path / "wrong.gdv"
    path.write_bytes(data)
    window.files.ask_to_open()
    choose(window, path)
    assert model.document is before
    assert "wrong.gdv cannot be opened: " in notice_of(window)
    path.write_bytes(to_json(before))
    window.files.ask_to_open()
    choose(window, path)
    assert notice_of(window).startswith("wrong.gdv is open")


def test_a_folder_that_is_not_there_is_a_notice(window: MainWindow, tmp_path: Path) -> None:
    window.files.ask_to_save()
    choose(window, tmp_path / "nowhere" / "mine.gdv")
    assert "cannot be written" in notice_of(window)


def test_a_file_that_is_saved_over_is_whole(
    window: MainWindow, model: AppModel, tmp_path: Path
) -> None:
    path = tmp_path / "mine.gdv"
    path.write_text("older")
    window.files.ask_to_save()
    choose(window, path)
    assert from_json(path.read_bytes()) == model.document_to_save
    assert list(tmp_path.glob(".gdviewer*")) == []
