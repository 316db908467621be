"""Dresses the whole window: Fusion, our font, a palette and a style sheet made of the theme."""

from __future__ import annotations

from string import Template

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from gdviewer.core.resources import resource
from gdviewer.scene.text import font_family
from gdviewer.scene.theme import Theme

_FONT_PIXELS = 13

_SHEET = Template("""
QMainWindow, QDialog { background: $ground; }
QToolTip { background: $card; color: $text; border: 1px solid $border; padding: 4px; }
QMenuBar { background: $ground; padding: 2px 0; }
QMenuBar::item { background: transparent; padding: 4px 9px; border-radius: 4px; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $card; border: 1px solid $border; padding: 4px; }
QMenu::item { padding: 5px 28px 5px 8px; border-radius: 4px; }
QMenu::item:selected { background: $hover; color: $text; }
QMenu::item:disabled { color: $quiet; }
QMenu::icon { padding-left: 6px; }
QMenu::separator { height: 1px; background: $border; margin: 4px 6px; }
QStatusBar { background: $ground; }
QStatusBar::item { border: none; }

QDockWidget { color: $quiet; titlebar-close-icon: url("$close"); }
QDockWidget::title { background: $ground; padding: 4px 0 5px 0; text-align: left; }
QDockWidget::close-button { border: none; border-radius: 4px; padding: 0; }
QDockWidget::close-button:hover { background: $hover; }
QMainWindow::separator { background: $ground; width: 6px; height: 6px; }
QScrollArea, QScrollArea > QWidget > QWidget[role="column"] { background: $ground; border: none; }

QFrame[role="card"] { background: $card; border: 1px solid $border; border-radius: 6px; }
QFrame[role="notice"] { background: $card; border: 1px solid $accent; border-radius: 6px; }
QLabel[role="heading"] { padding-left: 4px; }
QLabel[role="heading"], QLabel[role="quiet"] { color: $quiet; }
QLabel[role="title"] { font-size: 18px; font-weight: 600; }
QLabel[role="problem"] { color: $error; }

QLineEdit, QPlainTextEdit {
    background: $field; color: $text; border: 1px solid $border; border-radius: 4px;
    padding: 3px 6px; selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit:focus, QPlainTextEdit:focus { border-color: $accent; }
QLineEdit:disabled { color: $quiet; background: $card; }
QLineEdit[invalid="true"], QPlainTextEdit[invalid="true"] { border-color: $error; }

QComboBox {
    background: $field; color: $text; border: 1px solid $border; border-radius: 4px;
    padding: 3px 4px 3px 8px;
}
QComboBox:hover { border-color: $quiet; }
QComboBox:focus, QComboBox:on { border-color: $accent; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url("$down"); width: 14px; height: 14px; }
QComboBox QAbstractItemView {
    background: $card; color: $text; border: 1px solid $border; outline: none; padding: 2px;
    selection-background-color: $hover; selection-color: $text;
}

QSlider { min-height: 22px; }
QSlider::groove:horizontal { height: 3px; background: $border; border-radius: 1px; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 1px; }
QSlider::handle:horizontal {
    width: 10px; height: 10px; margin: -6px 0; border-radius: 7px;
    background: $card; border: 2px solid $accent;
}
QSlider::handle:horizontal:hover, QSlider::handle:horizontal:focus { background: $accent; }
QSlider::handle:horizontal:disabled { border-color: $border; }
QSlider::sub-page:horizontal:disabled { background: $border; }

QToolButton, QPushButton {
    color: $text; background: transparent; border: 1px solid transparent; border-radius: 4px;
    padding: 4px;
}
QPushButton, QToolButton[role="framed"] {
    background: $field; border-color: $border; padding: 4px 6px;
}
QToolButton:hover, QPushButton:hover { background: $hover; }
QToolButton:focus, QPushButton:focus { border-color: $accent; }
QToolButton:pressed, QPushButton:pressed { background: $border; }
QToolButton:disabled, QPushButton:disabled { color: $quiet; }
QToolButton[role="accent"], QPushButton:default {
    background: $accent; border-color: $accent; color: $on_accent;
}
QToolButton[role="accent"]:hover, QPushButton:default:hover { background: $accent_hover; }
QToolButton[role="accent"]:focus { border-color: $text; }

QCheckBox, QRadioButton { spacing: 7px; }
QCheckBox::indicator, QRadioButton::indicator {
    width: 14px; height: 14px; background: $field; border: 1px solid $quiet;
}
QCheckBox::indicator { border-radius: 3px; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:checked {
    background: $accent; border-color: $accent; image: url("$check");
}
QRadioButton::indicator:checked {
    width: 6px; height: 6px; border: 5px solid $accent; background: $on_accent;
}
QCheckBox:focus, QRadioButton:focus { color: $accent; }

QScrollBar:vertical { width: 8px; background: transparent; margin: 0; }
QScrollBar::handle:vertical { background: $border; border-radius: 4px; min-height: 24px; }
QScrollBar::handle:vertical:hover { background: $quiet; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; }
""")


def dress(application: QApplication, theme: Theme) -> None:
    """Give every window of ``application`` the look of ``theme``."""
    application.setStyle("Fusion")
    application.setPalette(_palette(theme))
    font = QFont(font_family())
    font.setPixelSize(_FONT_PIXELS)
    application.setFont(font)
    application.setStyleSheet(style_sheet(theme))


def style_sheet(theme: Theme) -> str:
    """Return the style sheet of ``theme``."""
    images = {name: resource(f"icons/{name}.svg").as_posix() for name in ("down", "check", "close")}
    return _SHEET.substitute(
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
    )


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
