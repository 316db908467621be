"""``gdviewer --info``: versions and places, for a report of a problem; it needs no display."""

from __future__ import annotations

import subprocess
import sys

from gdviewer.ui.dialogs.info import versions

_SECONDS = 20
_ASK_FOR_SCREENS = """
from PySide6.QtGui import QGuiApplication
from gdviewer.ui.dialogs.info import screens
application = QGuiApplication([])
print(screens())
"""


def main(has_display: bool) -> int:
    """Print what ``versions`` says, and the screens and OpenGL where a window can be opened."""
    print(versions())
    print(_screens() if has_display else _row("none"))
    return 0


def _screens() -> str:
    """Ask a process of its own: Qt ends one that finds no display."""
    command = [sys.executable, "-X", "utf8", "-c", _ASK_FOR_SCREENS]
    try:
        asked = subprocess.run(  # noqa: S603 our own words
            command, capture_output=True, encoding="utf-8", timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return _row(f"no answer within {_SECONDS} seconds")
    if asked.returncode == 0:
        return asked.stdout.rstrip()
    reason = " ".join(asked.stderr.split())
    return _row(f"no window can be opened: {reason}")


def _row(text: str) -> str:
    return f"{'display':<10} {text}"
