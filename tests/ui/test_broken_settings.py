"""Whatever stands in the settings, the window opens."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, QPoint, QSettings
from pytestqt.qtbot import QtBot

from gdviewer.state.models.model import AppModel
from gdviewer.ui.main_window import MainWindow

FILES = {
    "garbage": bytes(range(256)) * 40,
    "a lone key": b"[window]\ngeometry",
    "cut variants": b"[General]\ntheme=@Invalid()\n[window]\ngeometry=@ByteArray(\\x1\n"
    b"state=@Variant(\\0\\0\\0\\x7f)\n",
    "wrong types": b"[General]\ntheme=1, 2, 3\nsize=@Point(1 2)\n[window]\ngeometry=@Size(1 1)\n"
    b"state=true\n[documents]\nrecent=@Variant(\\0\\0)\nfolder=1, 2\n"
    b"[export]\nfolder=@Rect(1 2 3 4)\n",
    "endless": b"[documents]\nrecent=" + b"a, " * 20_000 + b"\n",
}
KEYS = (
    "theme",
    "size",
    "window/geometry",
    "window/state",
    "documents/recent",
    "documents/folder",
    "export/folder",
    "export/choices",
)
VALUES = (12, [1, None, "x"], {"a": 1}, QPoint(1, 2), QByteArray(b"\xff" * 90), "a" * 5000)


@pytest.fixture
def open_window(qtbot: QtBot, model: AppModel) -> Iterator[Callable[[QSettings], MainWindow]]:
    """Return what opens a window with settings."""
    windows: list[MainWindow] = []

    def open_one(settings: QSettings) -> MainWindow:
        windows.append(MainWindow(model, settings))
        with qtbot.waitExposed(windows[0]):
            windows[0].show()
        return windows[0]

    yield open_one
    for window in windows:
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.mark.qt_log_level_fail("CRITICAL")  # Qt warns of a value that it cannot read
@pytest.mark.parametrize("name", FILES)
def test_a_broken_file_of_settings_prevents_no_start(
    open_window: Callable[[QSettings], MainWindow], tmp_path: Path, name: str
) -> None:
    path = tmp_path / "broken.ini"
    path.write_bytes(FILES[name])
    window = open_window(QSettings(str(path), QSettings.Format.IniFormat))
    assert window.width() > 300


@pytest.mark.parametrize("value", VALUES, ids=lambda value: repr(value)[:40])
def test_a_value_of_a_wrong_type_prevents_no_start(
    open_window: Callable[[QSettings], MainWindow], settings: QSettings, value: object
) -> None:
    for key in KEYS:
        settings.setValue(key, value)
    window = open_window(settings)
    window.files.ask_to_open()
    window.exports.ask_for_picture()
    assert window.width() > 300


def test_a_folder_that_is_locked_prevents_no_start(
    open_window: Callable[[QSettings], MainWindow],
    settings: QSettings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    locked = tmp_path / "locked"
    for key in KEYS:
        settings.setValue(key, str(locked / "a.gdv"))
    stat = Path.stat

    def refuse(path: Path, **how: bool) -> os.stat_result:
        if locked in path.parents:  # root may look everywhere
            raise PermissionError(13, "Permission denied", str(path))
        return stat(path, **how)

    monkeypatch.setattr(Path, "stat", refuse)
    window = open_window(settings)
    window.files.ask_to_open()
    window.exports.ask_for_picture()
    assert window.width() > 300


def test_these_are_all_the_settings_that_there_are(
    open_window: Callable[[QSettings], MainWindow], settings: QSettings
) -> None:
    window = open_window(settings)
    window.look.choose_theme("light")
    window.files.recent.add(Path(__file__))
    window.close()
    assert set(settings.allKeys()) <= set(KEYS)
