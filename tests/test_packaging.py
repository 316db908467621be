"""The wheel is complete: installed elsewhere, the program works from any folder."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel and install it, alone, into a folder."""
    folder = tmp_path_factory.mktemp("wheel")
    build = ["build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    run(sys.executable, "-m", *build)
    (wheel,) = folder.glob("*.whl")
    target = folder / "installed"
    install = ["install", "--quiet", "--no-deps", "--no-index", "--target", str(target), str(wheel)]
    run(sys.executable, "-m", "pip", *install)
    return target


def run(*command: str, path: Path | None = None, folder: Path | None = None) -> str:
    environment = os.environ | ({"PYTHONPATH": str(path)} if path else {})
    done = subprocess.run(
        command, env=environment, cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_runs_from_another_folder(installed: Path, tmp_path: Path) -> None:
    gdviewer = str(installed / "bin" / "gdviewer")
    where = "import gdviewer; print(gdviewer.__file__)"
    assert str(installed) in run(sys.executable, "-c", where, path=installed, folder=tmp_path)
    checked = run(sys.executable, gdviewer, "check", "x^2+y^2", path=installed, folder=tmp_path)
    assert "2*x" in checked
    listed = run(sys.executable, gdviewer, "list", "problems", path=installed, folder=tmp_path)
    assert "himmelblau" in listed


def test_the_wheel_has_the_resources_the_types_and_the_license(installed: Path) -> None:
    for name in ("problems.toml", "icons/play.svg", "fonts/OFL.txt"):
        assert (installed / "gdviewer" / "resources" / name).is_file()
    assert (installed / "gdviewer" / "py.typed").is_file()
    assert list(installed.glob("gdviewer-*.dist-info/licenses/LICENSE"))


def test_the_wheel_has_a_command_and_a_window(installed: Path) -> None:
    (entry_points,) = installed.glob("gdviewer-*.dist-info/entry_points.txt")
    text = entry_points.read_text(encoding="utf-8")
    assert "[console_scripts]\ngdviewer = gdviewer.cli:main" in text
    assert "[gui_scripts]\ngdviewer-window = gdviewer.cli:main" in text
