import numpy as np

from gdviewer.core.isolines import isolines

AXIS = np.linspace(-1.0, 1.0, 101)
X, Y = np.meshgrid(AXIS, AXIS)


def test_lines_are_parted_by_rows_of_nan() -> None:
    lines = isolines(AXIS, AXIS, X**2 + Y**2, np.array([0.1, 0.5]))
    gaps = np.flatnonzero(np.isnan(lines[:, 0]))
    assert len(gaps) == 2
    assert gaps[-1] == len(lines) - 1


def test_points_along_a_straight_line_are_thinned_and_its_ends_stay() -> None:
    lines = isolines(AXIS, AXIS, X + 0.3 * Y, np.array([0.05]))
    points = lines[~np.isnan(lines[:, 0])]
    assert len(points) <= 67  # of the 131 crossings of the grid
    assert sorted(points[[0, -1], 1].tolist()) == [-1.0, 1.0]
    assert np.abs(points[:, 0] + 0.3 * points[:, 1] - 0.05).max() < 1e-12


def test_a_bend_keeps_its_points() -> None:
    lines = isolines(AXIS, AXIS, np.abs(X) + np.abs(Y), np.array([0.555]))
    corners = {tuple(np.round(point, 9)) for point in lines}
    assert {(0.0, 0.555), (0.555, 0.0), (0.0, -0.555), (-0.555, 0.0)} <= corners


def test_there_are_no_lines_next_to_what_is_not_finite() -> None:
    values = np.where(X < 0, np.nan, X**2 + Y**2)
    assert np.nanmin(isolines(AXIS, AXIS, values, np.array([0.3]))[:, 0]) >= 0.0
