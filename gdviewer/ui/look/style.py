"""Dresses the window: Fusion, our font, the palette and the style sheet in a theme's colors."""

from __future__ import annotations

import re
from string import Template

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from gdviewer.core.resources import resource
from gdviewer.scene.fonts import MONOSPACED, text_font
from gdviewer.scene.theme import Theme

FONT_PIXELS = 13
"""The height of the window's text at 100 %."""
_LENGTH = re.compile(r"(radius: )?\b(\d+)px")


def dress(application: QApplication, theme: Theme) -> None:
    """Give every window of ``application`` the look of ``theme``, at its scale."""
    application.setStyle("Fusion")
    application.setPalette(_palette(theme))
    application.setFont(text_font(FONT_PIXELS * theme.scale))
    application.setStyleSheet(style_sheet(theme))


def style_sheet(theme: Theme) -> str:
    """Return the style sheet in the colors of ``theme``, each length times its scale."""
    is_dark = theme.name == "dark"
    icons = {
        "down": "down",
        "up": "up",
        "right": "right",
        "check": "check_dark" if is_dark else "check",
        "tick": "check" if is_dark else "check_dark",
    }
    images = {use: resource(f"icons/{name}.svg").as_posix() for use, name in icons.items()}
    sheet = Template(resource("window.qss").read_text(encoding="utf-8"))
    colored = sheet.substitute(
        images,
        ground=theme.ground,
        card=theme.card,
        field=theme.card,
        border=theme.border,
        text=theme.text,
        quiet=theme.muted,
        accent=theme.accent,
        accent_hover=QColor(theme.accent).lighter(112).name(),
        on_accent=theme.on_accent,
        error=theme.error,
        hover=mixed(theme.card, theme.accent, 0.12),
        code_fonts=", ".join(f'"{family}"' for family in MONOSPACED),
    )
    return _LENGTH.sub(lambda length: _scaled(length, theme.scale), colored)


def _scaled(length: re.Match[str], scale: float) -> str:
    """Return a length at ``scale``; what is seen at 100 % never vanishes.

    A radius is rounded down: one above half a side would make corners.
    """
    name, pixels = length[1] or "", int(length[2])
    rounded = int(pixels * scale + (0.0 if name else 0.5))
    return f"{name}{max(rounded, min(pixels, 1))}px"


def mixed(one: str, other: str, share: float) -> str:
    """Return the color that has ``share`` of ``other`` in it."""
    a, b = QColor(one), QColor(other)
    return QColor.fromRgbF(
        a.redF() + (b.redF() - a.redF()) * share,
        a.greenF() + (b.greenF() - a.greenF()) * share,
        a.blueF() + (b.blueF() - a.blueF()) * share,
    ).name()


def _palette(theme: Theme) -> QPalette:
    palette, role = QPalette(), QPalette.ColorRole
    colors = {
        role.Window: theme.ground,
        role.WindowText: theme.text,
        role.Base: theme.card,
        role.AlternateBase: theme.ground,
        role.Text: theme.text,
        role.Button: theme.card,
        role.ButtonText: theme.text,
        role.BrightText: theme.error,
        role.ToolTipBase: theme.card,
        role.ToolTipText: theme.text,
        role.PlaceholderText: theme.muted,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Link: theme.accent,
        role.Mid: theme.border,
    }
    for which, color in colors.items():
        palette.setColor(which, QColor(color))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(theme.muted))
    return palette
