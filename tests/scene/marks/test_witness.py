"""The witness against convexity as it is drawn: a chord, and the point of f above its middle."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from gdviewer.core.bounds import Bounds
from gdviewer.core.convexity.verdict import Witness
from gdviewer.scene.marks.witness import paint_witness
from gdviewer.scene.theme import DARK, LIGHT, Theme
from gdviewer.scene.viewport import Viewport
from gdviewer.state.frame import Frame
from tests.scene.frames import document_of, frame_of

VIEW = Viewport(Bounds(-2.0, 2.0, -2.0, 2.0), 0.0, 0.0, 400.0, 400.0)


def painted(frame: Frame, theme: Theme = LIGHT) -> QImage:
    image = QImage(400, 400, QImage.Format.Format_RGB32)
    image.fill(QColor(theme.card))
    with QPainter(image) as painter:
        paint_witness(painter, VIEW, frame, theme)
    return image


def inked(image: QImage, theme: Theme = LIGHT) -> set[tuple[int, int]]:
    """Return the pixels that have the ink of curvature."""
    ink = QColor(theme.inks.curvature).rgb()
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return {(x, y) for x, y in places if image.pixel(x, y) == ink}


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_chord_runs_from_end_to_end_with_a_ring_at_its_middle(theme: Theme) -> None:
    witness = Witness((0.0, 0.0), ((-1.0, 0.0), (1.0, 0.0)), -2.0)
    frame = replace(frame_of(document_of("x*y")), witness=witness)
    pixels = inked(painted(frame, theme), theme)
    assert min(x for x, _ in pixels) == pytest.approx(100, abs=2)
    assert max(x for x, _ in pixels) == pytest.approx(300, abs=5)
    rows = [y for _, y in pixels]
    assert min(rows) == pytest.approx(200 - 6, abs=2)
    assert max(rows) == pytest.approx(200 + 6, abs=2)


def test_beside_a_curve_the_chord_runs_below_the_point_of_the_curve() -> None:
    witness = Witness((0.0,), ((-1.0,), (1.0,)))
    frame = replace(frame_of(document_of("1 - x^2", variables=("x",))), witness=witness)
    pixels = inked(painted(frame))
    assert any(abs(x - 150) < 10 and abs(y - 200) < 3 for x, y in pixels)  # the chord, at 0
    assert min(y for _, y in pixels) == pytest.approx(100 - 6, abs=2)  # the ring, at 1


def test_nothing_is_painted_without_a_witness() -> None:
    assert not inked(painted(frame_of(document_of("x*y"))))
