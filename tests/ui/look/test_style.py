"""The look of the window."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication

from gdviewer.core.resources import resource
from gdviewer.scene.theme import DARK, LIGHT, Theme
from gdviewer.ui.look.icons import icon
from gdviewer.ui.look.sizes import SIZES
from gdviewer.ui.look.style import dress, mixed, style_sheet


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


@pytest.mark.parametrize("size", SIZES)
def test_what_is_round_stays_round_at_every_size(size: float) -> None:
    sheet = style_sheet(LIGHT.scaled(size))
    for rule, border in (("QRadioButton::indicator {", 1), ("QSlider::handle:horizontal {", 2)):
        numbers = _lengths(sheet, rule, r"(?<!-)width: (\d+)px|border-radius: (\d+)px")
        width, radius = numbers[0], numbers[-1]
        side = width + 2 * max(int(border * size + 0.5), 1)
        assert side / 2 - 2 <= radius <= side / 2, "Qt makes corners of a radius above half a side"


def test_every_length_grows_with_the_size_and_hairlines_stay() -> None:
    usual, small, large = (style_sheet(LIGHT.scaled(size)) for size in (1.0, 0.8, 2.5))
    assert "font-size: 18px" in usual
    assert "font-size: 45px" in large
    assert "border: 1px solid" in small
    assert "border: 3px solid" in large


def _lengths(sheet: str, rule: str, pattern: str) -> list[int]:
    """Return the lengths that ``pattern`` finds in every block that begins with ``rule``."""
    blocks = [block.partition("}")[0] for block in sheet.split(rule)[1:]]
    return [int(a or b) for block in blocks for a, b in re.findall(pattern, block)]
