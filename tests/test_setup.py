"""The set-up finds missing system libraries, and installs or names them."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from tools import system_libraries
from tools.system_libraries import NEEDED, can_load, is_there, main

ROOT = Path(__file__).parents[1]
WANTED = {"libmissing.so.1": "libmissing1", "libabsent.so.2": "libabsent2"}
Printed = pytest.CaptureFixture[str]

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="elsewhere Qt brings all it needs"
)


@pytest.fixture
def missing(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Have libraries that are missing until they are taken out of the set."""
    names = set(WANTED)
    monkeypatch.setattr(system_libraries, "NEEDED", {"window": WANTED})
    monkeypatch.setattr(system_libraries, "can_load", lambda library: library not in names)
    return names


@pytest.mark.parametrize("purpose", ["offscreen", "opengl"])
def test_here_everything_for_the_tests_is_there(capsys: Printed, purpose: str) -> None:
    assert main(purpose) == 0
    assert capsys.readouterr().out == ""


def test_a_library_that_is_not_there_cannot_be_loaded() -> None:
    assert can_load("libc.so.6")
    assert not can_load("libmissing.so.1")


@pytest.mark.usefixtures("missing")
def test_who_is_not_root_gets_one_line_to_type(
    capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system_libraries, "can_install", lambda: False)
    assert main("window") == 1
    lines = [line.strip() for line in capsys.readouterr().out.splitlines()]
    assert "sudo apt-get install --yes libmissing1 libabsent2" in lines


def test_root_gets_what_is_missing_and_no_more(
    missing: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    installed: list[list[str]] = []

    def install(packages: list[str]) -> None:
        installed.append(packages)
        missing.clear()

    missing.remove("libabsent.so.2")
    monkeypatch.setattr(system_libraries, "can_install", lambda: True)
    monkeypatch.setattr(system_libraries, "install", install)
    assert main("window") == 0
    assert installed == [["libmissing1"]]


@pytest.mark.usefixtures("missing")
def test_an_installation_that_fails_is_told(
    capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system_libraries, "can_install", lambda: True)
    monkeypatch.setattr(system_libraries, "install", lambda _: None)
    assert main("window") == 1
    assert "libmissing1" in capsys.readouterr().out


def test_programs_and_drivers_are_looked_for_where_they_are() -> None:
    assert is_there("sh")
    assert not is_there("no-such-program")
    assert not is_there("*/dri/no_such_driver.so")


def test_what_is_drawn_with_opengl_is_tested_in_a_window_on_a_screen() -> None:
    assert NEEDED["window"].items() < NEEDED["opengl"].items()
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert "$(ON_A_SCREEN) $(BIN)/pytest tests/gl" in makefile


def test_a_window_needs_all_that_the_tests_need_and_more() -> None:
    assert NEEDED["offscreen"].items() < NEEDED["window"].items()


def test_the_readme_starts_with_commands_of_the_makefile() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    commands = set(re.findall(r"make (\w+)", readme))
    assert {"run", "test"} <= commands
    for command in commands:
        assert re.search(rf"^{command}:", makefile, flags=re.MULTILINE)


def test_ci_runs_the_same_gate() -> None:
    assert (ROOT / ".ci" / "run").read_text(encoding="utf-8").endswith("\nexec make test\n")
