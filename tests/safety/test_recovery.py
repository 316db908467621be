"""What a session that did not end cleanly leaves, and what the next one makes of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gdviewer.safety.recovery import recover
from gdviewer.safety.reports import new_report
from gdviewer.safety.session import DOCUMENT, FAULTS, LOCK, Session
from gdviewer.state.document import Document
from gdviewer.state.document_file import from_json, to_json

FAULT = "Fatal Python error: Segmentation fault\n\nCurrent thread (most recent call first):\n"


def dead_session(
    data: Path, faults: str = "", document: Document | None = None, name: str = "dead"
) -> Path:
    """Make what a dead program leaves: a lock of a process that is not there."""
    folder = data / f"session-{name}"
    folder.mkdir(parents=True)
    (folder / LOCK).write_bytes(b"999999999\ngone\n\n\n\n")
    (folder / FAULTS).write_text(faults)
    if document is not None:
        (folder / "document.gdv").write_bytes(to_json(document))
    return folder


def test_a_clean_end_leaves_nothing(tmp_path: Path) -> None:
    data = tmp_path / "data"
    session = Session.begin(data)
    session.describe("versions")
    session.document_file.write_text("work")
    session.end()
    assert list(data.iterdir()) == []
    assert recover(data).sentence() == ""


def test_a_session_that_lives_is_left_alone(tmp_path: Path) -> None:
    session = Session.begin(tmp_path)
    session.document_file.write_text("work")
    assert recover(tmp_path).sentence() == ""
    assert session.document_file.read_text() == "work"
    session.end()


def test_a_fault_becomes_a_report_with_the_document(tmp_path: Path) -> None:
    document = Document(expression="x^2 + sin(y)")
    folder = dead_session(tmp_path, FAULT, document)
    recovered = recover(tmp_path)
    assert recovered.report is not None
    assert recovered.document is not None
    text = recovered.report.read_text()
    assert FAULT in text
    assert "x^2 + sin(y)" in text
    assert from_json(recovered.document.read_bytes()) == document
    assert str(recovered.report) in recovered.sentence()
    assert "File ▸ Open recent" in recovered.sentence()
    assert not folder.exists()
    assert recover(tmp_path).sentence() == ""


def test_without_a_fault_the_document_alone_is_kept(tmp_path: Path) -> None:
    dead_session(tmp_path, "2026-01-01\nversions\n", Document())
    recovered = recover(tmp_path)
    assert recovered.report is None
    assert recovered.document is not None
    assert recovered.sentence() == (
        "GDViewer was ended before it could close: what you had is in File ▸ Open recent."
    )


def test_who_was_ended_without_work_is_told_nothing(tmp_path: Path) -> None:
    folder = dead_session(tmp_path)
    assert recover(tmp_path).sentence() == ""
    assert not folder.exists()


def test_a_folder_that_is_no_session_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "session-file").write_text("a file")
    (tmp_path / "session-empty").mkdir()
    (tmp_path / "session-odd" / FAULTS).mkdir(parents=True)
    (tmp_path / "session-odd" / LOCK).write_bytes(b"\xff\n\n")
    assert recover(tmp_path).sentence() == ""


def test_reports_do_not_pile_up(tmp_path: Path) -> None:
    reports = [new_report(tmp_path, str(number)) for number in range(23)]
    kept = sorted((tmp_path / "reports").iterdir())
    assert kept == reports[-20:]


def test_a_folder_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="file"):
        Session.begin(tmp_path / "file" / "data")


def test_work_that_cannot_be_kept_waits_for_the_next_time(tmp_path: Path) -> None:
    document = Document(expression="x^2 + sin(y)")
    folder = dead_session(tmp_path, FAULT, document)
    (tmp_path / "recovered").write_text("a file in the place of the folder")
    assert recover(tmp_path).sentence() == ""
    assert from_json((folder / DOCUMENT).read_bytes()) == document
    (tmp_path / "recovered").unlink()
    recovered = recover(tmp_path)
    assert recovered.document is not None
    assert from_json(recovered.document.read_bytes()) == document
    assert recovered.report is not None
    assert not folder.exists()


def test_work_is_kept_where_no_report_can_be_written(tmp_path: Path) -> None:
    dead_session(tmp_path, FAULT, Document())
    (tmp_path / "reports").write_text("a file in the place of the folder")
    recovered = recover(tmp_path)
    assert recovered.report is None
    assert recovered.document is not None
    assert from_json(recovered.document.read_bytes()) == Document()


def test_work_that_is_no_text_is_kept_and_reported(tmp_path: Path) -> None:
    folder = dead_session(tmp_path, FAULT)
    (folder / DOCUMENT).write_bytes(b"half \xff")
    recovered = recover(tmp_path)
    assert recovered.report is not None
    assert "half \N{REPLACEMENT CHARACTER}" in recovered.report.read_text(encoding="utf-8")
    assert recovered.document is not None
    assert recovered.document.read_bytes() == b"half \xff"


def test_sessions_of_the_same_second_keep_each_its_work(tmp_path: Path) -> None:
    documents = {Document(expression=f"x^{power} + y^2").expression for power in (2, 4, 6)}
    for number, expression in enumerate(documents):
        folder = dead_session(tmp_path, document=Document(expression=expression), name=str(number))
        os.utime(folder / DOCUMENT, (1e9, 1e9))
    recover(tmp_path)
    kept = (tmp_path / "recovered").iterdir()
    assert {from_json(file.read_bytes()).expression for file in kept} == documents


def test_of_recovered_work_the_newest_five_stay_and_nothing_else_is_touched(
    tmp_path: Path,
) -> None:
    kept = tmp_path / "recovered"
    (kept / "unsaved folder.gdv").mkdir(parents=True)
    mine = kept / "mine.gdv"
    for age, file in enumerate([mine, *(kept / f"unsaved {number}.gdv" for number in range(7))]):
        file.write_text("work")
        os.utime(file, (2e9 - age, 2e9 - age))
    os.utime(kept / "unsaved folder.gdv", (1, 1))
    dead_session(tmp_path, document=Document())  # older than all of them
    recovered = recover(tmp_path).document
    assert recovered is not None
    assert {file.name for file in kept.iterdir()} == {
        "mine.gdv",
        "unsaved folder.gdv",
        recovered.name,
        *(f"unsaved {number}.gdv" for number in range(4)),
    }


def test_a_session_that_cannot_be_locked_is_an_error_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gdviewer.safety.session.LOCK", "nowhere/lock")
    with pytest.raises(OSError, match="cannot be locked"):
        Session.begin(tmp_path)
    assert list(tmp_path.iterdir()) == []
