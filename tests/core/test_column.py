from __future__ import annotations

import numpy as np
import pytest

from gdviewer.core.column import Column


def test_rows_come_out_as_they_went_in() -> None:
    column = Column(np.float64, 2)
    rows = np.arange(2000.0).reshape(-1, 2)
    for part in np.array_split(rows, 7):
        column.extend(part)
    assert np.array_equal(column.view, rows)


def test_a_view_is_read_only_and_stays_as_it_is() -> None:
    column = Column(np.int64)
    column.extend(np.array([1, 2]))
    early = column.view
    column.extend(np.arange(1000))
    assert early.tolist() == [1, 2]
    with pytest.raises(ValueError, match="read-only"):
        early[0] = 3


def test_many_small_extensions_copy_each_row_a_few_times_only(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    allocated = 0
    empty = np.empty

    def counting_empty(shape: tuple[int, ...], dtype: type[np.float64]) -> object:
        nonlocal allocated
        allocated += shape[0]
        return empty(shape, dtype)

    monkeypatch.setattr(np, "empty", counting_empty)
    column = Column(np.float64)
    for value in range(10_000):
        column.extend(np.array([float(value)]))
    assert allocated <= 4 * 10_000
