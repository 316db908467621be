"""What is kept of each path for a chart."""

from __future__ import annotations

import weakref
from dataclasses import replace

import numpy as np
import pytest

from gdviewer.core.objective import Array
from gdviewer.scene.chart.traces import Traces
from gdviewer.state.frame import Frame
from tests.scene.frames import document_of, frame_of

LENGTHS = (1.0, 2.0, 0.5, 8.0, 0.25)
FIRST, SECOND = 7, 8


def walked(lengths: tuple[float, ...] = LENGTHS) -> Array:
    """Return points along the axis of x, so far apart, ``(k + 1, 2)``."""
    along = np.cumsum((0.0, *lengths))
    return np.column_stack([along, np.zeros_like(along)])


def frame(generation: int = FIRST) -> Frame:
    return frame_of(document_of(), walked(), walked(), generation=generation)


def cut(whole: Frame, length: int) -> Frame:
    """Return the frame as it was when its paths had ``length`` points."""
    return replace(whole, paths=tuple(replace(path, length=length) for path in whole.paths))


def test_a_trace_grows_with_its_path_to_the_last_point() -> None:
    traces, whole = Traces(), frame()
    early = traces.follow(cut(whole, 3), "step", 0.0)[FIRST]
    assert early.value_at(2) == LENGTHS[1]
    assert np.isnan(early.value_at(3))
    assert early.extent.high == 2.0
    late = traces.follow(whole, "step", 0.0)[FIRST]
    assert late is early
    assert [late.value_at(step) for step in range(1, 6)] == [*LENGTHS]
    assert late.extent.high == 8.0


@pytest.mark.parametrize("most", [2, 3, 100])
def test_a_curve_comes_to_the_last_point_however_it_is_thinned(most: int) -> None:
    lengths = (*np.ones(40).tolist(), 9.0)
    whole = frame_of(document_of(), walked(lengths), generation=FIRST)
    line = Traces().follow(whole, "step", 0.0)[FIRST].polyline(0.0, 41.0, most)
    assert line.high[-1] == 9.0
    assert line.x[0] == 0.0


def test_the_traces_of_paths_that_are_gone_are_dropped() -> None:
    traces, before = Traces(), frame()
    old = traces.follow(before, "step", 0.0)
    assert [*old] == [FIRST, SECOND]
    gone, kept = weakref.ref(old[FIRST]), weakref.ref(old[SECOND])
    del old
    other, same = frame(99).paths[0], before.paths[1]
    left = traces.follow(replace(before, paths=(other, same)), "step", 0.0)
    assert [*left] == [99, SECOND]
    assert gone() is None
    assert left[SECOND] is kept()


def test_another_quantity_has_traces_of_its_own() -> None:
    traces, whole = Traces(), frame()
    before = traces.follow(whole, "step", 0.0)[FIRST]
    after = traces.follow(whole, "gradient", 0.0)[FIRST]
    assert after is not before
    assert np.isnan(after.value_at(1))
