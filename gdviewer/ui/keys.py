"""Which keys a focused control keeps for itself, although they are shortcuts of the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QWidget,
)

_ARROWS = {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down}
_ENDS = {Qt.Key.Key_Home, Qt.Key.Key_End}
_LETTERS = {Qt.Key(code) for code in range(Qt.Key.Key_A.value, Qt.Key.Key_Z.value + 1)}
_SPACE = {Qt.Key.Key_Space}

_KEPT: tuple[tuple[tuple[type[QWidget], ...], set[Qt.Key]], ...] = (
    ((QLineEdit, QPlainTextEdit), _ARROWS | _ENDS | _LETTERS | _SPACE),
    ((QComboBox,), _ARROWS | _ENDS | _LETTERS | _SPACE),
    ((QAbstractSlider,), _ARROWS | _ENDS),
    ((QRadioButton,), _ARROWS | _SPACE),
    ((QAbstractButton,), _SPACE),
    ((QAbstractItemView,), _ENDS),
)


def keep_key(event: QEvent) -> bool:
    """Keep a key for the focused control where it has a use for it; return whether it does."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    is_plain = event.modifiers() in {
        Qt.KeyboardModifier.NoModifier,
        Qt.KeyboardModifier.ShiftModifier,
        Qt.KeyboardModifier.KeypadModifier,
    }
    keeps = is_plain and Qt.Key(event.key()) in keys_of(QApplication.focusWidget())
    if keeps:
        event.accept()
    return keeps


def keys_of(control: QWidget | None) -> set[Qt.Key]:
    """Return the keys that ``control`` keeps."""
    return next((keys for kinds, keys in _KEPT if isinstance(control, kinds)), set())


def leave_to_window(event: QEvent) -> bool:
    """Leave undo and redo to the window, which has one history; return whether it was one."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    keys = QKeySequence.StandardKey
    is_history = event.matches(keys.Undo) or event.matches(keys.Redo)
    if is_history:
        event.ignore()
    return is_history
