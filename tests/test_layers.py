"""What computes runs where there is no Qt, and the window starts without what it does not need."""

from __future__ import annotations

import subprocess
import sys

import pytest

WITHOUT_QT = [
    "gdviewer",
    "gdviewer.core.api",
    "gdviewer.core.sampling",
    "gdviewer.state.document",
    "gdviewer.state.resolve",
    "gdviewer.cli",
    "gdviewer.commands.run",
    "gdviewer.commands.check",
    "gdviewer.commands.listing",
]
LATE = ["sympy", "ziamath", "superqt", "PIL", "OpenGL", "pyqtgraph", "mpmath", "matplotlib"]
LATE += ["torch", "email"]  # the last comes with importlib.metadata, which takes long


def modules_after(statements: str) -> set[str]:
    """Return the top-level modules that a fresh interpreter has loaded after ``statements``."""
    script = f"{statements}\nimport sys\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize("module", WITHOUT_QT)
def test_what_computes_imports_no_qt(module: str) -> None:
    assert not modules_after(f"import {module}") & {"PySide6", "shiboken6", "pyqtgraph"}


def test_a_descent_from_a_script_needs_neither_qt_nor_sympy() -> None:
    descent = "import gdviewer; gdviewer.descend('x^2 + sin(y)', (1, 2), 'adam')"
    assert not modules_after(descent) & {"PySide6", "pyqtgraph", *LATE}


def test_the_program_imports_no_heavy_library_before_it_is_asked_for() -> None:
    assert not modules_after("import gdviewer.app") & set(LATE)
