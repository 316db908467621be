"""The keys that mean something while the table of runs has the keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

OPENING_KEYS = {Qt.Key.Key_Left, Qt.Key.Key_Right}
"""They open and close a run that has several paths."""

RENAMING_KEY = Qt.Key.Key_F2
"""It lets the name be typed in its place; elsewhere in the window it is a shortcut."""

_ALT = Qt.KeyboardModifier.AltModifier
_NONE = Qt.KeyboardModifier.NoModifier
_COMMANDS = {
    (Qt.Key.Key_Space, _NONE): "show_run",
    (Qt.Key.Key_Delete, _NONE): "remove_run",
    (Qt.Key.Key_Up, _ALT): "run_up",
    (Qt.Key.Key_Down, _ALT): "run_down",
}


def command_of(event: QKeyEvent) -> str:
    """Return the name of the command that a key means in the table; empty where it means none."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return _COMMANDS.get((Qt.Key(event.key()), held), "")
