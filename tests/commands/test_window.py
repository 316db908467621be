"""What ``gdviewer`` does besides opening its window."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from gdviewer.cli import main
from gdviewer.commands import info, window

Printed = pytest.CaptureFixture[str]


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> QSettings:
    """Return settings of this test's own, which the program takes for the user's."""
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    monkeypatch.setattr("gdviewer.ui.folders.program_settings", lambda: settings)
    return settings


def test_info_names_every_part_and_place(capsys: Printed) -> None:
    assert main(["--info"]) == 0
    lines = capsys.readouterr().out.splitlines()
    names = [line.split(maxsplit=1)[0] for line in lines]
    assert names[:7] == ["GDViewer", "Python", "PySide6", "numpy", "contourpy", "msgspec", "sympy"]
    assert names[7:] == ["platform", "program", "settings", "data", "display", "screen", "OpenGL"]
    assert "Qt 6." in lines[2]
    assert lines[-3].split() == ["display", "offscreen"]
    assert all(len(line.split()) > 1 for line in lines)


def test_info_needs_no_display(capsys: Printed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(window, "has_display", lambda: False)
    assert main(["--info"]) == 0
    assert capsys.readouterr().out.splitlines()[-1].split() == ["display", "none"]


def test_info_says_why_there_is_no_window(capsys: Printed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "nowhere")
    assert info.main(has_display=True) == 0
    last = capsys.readouterr().out.splitlines()[-1]
    assert "no window can be opened" in last
    assert "nowhere" in last


def test_reset_settings_forgets_them_and_opens_the_window(
    capsys: Printed, monkeypatch: pytest.MonkeyPatch, settings: QSettings
) -> None:
    opened: list[Path | None] = []

    def open_window(file: Path | None) -> int:
        opened.append(file)
        return 0

    monkeypatch.setattr("gdviewer.app.main", open_window)
    settings.setValue("theme", "dark")
    assert main(["--reset-settings"]) == 0
    assert (opened, settings.allKeys()) == ([None], [])
    assert capsys.readouterr().out == (
        f"The settings in {settings.fileName()} are as at the first start.\n"
    )


def test_settings_that_cannot_be_written_are_a_sentence(
    capsys: Printed, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    blocked = QSettings(str(tmp_path / "file" / "settings.ini"), QSettings.Format.IniFormat)
    blocked.setValue("theme", "dark")
    blocked.sync()
    monkeypatch.setattr("gdviewer.ui.folders.program_settings", lambda: blocked)
    assert main(["--reset-settings"]) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_without_a_display_a_reset_draws_nothing(
    capsys: Printed, monkeypatch: pytest.MonkeyPatch, settings: QSettings, tmp_path: Path
) -> None:
    monkeypatch.setattr(window, "has_display", lambda: False)
    monkeypatch.chdir(tmp_path)
    settings.setValue("theme", "dark")
    assert main(["--reset-settings"]) == 0
    assert settings.allKeys() == []
    assert list(tmp_path.glob("*.png")) == []
    assert "as at the first start" in capsys.readouterr().out


def test_help_tells_of_both() -> None:
    asked = subprocess.run(
        [sys.executable, "-m", "gdviewer", "--help"], capture_output=True, text=True, check=True
    )
    assert "--reset-settings" in asked.stdout
    assert "--info" in asked.stdout
