"""The window follows the desktop between light and dark while it is open."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from gdviewer.scene.theme import DARK, LIGHT
from gdviewer.ui.main_window import MainWindow

Scheme = Qt.ColorScheme


def turn(monkeypatch: pytest.MonkeyPatch, scheme: Qt.ColorScheme) -> None:
    """Let the desktop go over to ``scheme``; the platform of the tests knows none."""
    hints = SimpleNamespace(colorScheme=lambda: scheme)
    desktop = SimpleNamespace(styleHints=lambda: hints)
    monkeypatch.setattr("gdviewer.ui.look.look.QGuiApplication", desktop)
    QGuiApplication.styleHints().colorSchemeChanged.emit(scheme)


@pytest.mark.parametrize(
    ("choice", "grounds"),
    [("system", [DARK.ground, LIGHT.ground]), ("light", [LIGHT.ground, LIGHT.ground])],
)
def test_it_follows_unless_a_theme_is_chosen(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, choice: str, grounds: list[str]
) -> None:
    window.look.choose_theme(choice)
    shown = []
    for scheme in (Scheme.Dark, Scheme.Light):
        turn(monkeypatch, scheme)
        shown.append(QGuiApplication.palette().window().color().name())
    assert shown == grounds
