"""The arrow that stands for a playhead out of view."""

from __future__ import annotations

from itertools import count

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gdviewer.core.objective import Array
from gdviewer.export.figure import Figure
from gdviewer.export.picture import picture
from gdviewer.export.size import PictureSize
from gdviewer.scene.contour import ContourScene
from gdviewer.scene.paths import off_view
from gdviewer.scene.paths.off_view import Away, paint_off_view
from gdviewer.scene.picture import paint_markers
from gdviewer.scene.room import Room
from gdviewer.scene.text import write
from gdviewer.scene.theme import DARK, LIGHT, Theme
from gdviewer.scene.viewport import Viewport
from tests.scene.frames import BOUNDS, document_of, frame_of

pytestmark = pytest.mark.usefixtures("qapp")

VIEW = Viewport(BOUNDS, 50.0, 20.0, 600.0, 400.0)
GROUND = "#123456"


def painted(*paths: Array, theme: Theme = LIGHT) -> QImage:
    """Return the arrows of ``paths`` alone, on a ground of one color."""
    image = QImage(700, 460, QImage.Format.Format_RGB32)
    image.fill(QColor(GROUND))
    with QPainter(image) as painter:
        paint_off_view(painter, VIEW, map(Away, count(), paths), theme)
    return image


def places(image: QImage, color: str) -> Array:
    """Return the pixels of ``color``, ``(n, 2)``."""
    rgb = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.width())
    return np.argwhere(rgb == QColor(color).rgb())[:, ::-1].astype(np.float64)


