"""The lines that a start has snapped to."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from gdviewer.scene.contour import ContourScene
from gdviewer.scene.marks.guides import NO_GUIDES, Guides
from gdviewer.scene.theme import DARK, LIGHT, Theme
from tests.scene.frames import document_of, frame_of


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_guides_cross_the_plot_until_they_go(qtbot: QtBot, theme: Theme) -> None:
    scene = ContourScene()
    qtbot.addWidget(scene)
    scene.resize(500, 400)
    scene.set_theme(theme)
    scene.apply(None, frame_of(document_of(starts=((9.0, 9.0),))))
    bare = scene.grab().toImage()
    scene.show_guides(Guides(1.0, -0.5))
    image = scene.grab().toImage()
    pixel, plot = scene.to_pixel((1.0, -0.5)).toPoint(), scene.plot_rect()
    ink = QColor(theme.text)
    inks = (
        [
            sum(
                image.pixelColor(pixel.x() + off, y) == ink
                for y in range(plot.top(), plot.bottom())
            )
            for off in (-1, 0, 1)
        ],
        [
            sum(
                image.pixelColor(x, pixel.y() + off) == ink
                for x in range(plot.left(), plot.right())
            )
            for off in (-1, 0, 1)
        ],
    )
    assert max(inks[0]) > plot.height() / 3
    assert max(inks[1]) > plot.width() / 3
    scene.show_guides(NO_GUIDES)
    assert scene.grab().toImage() == bare
    scene.show_guides(Guides(50.0, -50.0))
    assert scene.grab().toImage() == bare
