import numpy as np

from gdviewer.core.isolines import isolines

AXIS = np.linspace(-1.0, 1.0, 101)
X, Y = np.meshgrid(AXIS, AXIS)


def test_lines_are_parted_by_rows_of_nan() -> None:
    lines = isolines(AXIS, AXIS, X**2 + Y**2, np.array([0.1, 0.5]))
    gaps = np.flatnonzero(np.isnan(lines[:, 0]))
    assert len(gaps) == 2
    assert gaps[-1] == len(lines) - 1


def test_there_are_no_lines_next_to_what_is_not_finite() -> None:
    values = np.where(X < 0, np.nan, X**2 + Y**2)
    assert np.nanmin(isolines(AXIS, AXIS, values, np.array([0.3]))[:, 0]) >= 0.0
