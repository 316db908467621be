"""What a start snaps to, and that it can be helped."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gdviewer.core.bounds import Bounds
from gdviewer.core.critical_points.records import CriticalPoint, CriticalPoints, Kind
from gdviewer.scene.contour import ContourScene
from gdviewer.scene.marks.guides import NO_GUIDES, Guides
from gdviewer.state.models.model import AppModel
from gdviewer.ui.views.snapping import snap
from tests.ui.conftest import Find

LEFT, ALT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.AltModifier
MINIMIZER = (3.0, 2.0)
SADDLE = (3.3851540, 0.0738519)
POINTS = [(100.0, 50.0), (40.0, 80.0)]


def _snap(x: float, y: float) -> Guides:
    """Snap where points are their own pixels."""
    return snap(QPointF(x, y), POINTS, lambda point: QPointF(*point))


@pytest.mark.parametrize(
    ("x", "y", "guides"),
    [
        (104.0, 54.0, Guides(100.0, 50.0)),  # a point
        (105.0, 55.0, Guides(100.0, 50.0)),  # two lines through it
        (107.0, 55.0, Guides(None, 50.0)),
        (105.0, 120.0, Guides(100.0, None)),
        (42.0, 47.0, Guides(40.0, 50.0)),  # lines through two points
        (70.0, 120.0, NO_GUIDES),
    ],
)
def test_a_point_within_6_pixels_goes_before_lines(x: float, y: float, guides: Guides) -> None:
    assert _snap(x, y) == guides


def test_the_nearest_point_wins() -> None:
    points = [(100.0, 50.0), (104.0, 50.0)]
    assert snap(QPointF(103, 50), points, lambda point: QPointF(*point)) == Guides(104.0, 50.0)


def test_without_known_points_nothing_snaps() -> None:
    assert snap(QPointF(1, 1), [], lambda point: QPointF(*point)) == NO_GUIDES


@pytest.fixture
def scene(find: Find) -> ContourScene:
    return find(ContourScene, "contour_scene")


def _near(scene: ContourScene, point: tuple[float, float], dx: int = 3, dy: int = -3) -> QPoint:
    return scene.to_pixel(point).toPoint() + QPoint(dx, dy)


def test_a_click_near_a_minimizer_starts_exactly_there(
    scene: ContourScene, model: AppModel
) -> None:
    QTest.mouseClick(scene, LEFT, pos=_near(scene, MINIMIZER))
    assert model.document.starts == (MINIMIZER,)


def test_with_alt_a_click_starts_where_it_is(scene: ContourScene, model: AppModel) -> None:
    pixel = _near(scene, MINIMIZER)
    QTest.mouseClick(scene, LEFT, ALT, pixel)
    assert model.document.starts == (scene.to_point(QPointF(pixel)),)


def test_a_start_dragged_onto_a_line_keeps_its_other_coordinate(
    scene: ContourScene, model: AppModel
) -> None:
    x, y = model.document.starts[0]
    press = scene.to_pixel((x, y)).toPoint()
    end = _near(scene, (MINIMIZER[0], 4.6), dy=0)
    QTest.mousePress(scene, LEFT, pos=press)
    QTest.mouseMove(scene, end)
    assert model.document.starts[0][0] == MINIMIZER[0]
    assert model.document.starts[0][1] == pytest.approx(4.6, abs=0.1)
    shown = [scene._guides]
    QTest.mouseRelease(scene, LEFT, pos=end)
    assert [*shown, scene._guides] == [Guides(MINIMIZER[0], None), NO_GUIDES]


def test_a_click_snaps_to_a_saddle(
    scene: ContourScene, model: AppModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    saddle = CriticalPoint(Kind.SADDLE, Kind.SADDLE, SADDLE, 13.3, (-14.1, 97.5))
    frame = replace(model.frame, critical=CriticalPoints((saddle,)))
    monkeypatch.setattr(AppModel, "frame", property(lambda _: frame))
    with pytest.MonkeyPatch.context() as patch:
        told: list[object] = []
        patch.setattr(model, "set_start", told.append)
        QTest.mouseClick(scene, LEFT, pos=_near(scene, SADDLE))
    assert told == [SADDLE]


def test_a_point_out_of_view_draws_nothing_to_the_lines_through_it(
    scene: ContourScene, model: AppModel
) -> None:
    model.look_at(Bounds(1.0, 5.0, 10.0, 14.0))
    pixel = _near(scene, (MINIMIZER[0], 12.0), dx=2)
    QTest.mouseClick(scene, LEFT, pos=pixel)
    assert model.document.starts == (scene.to_point(QPointF(pixel)),)


def test_the_guides_of_a_click_go_by_themselves(qtbot: QtBot, scene: ContourScene) -> None:
    QTest.mouseClick(scene, LEFT, pos=_near(scene, MINIMIZER))
    assert scene._guides == Guides(*MINIMIZER)
    qtbot.waitUntil(lambda: scene._guides == NO_GUIDES)


def test_escape_takes_the_guides_away_with_the_drag(scene: ContourScene, model: AppModel) -> None:
    before, (x, y) = model.document, model.document.starts[0]
    QTest.mousePress(scene, LEFT, pos=scene.to_pixel((x, y)).toPoint())
    QTest.mouseMove(scene, _near(scene, MINIMIZER))
    shown = [scene._guides]
    QTest.keyClick(scene, Qt.Key.Key_Escape)
    assert [*shown, scene._guides] == [Guides(*MINIMIZER), NO_GUIDES]
    assert model.document == before
