"""The document that is kept while it changes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from gdviewer.safety.keeper import Keeper
from gdviewer.state.document import Document
from gdviewer.state.document_file import from_json, to_json
from gdviewer.state.edits.choices import choose_problem
from gdviewer.state.models.model import AppModel
from gdviewer.state.work.task import Latest


@pytest.fixture
def model(qtbot: QtBot) -> Iterator[AppModel]:
    assert qtbot is not None
    model = AppModel(choose_problem(Document(), "himmelblau"))
    yield model
    model.close()


def has_start(file: Path, start: tuple[float, float]) -> bool:
    return file.exists() and from_json(file.read_bytes()).starts == (start,)


def test_what_changes_is_written_beside_soon(qtbot: QtBot, model: AppModel, tmp_path: Path) -> None:
    file = tmp_path / "document.gdv"
    keeper = Keeper(model, file, milliseconds=1)
    for start in ((1.5, 0.0), (0.25, 2.0)):
        model.set_start(start)
        qtbot.waitUntil(partial(has_start, file, start))
    keeper.close()


def test_what_does_not_change_is_not_written(qtbot: QtBot, model: AppModel, tmp_path: Path) -> None:
    file = tmp_path / "document.gdv"
    keeper = Keeper(model, file, milliseconds=0)
    model.play()
    qtbot.waitUntil(lambda: model.frame.playhead > 5)
    assert not file.exists()
    keeper.close()


def test_a_folder_that_has_gone_stops_nothing(
    qtbot: QtBot, model: AppModel, tmp_path: Path
) -> None:
    folder = tmp_path / "gone"
    keeper = Keeper(model, folder / "document.gdv", milliseconds=0)
    model.set_start((1.0, 0.5))
    model.set_start((1.0, 0.75))
    qtbot.waitUntil(lambda: model.available > 5)
    folder.mkdir()
    model.set_start((1.0, 0.25))
    qtbot.waitUntil((folder / "document.gdv").exists)
    keeper.close()


def test_closing_waits_for_what_is_being_written(
    qtbot: QtBot, model: AppModel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = Event()

    def slow(document: Document) -> bytes:
        begun.set()
        return to_json(document)

    monkeypatch.setattr("gdviewer.safety.keeper.to_json", slow)
    keeper = Keeper(model, tmp_path / "document.gdv", milliseconds=0)
    model.set_start((1.0, 0.5))
    qtbot.waitUntil(begun.is_set)
    keeper.close()
    assert from_json((tmp_path / "document.gdv").read_bytes()).starts == ((1.0, 0.5),)
    assert [file.name for file in tmp_path.iterdir()] == ["document.gdv"]


def test_a_file_that_cannot_be_written_is_logged_once(
    qtbot: QtBot, model: AppModel, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    keeper = Keeper(model, tmp_path / "gone" / "document.gdv", milliseconds=0)
    writer = keeper.findChild(Latest)
    assert writer is not None
    for number in range(3):
        with qtbot.waitSignal(writer.failed):
            model.set_start((1.0, number / 4))
    keeper.close()
    (record,) = caplog.records
    assert "No such file" in record.getMessage()
