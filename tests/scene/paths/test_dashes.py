"""Dashes go on from line to line, and leave short lines and long ways alone."""

from __future__ import annotations

import numpy as np
import pytest

from gdviewer.core.objective import Array
from gdviewer.scene.paths.dashes import dashed


def chain(*xs: float) -> tuple[Array, Array]:
    """Return the lines along x from each of ``xs`` to the next, and how far each is from x = 0."""
    edges = np.array(xs)
    zeros = np.zeros(len(edges) - 1)
    return np.column_stack((edges[:-1], zeros, edges[1:], zeros)), edges[:-1]


def test_a_line_is_cut_into_dashes_and_gaps() -> None:
    pieces, owners = dashed(*chain(0, 30), (9.0, 5.0))
    assert pieces[:, (0, 2)].tolist() == [[0, 9], [14, 23], [28, 30]]
    assert owners.tolist() == [0, 0, 0]


def test_a_dash_goes_on_beyond_the_end_of_a_line() -> None:
    pieces, owners = dashed(*chain(0, 20, 40), (9.0, 5.0))
    assert pieces[:, (0, 2)].tolist() == [[0, 9], [14, 20], [20, 23], [28, 37]]
    assert owners.tolist() == [0, 0, 1, 1]


def test_a_pattern_of_two_dashes_comes_in_its_order() -> None:
    pieces, _ = dashed(*chain(0, 40), (12.0, 4.0, 3.0, 4.0))
    assert pieces[:, (0, 2)].tolist() == [[0, 12], [16, 19], [23, 35], [39, 40]]


def test_a_line_within_a_gap_has_no_dash() -> None:
    pieces, owners = dashed(*chain(0, 10, 20, 30), (4.0, 20.0))
    assert owners.tolist() == [0, 2]
    assert pieces[:, (0, 2)].tolist() == [[0, 4], [24, 28]]


def test_lines_shorter_than_their_dots_and_those_of_a_long_way_stay_whole() -> None:
    short, begins = chain(*range(0, 60, 3))
    assert dashed(short, begins, (9.0, 5.0))[0].tolist() == short.tolist()
    line, _ = chain(0, 100)
    assert len(dashed(line, np.array([0.0]), (9.0, 5.0))[0]) == 8
    assert len(dashed(line, np.array([1e6]), (9.0, 5.0))[0]) == 1


@pytest.mark.parametrize("dash", [(9.0, 5.0), (12.0, 4.0, 3.0, 4.0), (4.0, 4.0)])
def test_the_dashes_of_any_walk_are_as_long_in_all_as_their_share(dash: tuple[float, ...]) -> None:
    steps = np.random.default_rng(2).normal(0, 60, (100, 2))
    points = np.cumsum(steps, axis=0)
    lines = np.hstack((points[:-1], points[1:]))
    lengths = np.hypot(*(lines[:, 2:] - lines[:, :2]).T)
    lines = lines[lengths > 10]
    lengths = lengths[lengths > 10]
    pieces, owners = dashed(lines, np.cumsum(lengths) - lengths, dash)
    drawn = np.hypot(*(pieces[:, 2:] - pieces[:, :2]).T).sum()
    assert drawn / lengths.sum() == pytest.approx(sum(dash[::2]) / sum(dash), rel=0.01)
    assert (np.diff(owners) >= 0).all()
