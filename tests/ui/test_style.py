"""The look of the window."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication

from gdviewer.core.resources import resource
from gdviewer.scene.theme import DARK, LIGHT, Theme
from gdviewer.ui.icons import icon
from gdviewer.ui.style import dress, mixed, style_sheet


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_style_sheet_is_in_the_colors_of_the_theme(theme: Theme) -> None:
    sheet = style_sheet(theme)
    assert "$" not in sheet
    assert all(color in sheet for color in (theme.ground, theme.card, theme.accent, theme.error))


def test_the_font_comes_with_the_program(qapp: QApplication) -> None:
    dress(qapp, LIGHT)
    assert QFontInfo(qapp.font()).family() == "Inter"


def test_a_color_is_mixed_of_two() -> None:
    assert mixed("#000000", "#ffffff", 0.5) in {"#7f7f7f", "#808080"}


@pytest.mark.parametrize("path", sorted(resource("icons").glob("*.svg")), ids=lambda p: p.stem)
def test_every_icon_draws_something(qapp: QApplication, path: object) -> None:
    assert qapp is not None
    image = icon(getattr(path, "stem", ""), "#ff0000").pixmap(20, 20).toImage()
    pixels = {image.pixelColor(x, y).alpha() for x in range(20) for y in range(20)}
    assert max(pixels) > 200
