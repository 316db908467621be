"""Which points of a line are drawn."""

from __future__ import annotations

import numpy as np

from gdviewer.core.objective import Array
from gdviewer.scene.paths.thinning import thinned


def distance_to(line: Array, points: Array) -> float:
    """Return how far ``points`` are from ``line``, which goes from left to right, at most."""
    return float(np.abs(np.interp(points[:, 0], line[:, 0], line[:, 1]) - points[:, 1]).max())


def test_a_straight_line_needs_few_points() -> None:
    x = np.linspace(0.0, 1000.0, 1025)
    few = thinned(np.column_stack((x, 2.0 * x)))
    assert len(few) < 20
    assert few[[0, -1]].tolist() == [[0.0, 0.0], [1000.0, 2000.0]]


def test_a_curve_stays_where_it_was() -> None:
    x = np.linspace(0.0, 800.0, 1601)
    curve = np.column_stack((x, 300.0 * np.sin(x / 60.0)))
    few = thinned(curve)
    assert len(few) < len(curve) / 5
    assert distance_to(few, curve) < 0.5


def test_a_peak_a_spike_and_a_gap_stay() -> None:
    line = np.column_stack((np.arange(9.0), np.zeros(9)))
    peak, gap = line.copy(), line.copy()
    peak[5, 1] = 3.0
    gap[5] = np.nan
    assert [5.0, 3.0] in thinned(peak).tolist()
    assert np.isnan(thinned(gap)).any(axis=1).sum() == 1
    spike = np.array([(1.0, 0.0), (1.0, 100.0), (1.0, 50.0)])
    assert len(thinned(spike)) == 3
