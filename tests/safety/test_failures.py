"""Exceptions that nobody expected."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gdviewer.safety.failures import Failures
from gdviewer.state.document import Document
from gdviewer.state.models.model import AppModel


class MuteError(Exception):
    """One whose text cannot be had, and that is not true."""

    def __str__(self) -> str:
        raise RuntimeError("no text")

    def __bool__(self) -> bool:
        return False


@pytest.fixture
def model(qtbot: QtBot) -> Iterator[AppModel]:
    assert qtbot is not None
    model = AppModel(Document())
    yield model
    model.close()


@pytest.fixture
def told(model: AppModel) -> list[str]:
    told: list[str] = []
    model.noticed.connect(told.append)
    return told


def raise_and_report(error: BaseException) -> None:
    try:
        raise error
    except BaseException as caught:  # noqa: BLE001 as the interpreter does
        sys.excepthook(type(caught), caught, caught.__traceback__)


def test_a_failure_of_each_frame_is_logged_reported_and_told_once(
    qtbot: QtBot, model: AppModel, told: list[str], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    Failures(model, tmp_path)
    for number in range(30):
        raise_and_report(ValueError(f"number {number}"))
    qtbot.waitUntil(lambda: bool(told))
    (report,) = (tmp_path / "reports").iterdir()
    assert told == [
        f"Something went wrong (ValueError: number 0); the report is in {report}. You can go on."
    ]
    assert len(caplog.records) == 1


def test_an_exception_without_a_text_is_told_too(
    qtbot: QtBot, model: AppModel, told: list[str], tmp_path: Path
) -> None:
    Failures(model, tmp_path)
    raise_and_report(MuteError())
    sys.excepthook(ZeroDivisionError, None, None)  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: len(told) == 2)
    assert "MuteError" in told[0]


def test_where_no_report_can_be_written_the_failure_is_told_without(
    qtbot: QtBot, model: AppModel, told: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> str:
        raise KeyError("by design")

    monkeypatch.setattr("gdviewer.ui.dialogs.info.versions", broken)
    Failures(model, tmp_path)
    raise_and_report(ValueError("bad"))
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["Something went wrong (ValueError: bad). You can go on."]


def test_a_thread_that_ends_itself_is_no_failure(
    model: AppModel, told: list[str], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    Failures(model, tmp_path)
    for error in (SystemExit(1), ValueError("bad")):
        given = type(error), error, None, threading.current_thread()
        threading.excepthook(threading.ExceptHookArgs(given))
    assert [record.getMessage() for record in caplog.records] == [
        "unexpected failure\nValueError: bad\n"
    ]
    assert told == []