@pytest.fixture
def texts(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what is written, as it is written."""
    written: list[str] = []

    def noted(painter: QPainter, text: str, x: float, y: float, theme: Theme) -> None:
        written.append(text)
        write(painter, text, x, y, theme)

    monkeypatch.setattr(off_view, "write", noted)
    return written


@pytest.mark.parametrize(
    ("end", "edge"),
    [
        ((3.1e4, -7.0), (645.0, 220.0)),
        ((-1e300, 0.0), (55.0, 220.0)),
        ((0.0, 1e308), (350.0, 25.0)),
        ((0.0, -5.0), (350.0, 415.0)),
    ],
)
def test_the_arrow_stands_at_the_edge_towards_the_point(
    end: tuple[float, float], edge: tuple[float, float]
) -> None:
    arrow = places(painted(np.array([(0.0, 0.0), end])), LIGHT.run_color(0))
    assert np.abs(arrow - edge).sum(axis=1).min() < 8


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("angle", np.linspace(0.0, 6.2, 9))
def test_all_of_it_is_inside_the_plot(angle: float, theme: Theme) -> None:
    end = 1e5 * np.array((np.cos(angle), np.sin(angle)))
    image = painted(np.array([(0.0, 0.0), end]), theme=theme)
    rgb = np.frombuffer(image.constBits(), np.uint32).reshape(460, 700)
    touched = np.argwhere(rgb != QColor(GROUND).rgb())
    assert touched[:, 1].min() >= 50
    assert touched[:, 1].max() <= 650
    assert touched[:, 0].min() >= 20
    assert touched[:, 0].max() <= 420
    assert len(places(image, theme.text)) > 20
    assert len(places(image, theme.card)) > 500


def test_the_position_is_written(texts: list[str]) -> None:
    painted(np.array([(0.0, 0.0), (31234.0, -7.0)]))
    assert texts == ["off view: (3.1×10⁴, −7)"]


@pytest.mark.parametrize("end", [(np.nan, 1.0), (np.inf, -np.inf)])
def test_a_point_that_is_no_number_lies_where_the_last_one_lay(
    texts: list[str], end: tuple[float, float]
) -> None:
    image = painted(np.array([(0.0, 0.0), (-1e6, 0.0), end]))
    assert places(image, LIGHT.run_color(0))[:, 0].min() < 65
    assert texts[0].startswith("off view: (")


def test_without_a_finite_point_it_points_up() -> None:
    image = painted(np.array([(np.nan, np.nan)]))
    assert places(image, LIGHT.run_color(0))[:, 1].min() < 35


def test_labels_do_not_cover_each_other() -> None:
    path = np.array([(0.0, 0.0), (1e4, 30.0)])
    image = painted(path, path * 1.001, path * 1.002)
    one = len(places(painted(path), LIGHT.card))
    assert len(places(image, LIGHT.card)) > 2.8 * one


def test_a_label_does_not_cover_the_start() -> None:
    far, start = np.array([(2.4, 0.0), (1e4, 0.0)]), (2.2, 0.0)
    bare = document_of(starts=((9.0, 9.0),))
    with_start = document_of(starts=(start,))
    images = []
    for document in (bare, with_start):
        image = QImage(700, 460, QImage.Format.Format_RGB32)
        image.fill(QColor(GROUND))
        with QPainter(image) as painter:
            paint_markers(painter, VIEW, frame_of(document, far), LIGHT)
        images.append(image)
    under = VIEW.to_pixels(np.array(start)).astype(int).tolist()
    colors = [image.pixelColor(*under).name() for image in images]
    assert colors[0] != GROUND
    assert colors[1] == GROUND


def test_a_label_keeps_off_what_lies_over_the_scene(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    labels: list[QPointF] = []

    def noted(painter: QPainter, text: str, x: float, y: float, theme: Theme) -> None:
        labels.append(QPointF(x, y))
        write(painter, text, x, y, theme)

    monkeypatch.setattr(off_view, "write", noted)
    scene = ContourScene()
    qtbot.addWidget(scene)
    scene.resize(700, 500)
    scene.apply(None, frame_of(document_of(), np.array([(0.0, 0.0), (900.0, 1.0)])))
    with qtbot.waitExposed(scene):
        scene.show()
    qtbot.waitUntil(lambda: bool(labels))
    legend = QWidget(scene)
    legend.setGeometry(QRectF(labels[-1].x() - 40, labels[-1].y() - 30, 80, 60).toRect())
    legend.show()
    scene.repaint()
    assert not legend.geometry().contains(labels[-1].toPoint())
    legend.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    scene.repaint()
    assert legend.geometry().contains(labels[-1].toPoint())


def test_only_a_playhead_out_of_view_has_an_arrow(texts: list[str]) -> None:
    for end in ((1.0, 1.0), (900.0, 1.0)):
        frame = frame_of(document_of(), np.array([(0.0, 0.0), end]))
        image = QImage(700, 460, QImage.Format.Format_RGB32)
        with QPainter(image) as painter:
            paint_markers(painter, VIEW, frame, LIGHT)
    assert texts == ["off view: (900, 1)"]


def test_an_exported_picture_has_it(texts: list[str]) -> None:
    frame = frame_of(document_of(), np.array([(0.0, 0.0), (900.0, 1.0)]))
    picture(frame, Figure(PictureSize(400, 300)))
    assert texts == ["off view: (900, 1)"]


def test_the_label_grows_with_the_picture() -> None:
    path = np.array([(0.0, 0.0), (1e4, 30.0)])
    large = painted(path, theme=LIGHT.scaled(2.0))
    assert len(places(large, LIGHT.card)) > 3 * len(places(painted(path), LIGHT.card))


def test_a_point_in_the_middle_of_the_view_has_a_direction_too() -> None:
    middle = QPointF(350.0, 220.0)
    path = np.array([VIEW.to_point(middle.x(), middle.y()), (np.nan, 0.0)])
    assert len(places(painted(path), LIGHT.run_color(0))) > 20


def test_many_paths_have_an_arrow_each_and_the_first_eight_a_label(
    texts: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[QRectF] = []
    is_free = Room.is_free

    def noted(room: Room, place: QRectF) -> bool:
        asked.append(place)
        return is_free(room, place)

    monkeypatch.setattr(Room, "is_free", noted)
    path = np.array([(0.0, 0.0), (1e4, 30.0)])
    painted(*[path * (1 + index / 1000) for index in range(100)])
    assert len(texts) == 8
    assert len(asked) < 8 * 40


def test_runs_that_left_together_do_not_hide_each_others_arrows() -> None:
    path = np.array([(0.0, 0.0), (1e4, 30.0)])
    image = painted(path, path * 1.001, path * 1.002)
    sizes = [len(places(image, LIGHT.run_color(run))) for run in range(3)]
    alone = len(places(painted(path), LIGHT.run_color(0)))
    assert min(sizes) > 0.8 * alone


def test_the_label_names_the_run_among_several_and_counts_its_starts(texts: list[str]) -> None:
    path = np.array([(0.0, 0.0), (1e4, 0.0)])
    image = QImage(700, 460, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        twice, other = [Away(0, path, "Adam")] * 2, Away(1, path * (-1.0, 1.0), "Momentum")
        paint_off_view(painter, VIEW, [*twice, other], LIGHT)
    assert texts == ["Adam: 2 starts", "Momentum: (−10⁴, 0)"]
