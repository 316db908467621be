"""Texts written glyph by glyph look as those that are shaped, and are as wide."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter

from gdviewer.scene.fonts import text_font
from gdviewer.scene.glyphs import Written, metrics_of, width_of, write_glyphs

NUMBERS = ["0.09922", "−15\u202f180.25", "1.3·10⁻⁸", "∞", "nan"]

pytestmark = pytest.mark.usefixtures("qapp")


def blank() -> QImage:
    image = QImage(160, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    return image


def ink(image: QImage) -> int:
    return sum(255 - image.pixelColor(x, y).value() for x in range(160) for y in range(40))


def left_and_right(image: QImage) -> list[int]:
    columns = [
        x for x in range(160) if any(image.pixelColor(x, y).value() < 128 for y in range(40))
    ]
    return [columns[0], columns[-1]]


@pytest.mark.parametrize("text", NUMBERS)
@pytest.mark.parametrize("pixels", [9, 16])
def test_a_number_is_as_wide_as_the_font_says(text: str, pixels: int) -> None:
    assert width_of(text, pixels) == pytest.approx(metrics_of(pixels).horizontalAdvance(text))


@pytest.mark.parametrize("text", NUMBERS)
def test_a_number_looks_as_it_does_when_it_is_shaped(text: str) -> None:
    written, shaped = blank(), blank()
    with QPainter(written) as painter:
        write_glyphs(painter, [Written(text, 10.0, 25.0, 16)])
    with QPainter(shaped) as painter:
        painter.setFont(text_font(16))
        painter.drawText(QPointF(10.0, 25.0), text)
    assert ink(written) == pytest.approx(ink(shaped), rel=0.02)
    assert left_and_right(written) == pytest.approx(left_and_right(shaped), abs=1)


def test_the_same_number_may_stand_in_several_places_and_sizes() -> None:
    image = blank()
    with QPainter(image) as painter:
        places = [(5.0, 16), (60.0, 16), (110.0, 9)]
        write_glyphs(painter, [Written("42", x, 25.0, pixels) for x, pixels in places])
    found = [
        any(image.pixelColor(x, y).value() < 128 for x in range(left, right) for y in range(40))
        for left, right in ((0, 40), (40, 55), (55, 100), (105, 140))
    ]
    assert found == [True, False, True, True]
