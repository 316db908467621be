"""Dashes along smooth lines: evenly spaced, on the line, and none from one line to the next."""

from __future__ import annotations

import numpy as np
import pytest

from gdviewer.core.bounds import Bounds
from gdviewer.scene.marks.dashes import dashes_through
from gdviewer.scene.viewport import Viewport

VIEW = Viewport(Bounds(0.0, 200.0, 0.0, 200.0), 0.0, 0.0, 200.0, 200.0)
GAP = np.full((1, 2), np.nan)


def test_dashes_along_many_short_pieces_are_as_long_as_along_one() -> None:
    x = np.linspace(0.0, 100.0, 400)
    dashes = dashes_through(VIEW, np.column_stack((x, np.full(400, 50.0))), 1.0)
    assert np.hypot(*(dashes[:, 2:] - dashes[:, :2]).T) == pytest.approx(6.0)
    assert np.diff(dashes[:, 0]) == pytest.approx(10.0)
    assert dashes[:, 1] == pytest.approx(150.0)


def test_no_dash_leads_from_one_line_to_the_next() -> None:
    lines = np.concatenate([[(0.0, 10.0), (55.0, 10.0)], GAP, [(0.0, 90.0), (55.0, 90.0)], GAP])
    dashes = dashes_through(VIEW, lines, 1.0)
    assert len(dashes) > 8
    assert (dashes[:, 1] == dashes[:, 3]).all()


def test_lines_that_go_beyond_all_are_cut_at_the_edge() -> None:
    steep = np.array([(0.0, 0.0), (100.0, 1e300), (150.0, np.inf), (np.nan, np.nan)])
    dashes = dashes_through(VIEW, steep, 1.0)
    assert 0 < len(dashes) < 100
    assert ((dashes >= 0) & (dashes <= 200)).all()
