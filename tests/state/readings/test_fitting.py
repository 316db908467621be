"""Bounds that show the paths."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from gdviewer.core.bounds import Bounds
from gdviewer.core.objective import Array
from gdviewer.state.frame import Frame
from gdviewer.state.readings.fitting import path_bounds
from tests.scene.frames import document_of, frame_of

HOME = Bounds(-3.0, 3.0, -2.0, 2.0)


def frame_through(*paths: Array) -> Frame:
    start = tuple(paths[0][0].tolist())
    return frame_of(document_of(starts=(start,), home=HOME), *paths)


def has(bounds: Bounds, x: float, y: float) -> bool:
    return bounds.xmin < x < bounds.xmax and bounds.ymin < y < bounds.ymax


def test_all_of_every_path_is_shown_with_a_margin() -> None:
    bounds = path_bounds(
        frame_through(np.array([[50.0, 1], [48, 9]]), np.array([[50.0, 1], [55, 0]]))
    )
    assert has(bounds, 50, 1)
    assert has(bounds, 48, 9)
    assert has(bounds, 55, 0)
    assert bounds.width < 10
    assert bounds.height < 12


@pytest.mark.parametrize("far", [1e6, 1e308, np.inf, np.nan])
def test_of_a_run_that_diverges_no_more_than_20_times_the_bounds_is_shown(far: float) -> None:
    path = np.array([[1.0, 1.0], [-5e3, 2.0], [5e4, 1.5], [-far, far]])
    bounds = path_bounds(frame_through(path))
    assert bounds.width == pytest.approx(20 * HOME.width)
    assert bounds.height <= 20 * HOME.height * 1.0001
    assert has(bounds, 1.0, 1.0)


def test_a_run_that_only_leaves_to_one_side_is_shown_on_that_side() -> None:
    bounds = path_bounds(frame_through(np.array([[1.0, 1.0], [1e9, 1.0]])))
    assert bounds.xmax > 50
    assert bounds.xmin > -20


def test_what_lies_beyond_the_playhead_does_not_count() -> None:
    frame = frame_through(np.array([[0.0, 0.0], [1.0, 1.0], [70.0, 1.0]]))
    assert path_bounds(replace(frame, playhead=1)).width < 2
    assert path_bounds(frame).width > 70


def test_at_step_0_the_path_to_come_is_shown() -> None:
    frame = frame_through(np.array([[0.0, 0.0], [1.0, 1.0], [70.0, 1.0]]))
    assert path_bounds(replace(frame, playhead=0)) == path_bounds(frame)


@pytest.mark.parametrize("step", [0.0, 1e-16, 1e-9])
def test_a_path_that_stands_still_has_an_extent_that_axes_can_show(step: float) -> None:
    bounds = path_bounds(frame_through(np.array([[40.0, 1.0], [40.0 + step, 1.0]])))
    assert has(bounds, 40.0, 1.0)
    assert bounds.width > 1e-8
    assert bounds.height > 1e-8


def test_the_path_of_one_variable_is_shown_along_its_axis() -> None:
    frame = frame_of(document_of("x^2", starts=((50.0, 7.0),), home=HOME), np.array([[50.0], [41]]))
    bounds = path_bounds(frame)
    assert bounds.xmin < 41.0
    assert bounds.xmax > 50.0
    assert bounds.width < 12
