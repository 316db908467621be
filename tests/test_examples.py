"""Everything that the examples and the README show runs."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

import gdviewer
from gdviewer.cli import main
from gdviewer.ui.commands import COMMANDS as COMMANDS_OF_THE_WINDOW

ROOT = Path(__file__).parents[1]
SCRIPTS = sorted(ROOT.glob("examples/*.py"))
DOCUMENTS = sorted(ROOT.glob("examples/*.gdv"))
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, flags=re.DOTALL)


COMMANDS = [line for block in blocks("sh") for line in block.splitlines()]
USE, NEW_OPTIMIZER = blocks("python")


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_an_example_script_runs_and_prints(script: Path) -> None:
    assert run_script(script.read_text(encoding="utf-8"))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
@pytest.mark.usefixtures("qapp")
def test_an_example_document_renders(document: Path, tmp_path: Path) -> None:
    picture = tmp_path / "picture.png"
    assert main(["render", str(document), "--out", str(picture), "--size", "400x300"]) == 0
    assert (QImage(str(picture)).width(), QImage(str(picture)).height()) == (400, 300)


def test_the_script_of_the_readme_runs() -> None:
    assert run_script(USE)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.usefixtures("qapp")
def test_a_command_of_the_readme_runs(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    program, *words = shlex.split(command)
    assert program == "gdviewer"
    assert main(words) == 0


def test_the_optimizer_of_the_readme_needs_nothing_but_its_file() -> None:
    call = "gdviewer.descend('x^2 + y^2', (1, 2), 'normalized_descent', max_steps=9)"
    use = f"print({call}.stop.message)"
    assert "9 steps" in run_script(f"{NEW_OPTIMIZER}\nimport gdviewer\n{use}")


def test_a_step_of_the_optimizer_of_the_readme_is_taken_apart_by_its_lines() -> None:
    use = """
from gdviewer.core.arithmetic.copying import plain_line
from gdviewer.core.arithmetic.step import arithmetic
from gdviewer.core.descent import Descent
from gdviewer.core.methods import usual_step_rule
from gdviewer.core.objective import objective
from gdviewer.core.stopping import Criteria
from gdviewer.core.walk import walk

method, surface = NormalizedDescent(), objective("x^2 + y^2")
descent = Descent(surface, (3.0, 4.0), method, usual_step_rule(method), Criteria(max_steps=9))
for line in arithmetic(descent, walk(descent).checkpoint(0), 0).lines:
    print(plain_line(line))
"""
    printed = run_script(f"{NEW_OPTIMIZER}\n{use}")
    assert "d = −∇f / ‖∇f‖ = −(6, 8) / ‖(6, 8)‖ = (−0.6, −0.8)" in printed


def test_every_file_that_the_readme_names_is_there() -> None:
    for path in re.findall(r"`((?:gdviewer|resources)/[\w./]+)`|\]\((resources/[^)]+)\)", README):
        assert (ROOT / (path[0] or path[1])).exists()


def test_the_readme_names_every_method_and_step_rule() -> None:
    (section,) = re.findall(r"## Methods and step rules\n(.*?)```", README, flags=re.DOTALL)
    named = re.findall(r"`(\w+)`", section)
    assert sorted(named) == sorted([*gdviewer.optimizers(), *gdviewer.step_rules()])


def test_the_readme_has_the_keys_of_the_program() -> None:
    table = re.findall(r"^\| (`.*?) \|", README, flags=re.MULTILINE)
    keys = {key for cell in table for key in re.findall(r"`([^`]+)`", cell)}
    assert keys == {key for command in COMMANDS_OF_THE_WINDOW for key in command.shortcuts}


def run_script(source: str) -> str:
    command = [sys.executable, "-W", "error", "-c", source]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout
