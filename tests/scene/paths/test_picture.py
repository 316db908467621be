import time

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from gdviewer.core.bounds import Bounds
from gdviewer.core.objective import Array
from gdviewer.scene.paths.brush import Brush
from gdviewer.scene.paths.path_strokes import Track
from gdviewer.scene.paths.picture import PathPicture
from gdviewer.scene.theme import LIGHT
from gdviewer.scene.viewport import Viewport
from tests.scene.pixels import blue_of

pytestmark = pytest.mark.usefixtures("qapp")

VIEW = Viewport(Bounds(0.0, 200.0, 0.0, 150.0), left=20.0, top=10.0, width=200.0, height=150.0)
BRUSH = Brush.of(LIGHT, 0)
FOREVER = float("inf")


def zigzag(steps: int) -> Array:
    """Return a path that crosses the view at each step, and so costs a lot."""
    step = np.arange(steps)
    return np.column_stack((10 + 180.0 * (step % 2), 140 - 130 * step / steps))


def tracks(*paths: Array, is_complete: bool = True) -> dict[int, Track]:
    """Return the tracks of paths whose generations are 0, 1 and so on."""
    return {
        generation: Track(points, is_complete, lambda steps: steps.astype(np.float64))
        for generation, points in enumerate(paths)
    }


def fresh(resolution: float = 1.0) -> PathPicture:
    """Return the picture of one path, before any work."""
    return PathPicture(VIEW, {0: BRUSH}, resolution)


def picture_of(points: Array, resolution: float = 1.0) -> PathPicture:
    picture = fresh(resolution)
    picture.work(tracks(points), FOREVER)
    assert not picture.has_work(tracks(points))
    return picture


def painted(picture: PathPicture, *steps: int, resolution: float = 1.0) -> Array:
    """Return how red each pixel is not: 255 on the ground, less on the path."""
    image = QImage(240, 170, QImage.Format.Format_RGB32)
    image = image.scaled(image.size() * resolution)
    image.setDevicePixelRatio(resolution)
    image.fill(0)
    with QPainter(image) as painter:
        painter.setClipRect(20, 10, 200, 150)
        picture.paint(painter, dict(enumerate(steps)))
    return blue_of(image).astype(np.float64)


def test_a_path_that_is_kept_looks_like_one_that_is_painted_afresh() -> None:
    points = zigzag(600)
    long, short = picture_of(points), picture_of(points[:41])
    difference = np.abs(painted(long, 40) - painted(short, 40))
    assert painted(short, 40).max() > 100
    assert difference.max() <= 255 / 4
    assert difference.mean() < 1.0


@pytest.mark.parametrize("resolution", [1.0, 1.5, 2.0])
def test_any_step_looks_the_same_whichever_way_the_playhead_came(resolution: float) -> None:
    picture = picture_of(zigzag(900), resolution)
    forward = {step: painted(picture, step, resolution=resolution) for step in (5, 100, 450, 899)}
    for step in (450, 5, 899, 100):
        assert (painted(picture, step, resolution=resolution) == forward[step]).all()
    assert (forward[899] != forward[450]).any()


def test_a_few_steps_more_add_their_lines_only() -> None:
    picture = picture_of(zigzag(900))
    before, after = painted(picture, 800), painted(picture, 804)
    rows = np.flatnonzero((before != after).any(axis=1))
    assert rows.size
    assert np.ptp(rows) < 12


def test_the_work_comes_in_slices_that_end_soon_after_their_deadline() -> None:
    picture, points = fresh(), zigzag(5000)
    slices = 0
    while picture.has_work(tracks(points)):
        picture.work(tracks(points), deadline=time.perf_counter())
        slices += 1
    assert slices > 3
    assert picture.shows({0: 4999})


def test_work_for_a_step_ends_as_soon_as_it_can_be_shown() -> None:
    picture, points = fresh(), zigzag(200)
    picture.work(tracks(points), FOREVER, until={0: 150})
    assert picture.shows({0: 150})
    assert picture.has_work(tracks(points))
    line = QColor(BRUSH.color).blue()
    early = np.abs(painted(picture, 150) - line) <= 3
    picture.work(tracks(points), FOREVER)
    late = np.abs(painted(picture, 150) - line) <= 3
    assert early.sum() > 1000
    assert (early != late).sum() < 0.02 * early.sum()


def test_a_step_is_not_shown_before_its_work_is_done() -> None:
    points = np.random.default_rng(5).uniform((0, 0), (200, 150), (30_000, 2))
    picture = fresh()
    assert not picture.shows({0: 0})
    picture.work(tracks(points), deadline=0.0)
    assert picture.shows({0: 3})
    assert not picture.shows({0: 4999})
    picture.work(tracks(points), FOREVER)
    assert picture.shows({0: 4999})


def test_a_path_goes_on_where_it_was() -> None:
    points = zigzag(1200)
    picture = fresh()
    for length in (1, 2, 300, 301, 1200):
        picture.work(tracks(points[:length], is_complete=length == 1200), FOREVER)
    assert (painted(picture, 1100) == painted(picture_of(points), 1100)).all()


def test_noise_over_the_whole_view_soon_adds_nothing() -> None:
    points = np.random.default_rng(5).uniform((0, 0), (200, 150), (30_000, 2))
    picture = picture_of(points)
    assert len(picture._paths[0].strokes) < 20_000
    inside = painted(picture, 29_999)[15:155, 25:215]
    assert np.ptp(inside) <= 10


def test_several_paths_are_kept_together_and_shown_at_any_steps() -> None:
    paths = [zigzag(600), zigzag(600)[::-1].copy(), zigzag(300) * 0.7]
    picture = PathPicture(VIEW, dict.fromkeys(range(3), BRUSH), 1.0)
    picture.work(tracks(*paths), FOREVER)
    assert not picture.has_work(tracks(*paths))
    forward = {step: painted(picture, step, step, min(step, 299)) for step in (3, 200, 599)}
    for step in (200, 3, 599, 200):
        assert (painted(picture, step, step, min(step, 299)) == forward[step]).all()
    alone = [picture_of(points) for points in paths]
    covered = [painted(one, step) > 0 for one, step in zip(alone, (200, 200, 200), strict=True)]
    together = forward[200] > 0
    assert (np.logical_or.reduce(covered) == together).mean() > 0.97


def test_paths_need_not_be_shown_up_to_one_playhead() -> None:
    paths = [zigzag(600), zigzag(600)[::-1].copy()]
    picture = PathPicture(VIEW, {0: BRUSH, 1: BRUSH}, 1.0)
    picture.work(tracks(*paths), FOREVER)
    apart = painted(picture, 30, 0)
    assert ((apart > 0) == (painted(picture_of(paths[0]), 30) > 0)).mean() > 0.99


def test_a_path_that_goes_on_holds_back_no_other() -> None:
    short, long = zigzag(50), zigzag(900)
    picture = PathPicture(VIEW, {0: BRUSH, 1: BRUSH}, 1.0)
    picture.work(tracks(short, long, is_complete=False), FOREVER)
    assert picture.shows({0: 49, 1: 60})
    done = tracks(short, long)
    picture.work(done, FOREVER)
    assert picture.shows({0: 49, 1: 899})
