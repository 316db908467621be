import numpy as np
import pytest

from gdviewer.core.bounds import Bounds
from gdviewer.core.objective import Array
from gdviewer.scene.paths.cover import Cover
from gdviewer.scene.paths.strokes import Strokes
from gdviewer.scene.viewport import Viewport

VIEW = Viewport(Bounds(0.0, 100.0, 0.0, 100.0), left=0.0, top=0.0, width=100.0, height=100.0)


def strokes_of(*chunks: Array, margin: float = 0.0) -> Strokes:
    strokes = Strokes(VIEW, 1.0, margin)
    for chunk in chunks:
        strokes.extend(chunk)
    return strokes


def test_every_point_of_a_wide_path_is_a_dot_and_every_step_a_line() -> None:
    strokes = strokes_of(np.array([[10.5, 10.5], [20.5, 10.5], [20.5, 30.5]]))
    assert strokes.lines(0, 3).tolist() == [
        [10.5, 89.5, 10.5, 89.5],
        [10.5, 89.5, 20.5, 89.5],
        [20.5, 89.5, 20.5, 69.5],
    ]
    assert strokes.dots(0, 3).tolist() == [[10.5, 89.5], [20.5, 89.5], [20.5, 69.5]]


def test_lines_between_the_same_two_pixels_are_one() -> None:
    there_and_back = np.array([[10.2, 50.0], [80.7, 50.0]] * 500)
    assert len(strokes_of(there_and_back)) == 2
    assert len(strokes_of(there_and_back, there_and_back)) == 2


def test_points_that_follow_each_other_in_one_pixel_are_one() -> None:
    creeping = np.column_stack((np.linspace(10.0, 14.999, 5000), np.full(5000, 50.5)))
    assert len(strokes_of(creeping)) == 5


def test_it_does_not_matter_how_the_points_come() -> None:
    walk = np.cumsum(np.random.default_rng(1).normal(0, 3, (400, 2)), axis=0) + 50
    whole, parts = strokes_of(walk), strokes_of(*np.array_split(walk, 7))
    assert whole.lines(0, len(whole)).tolist() == parts.lines(0, len(parts)).tolist()


def test_strokes_are_counted_by_the_step_that_draws_them() -> None:
    strokes = strokes_of(np.array([[10.5, 10.5], [10.6, 10.5], [30.5, 10.5], [50.5, 10.5]]))
    assert [strokes.count(step) for step in range(4)] == [1, 1, 2, 3]


def test_a_path_that_leaves_the_view_is_cut_and_has_no_dot_at_the_edge() -> None:
    strokes = strokes_of(np.array([[50.0, 50.0], [150.0, 50.0], [np.inf, -np.inf], [50.0, 60.0]]))
    assert strokes.lines(1, 2).tolist() == [[50.0, 50.0, 100.0, 50.0]]
    assert strokes.dots(0, len(strokes)).tolist() == [[50.0, 50.0], [50.0, 40.0]]


def test_a_path_that_returns_from_beyond_every_bound_comes_from_there() -> None:
    strokes = strokes_of(np.array([[50.0, 50.0], [50.0, -1e300], [70.0, 60.0]]))
    assert strokes.lines(1, 3).tolist() == [[50.0, 50.0, 50.0, 100.0], [70.0, 100.0, 70.0, 40.0]]


def test_nan_ends_a_line_and_draws_nothing() -> None:
    strokes = strokes_of(np.array([[10.5, 10.5], [np.nan, 10.5]]))
    assert len(strokes) == 1


def test_what_costs_more_is_affordable_in_fewer_strokes() -> None:
    wide = strokes_of(np.column_stack((np.tile([5.5, 95.5], 50), np.arange(100.0))))
    narrow = strokes_of(np.column_stack((np.tile([5.5, 9.5], 50), np.arange(100.0))))
    assert wide.affordable(0, 300.0) < narrow.affordable(0, 300.0)
    assert wide.affordable(3, 0.0) == 4
    assert wide.cost(0, 100) == pytest.approx(wide.cost(0, 40) + wide.cost(40, 100))


def test_strokes_on_what_is_covered_are_left_out() -> None:
    covered = np.zeros((100, 100), np.bool_)
    covered[:, :60] = True
    strokes = Strokes(VIEW, 1.0, margin=2.0)
    strokes.extend(np.array([[10.5, 10.5], [50.5, 80.5], [80.5, 80.5]]), Cover(covered))
    assert strokes.lines(0, len(strokes)).tolist() == [[50.5, 19.5, 80.5, 19.5]]


def test_markers_stand_on_iterates_at_least_their_spacing_apart() -> None:
    points = np.column_stack((np.arange(0.5, 100.0, 3.0), np.full(34, 50.0)))
    strokes = Strokes(VIEW, 1.0, 0.0, spacing=20.0)
    for chunk in np.array_split(points, 5):
        strokes.extend(chunk)
    markers = strokes.markers(0, len(strokes))
    assert markers[:, 0].tolist() == [21.5, 42.5, 60.5, 81.5]
    assert strokes.markers(0, 15).tolist() == markers[:2].tolist()


def test_the_markers_of_a_long_way_are_few() -> None:
    points = np.random.default_rng(4).uniform(0, 100, (20_000, 2))
    strokes = Strokes(VIEW, 1.0, 0.0, spacing=20.0)
    strokes.extend(points)
    assert 100 < len(strokes.markers(0, len(strokes))) < 400


def test_a_dashed_path_has_the_dots_of_a_plain_one_after_each_of_its_steps() -> None:
    walk = np.cumsum(np.random.default_rng(1).normal(0, 9, (60, 2)), axis=0) + 50
    plain, dashed = Strokes(VIEW, 1.0, 0.0), Strokes(VIEW, 1.0, 0.0, (9.0, 5.0))
    for strokes in (plain, dashed):
        strokes.extend(walk)
    assert len(dashed) > len(plain)
    for step in (0, 1, 30, 59):
        counts = [strokes.count(step) for strokes in (plain, dashed)]
        assert plain.dots(0, counts[0]).tolist() == dashed.dots(0, counts[1]).tolist()
