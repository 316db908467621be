"""The marks of critical points: which there are, that one star is one, that they do not crowd."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import pytest
from msgspec import structs
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from gdviewer.core.bounds import Bounds
from gdviewer.core.critical_points.records import CriticalPoint, CriticalPoints, Kind
from gdviewer.core.critical_points.search import find_critical_points
from gdviewer.core.sampling import sample
from gdviewer.scene.contour import ContourScene
from gdviewer.scene.marks.critical_markers import Marker, MarkerSwatch
from gdviewer.scene.marks.critical_points import critical_entries, paint_critical_points, stars
from gdviewer.scene.theme import DARK, LIGHT, Theme
from gdviewer.scene.viewport import Viewport
from gdviewer.state.document import Document
from gdviewer.state.edits.choices import choose_problem
from gdviewer.state.frame import Frame
from tests.scene.frames import document_of, frame_of

VIEW = Bounds(-3.0, 3.0, -3.0, 3.0)
VIEWPORT = Viewport(VIEW, 0.0, 0.0, 300.0, 300.0)


def frame_with(document: Document, points: Iterable[CriticalPoint] | None = None) -> Frame:
    """Return a frame with what is found in the document's bounds, or with ``points``."""
    frame = frame_of(document)
    if points is not None:
        return replace(frame, critical=CriticalPoints(tuple(points)))
    surface = frame.facts.objective
    assert surface is not None
    field = sample(surface, document.bounds, 96, 96)
    return replace(frame, critical=find_critical_points(surface, field.axes, field.values))


def at(x: float, y: float, kind: Kind = Kind.SADDLE) -> CriticalPoint:
    return CriticalPoint(kind, kind, (x, y), 0.0, (-1.0, 1.0))


def inked(frame: Frame, theme: Theme = LIGHT) -> int:
    """Return how many pixels the marks change."""
    image = QImage(300, 300, QImage.Format.Format_RGB32)
    image.fill(theme.valley)
    with QPainter(image) as painter:
        paint_critical_points(painter, VIEWPORT, frame, theme)
    pixels = np.frombuffer(image.constBits(), np.uint32)
    return int((pixels != pixels[0]).sum()) if pixels.size else 0


def names(frame: Frame) -> list[str]:
    return [entry.name for entry in critical_entries(frame, VIEWPORT)]


def test_each_kind_in_view_is_explained_in_the_key() -> None:
    frame = frame_with(document_of("(x^2 - 1)^2 + (y^2 - 1)^2 + 0.1x", VIEW))
    assert names(frame) == ["Global minimum", "Minimum", "Maximum", "Saddle"]
    assert names(frame_with(document_of("(x - y)^2", VIEW))) == ["Line of critical points"]
    assert names(frame_with(document_of("x^3 - 3x y^2", VIEW))) == ["Degenerate point"]


def test_what_is_out_of_view_is_not_explained() -> None:
    assert names(frame_with(document_of(), [at(5.0, 0.0)])) == []


def test_where_a_run_ascends_the_star_is_the_highest_maximum() -> None:
    frame = frame_with(document_of("-(x^2) - y^2", VIEW, is_maximizing=True))
    assert names(frame) == ["Global maximum"]
    assert stars(frame) == ((0.0, 0.0),)


def test_a_known_minimizer_that_is_found_has_one_star() -> None:
    document = choose_problem(Document(), "himmelblau")
    frame = frame_with(document)
    assert len(frame.critical.points) == 9
    assert stars(frame) == frame.facts.minimizers


def test_without_critical_points_the_known_minimizers_keep_their_stars() -> None:
    document = choose_problem(Document(), "himmelblau")
    frame = frame_with(structs.replace(document, shows_critical_points=False))
    assert stars(frame) == frame.facts.minimizers
    assert names(frame) == []
    assert inked(frame) == 0


def test_a_kind_that_is_hidden_is_not_drawn_and_its_entry_says_so() -> None:
    frame = frame_with(document_of("x^2 - y^2", VIEW, hidden_workings=("Saddle",)))
    assert inked(frame) == 0
    (entry,) = critical_entries(frame, VIEWPORT)
    assert not entry.is_shown


def test_many_are_drawn_smaller_and_a_crowd_only_where_a_run_goes() -> None:
    grid = [(x, y) for x in np.linspace(-2.9, 2.9, 10) for y in np.linspace(-2.9, 2.9, 20)]
    few = frame_with(document_of(), [at(x, y) for x, y in grid[:30]])
    many = frame_with(document_of(), [at(x, y) for x, y in grid[:60]])
    assert inked(many) < 1.5 * inked(few)
    crowd = [at(x, y) for x, y in grid]
    assert inked(frame_with(document_of(), crowd)) == 0
    assert inked(frame_with(document_of(), [*crowd, at(0.0, 0.0, Kind.MINIMUM)])) > 0


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_marks_are_told_apart_by_their_shapes_alone(theme: Theme) -> None:
    pictures = [_gray(marker, theme) for marker in Marker if marker is not Marker.GLOBAL_MAXIMUM]
    for index, one in enumerate(pictures):
        for other in pictures[index + 1 :]:
            assert np.abs(one - other).mean() > 3.0


def _gray(marker: Marker, theme: Theme) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    image = QImage(22, 22, QImage.Format.Format_Grayscale8)
    image.fill(theme.valley)
    with QPainter(image) as painter:
        MarkerSwatch(marker).paint(painter, QPointF(11.0, 11.0), theme)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(22, image.bytesPerLine())
    return rows[:, :22].astype(np.float64)


def test_the_scene_rings_the_point_that_is_chosen(qtbot: QtBot) -> None:
    scene = ContourScene()
    qtbot.addWidget(scene)
    scene.resize(400, 400)
    scene.apply(None, frame_of(document_of()))
    before = scene.grab().toImage()
    scene.show_highlight((1.0, 1.0))
    assert scene.grab().toImage() != before
    scene.show_highlight(None)
    assert scene.grab().toImage() == before


def test_the_scene_shows_what_is_found_later(qtbot: QtBot) -> None:
    scene = ContourScene()
    qtbot.addWidget(scene)
    scene.resize(400, 400)
    old = frame_of(document_of("x y"))
    scene.apply(None, old)
    before = scene.grab().toImage()
    scene.apply(old, replace(old, critical=CriticalPoints((at(0.0, 0.0),))))
    assert scene.grab().toImage() != before
    assert [entry.name for entry in scene.key_entries()] == ["Saddle"]
