import gc
import weakref
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from msgspec import structs
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gdviewer.core.bounds import Bounds
from gdviewer.core.objective import Array
from gdviewer.core.sampling import sample
from gdviewer.scene import contour
from gdviewer.scene.contour import FOLLOWS_CURSOR, ContourScene
from gdviewer.scene.ground.isoline_labels import IsolineLabel
from gdviewer.scene.layout import Layout
from gdviewer.scene.paths import paths
from gdviewer.scene.paths.brush import Brush
from gdviewer.scene.paths.picture import PathPicture
from gdviewer.scene.picture import paint_ground
from gdviewer.scene.theme import DARK, LIGHT, Theme
from gdviewer.scene.viewport import Viewport
from gdviewer.state.frame import Frame
from tests.scene.frames import BOUNDS, document_of, frame_of, trajectory_of

PATH = np.array([[-2.0, 1.0], [-1.0, 0.5], [-0.5, 0.0], [0.5, 0.2]])


@pytest.fixture
def scene(qtbot: QtBot) -> ContourScene:
    made = ContourScene()
    qtbot.addWidget(made)
    made.resize(700, 500)
    return made


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of what is drawn anew, as it is drawn."""
    names: list[str] = []

    def noted(
        painter: QPainter,
        layout: Layout,
        frame: Frame,
        theme: Theme,
        hairline: float,
        labels: Sequence[IsolineLabel],
    ) -> None:
        names.append("ground")
        paint_ground(painter, layout, frame, theme, hairline, labels)

    class NotedPicture(PathPicture):
        def __init__(
            self, viewport: Viewport, brushes: Mapping[int, Brush], resolution: float
        ) -> None:
            names.append("path")
            super().__init__(viewport, brushes, resolution)

    monkeypatch.setattr(contour, "paint_ground", noted)
    monkeypatch.setattr(paths, "PathPicture", NotedPicture)
    return names


def shown(scene: ContourScene, *points: Array, **document: Any) -> Frame:
    """Show a frame with a field, and return it."""
    frame = frame_of(document_of(**document), *points)
    scene.apply(None, frame)
    assert frame.facts.objective is not None
    field = sample(frame.facts.objective, scene.view_bounds(), 64, 64)
    whole = replace(frame, field=field)
    scene.apply(frame, whole)
    return whole


def image_of(scene: ContourScene) -> QImage:
    return scene.grab().toImage()


def has_color(image: QImage, color: str, least: int = 20) -> bool:
    """Whether ``least`` pixels have just this color."""
    pixels = np.frombuffer(image.convertToFormat(QImage.Format.Format_RGB32).constBits(), np.uint32)
    return int((pixels == QColor(color).rgb()).sum()) >= least


def test_the_wanted_bounds_are_in_view_at_one_scale(scene: ContourScene) -> None:
    shown(scene)
    view, plot = scene.view_bounds(), scene.plot_rect()
    assert view.xmin <= BOUNDS.xmin
    assert view.ymax >= BOUNDS.ymax
    assert view.width / plot.width() == pytest.approx(view.height / plot.height())


def test_a_point_and_its_pixel_are_inverse(scene: ContourScene) -> None:
    shown(scene)
    assert scene.to_point(scene.to_pixel((0.7, -1.1))) == pytest.approx((0.7, -1.1))
    center = scene.to_pixel(scene.view_bounds().center)
    assert (center - QPointF(scene.plot_rect().center())).manhattanLength() <= 2


def test_the_surface_the_path_and_the_playhead_are_seen(scene: ContourScene) -> None:
    shown(scene, PATH)
    image = image_of(scene)
    assert has_color(image, LIGHT.run_color(0))
    assert has_color(image, LIGHT.halo)
    assert has_color(image, LIGHT.card)
    assert image.pixelColor(scene.to_pixel((0.5, 0.2)).toPoint()) == QColor(LIGHT.run_color(0))


def test_known_minimizers_are_stars(scene: ContourScene) -> None:
    shown(scene)
    assert not has_color(image_of(scene), LIGHT.star)
    shown(scene, problem="himmelblau", bounds=Bounds(-5.0, 5.0, -5.0, 5.0))
    assert has_color(image_of(scene), LIGHT.star)


def test_a_later_playhead_draws_neither_ground_nor_path_again(
    scene: ContourScene, drawn: list[str]
) -> None:
    frame = shown(scene, PATH)
    before = image_of(scene)
    drawn.clear()
    scene.apply(frame, replace(frame, playhead=1))
    assert image_of(scene) != before
    assert drawn == []


def test_another_path_draws_paths_only(scene: ContourScene, drawn: list[str]) -> None:
    frame = shown(scene, PATH, PATH + 0.5)
    image_of(scene)
    drawn.clear()
    first, second = frame.paths
    moved = replace(frame, paths=(replace(first, generation=7), second))
    scene.apply(frame, moved)
    image_of(scene)
    assert drawn == ["path", "path"]  # its own, and that of those it has left


def test_another_field_draws_the_ground_only(scene: ContourScene, drawn: list[str]) -> None:
    frame = shown(scene, PATH)
    image_of(scene)
    drawn.clear()
    assert frame.facts.objective is not None
    finer = sample(frame.facts.objective, scene.view_bounds(), 90, 90)
    scene.apply(frame, replace(frame, field=finer))
    image_of(scene)
    assert drawn == ["ground"]


def test_the_values_of_isolines_are_placed_anew_where_a_path_comes_to_one_alone(
    scene: ContourScene, drawn: list[str]
) -> None:
    frame = shown(scene, PATH[:1], bounds=BOUNDS, shows_isoline_labels=True)
    image_of(scene)
    drawn.clear()
    near = replace(frame, paths=(replace(frame.paths[0], trajectory=trajectory_of(PATH + 1e-3)),))
    scene.apply(frame, replace(near, paths=(replace(near.paths[0], length=1),)))
    image_of(scene)
    assert drawn == []
    crossed = np.array([PATH[0], *np.random.default_rng(0).uniform(-2, 2, (40, 2))])
    path = replace(frame.paths[0], trajectory=trajectory_of(crossed), length=len(crossed))
    scene.apply(frame, replace(frame, paths=(path,)))
    image_of(scene)
    assert "ground" in drawn


@pytest.mark.parametrize("follows_cursor", [False, True])
def test_a_widget_that_stays_over_the_scene_hides_no_value_of_an_isoline(
    scene: ContourScene, drawn: list[str], follows_cursor: bool
) -> None:
    shown(scene, PATH, shows_isoline_labels=True)
    over = QWidget(scene)
    over.setProperty(FOLLOWS_CURSOR, follows_cursor)
    over.setGeometry(100, 50, 300, 200)
    over.show()
    scene.show()
    image_of(scene)
    drawn.clear()
    over.move(250, 200)
    image_of(scene)
    assert drawn == ([] if follows_cursor else ["ground"])


def test_another_view_draws_all_again(scene: ContourScene, drawn: list[str], qtbot: QtBot) -> None:
    shown(scene, PATH)
    image_of(scene)
    drawn.clear()
    with qtbot.waitSignal(scene.view_changed):
        scene.set_view(Bounds(-1.0, 1.0, -1.0, 1.0))
    image_of(scene)
    assert sorted(drawn) == ["ground", "path"]


def test_a_frame_that_wants_other_bounds_moves_the_view(scene: ContourScene) -> None:
    frame = shown(scene)
    document = structs.replace(frame.document, bounds=Bounds(5.0, 6.0, 5.0, 6.0))
    scene.apply(frame, replace(frame, document=document))
    assert scene.view_bounds().center == pytest.approx((5.5, 5.5))


def test_a_view_that_a_hand_has_moved_stays_while_a_run_goes_on(scene: ContourScene) -> None:
    frame = shown(scene, PATH)
    scene.set_view(Bounds(5.0, 6.0, 5.0, 6.0))
    scene.apply(frame, replace(frame, playhead=1))
    assert scene.view_bounds().center == pytest.approx((5.5, 5.5))


def test_the_dark_theme_colors_everything(scene: ContourScene) -> None:
    shown(scene, PATH)
    scene.set_theme(DARK)
    image = image_of(scene)
    assert image.pixelColor(1, 1) == QColor(DARK.card)
    assert has_color(image, DARK.run_color(0))
    assert not has_color(image, LIGHT.run_color(0))


def test_a_surface_whose_text_is_wrong_is_veiled(scene: ContourScene) -> None:
    frame = shown(scene)
    clear = image_of(scene)
    wrong = frame_of(document_of("x^2 + "))
    scene.apply(frame, replace(frame, facts=replace(wrong.facts, objective=frame.facts.objective)))
    assert scene.plot_rect().contains(100, 100)
    assert image_of(scene).pixelColor(100, 100).lightness() > clear.pixelColor(100, 100).lightness()


def test_where_nothing_is_defined_nothing_is_painted(scene: ContourScene) -> None:
    shown(scene, expression="log(x) + y")
    undefined = scene.to_pixel((-2.0, 0.3)).toPoint()
    assert image_of(scene).pixelColor(undefined) == QColor(LIGHT.card)


@pytest.mark.parametrize("edge", [1e308, 1e300, 1e-308])
def test_no_range_breaks_the_view(scene: ContourScene, edge: float) -> None:
    shown(scene, PATH * 1e305, bounds=Bounds(-edge, edge, -edge, edge))
    view = scene.view_bounds()
    assert np.isfinite([view.width, view.height, *view.center]).all()
    image_of(scene)


def test_a_run_that_diverges_leaves_through_the_edge(scene: ContourScene) -> None:
    shown(scene, np.array([[0.0, 0.0], [1.0, 0.0], [np.inf, 0.0], [np.nan, 0.0]]))
    plot = scene.plot_rect()
    edge = QPointF(plot.right() - 3, scene.to_pixel((0.0, 0.0)).y()).toPoint()
    assert image_of(scene).pixelColor(edge) == QColor(LIGHT.run_color(0))


def is_ink(color: QColor) -> bool:
    """Whether it is the color of the first run, but for rounding where it was painted in parts."""
    wanted = QColor(LIGHT.run_color(0))
    apart = (
        color.red() - wanted.red(),
        color.green() - wanted.green(),
        color.blue() - wanted.blue(),
    )
    return max(map(abs, apart)) <= 3


def test_a_long_path_is_drawn_in_slices_until_it_is_whole(
    scene: ContourScene, qtbot: QtBot
) -> None:
    noise = np.random.default_rng(2).uniform((-3, -2), (3, 2), (30_000, 2))
    shown(scene, noise)
    scene.show()
    scene.repaint()
    assert not scene.is_settled
    qtbot.waitUntil(lambda: scene.is_settled, timeout=60_000)
    assert is_ink(image_of(scene).pixelColor(scene.plot_rect().center()))


def test_a_long_path_stays_in_sight_while_the_view_moves(scene: ContourScene, qtbot: QtBot) -> None:
    noise = np.random.default_rng(2).uniform((-3, -2), (3, 2), (30_000, 2))
    shown(scene, noise)
    scene.show()
    qtbot.waitUntil(lambda: scene.is_settled, timeout=60_000)
    scene.set_view(Bounds(-1.5, 1.5, -1.0, 1.0))
    image = image_of(scene)
    assert not scene.is_settled
    assert is_ink(image.pixelColor(scene.plot_rect().center()))


def test_the_smallest_scene_can_be_painted(scene: ContourScene) -> None:
    shown(scene, PATH)
    scene.setMinimumSize(QSize(1, 1))
    scene.resize(1, 1)
    image_of(scene)


@pytest.mark.usefixtures("qapp")
def test_a_closed_scene_is_gone() -> None:
    scene = ContourScene()
    frame = shown(scene, PATH)
    scene.show()
    scene.repaint()
    gone = weakref.ref(scene)
    scene.close()
    scene.deleteLater()
    QCoreApplication.sendPostedEvents(scene, QEvent.Type.DeferredDelete.value)
    del scene, frame
    gc.collect()
    assert gone() is None


def test_the_numbers_beside_the_bar_cannot_make_the_view_swing(scene: ContourScene) -> None:
    wide = shown(scene, expression="1234.5678 + 1e-3*(x^2 + y^2)")
    view = scene.view_bounds()
    narrow = frame_of(document_of("x^2 + y^2"))
    assert narrow.facts.objective is not None
    field = sample(narrow.facts.objective, view, 64, 64)
    scene.apply(wide, replace(narrow, field=field))
    assert scene.view_bounds() == view  # though the numbers are shorter now
    elsewhere = structs.replace(narrow.document, bounds=Bounds(-9, 9, -9, 9))
    scene.apply(narrow, replace(narrow, document=elsewhere, field=field))
    assert scene.view_bounds().width > 18
