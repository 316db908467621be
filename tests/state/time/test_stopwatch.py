"""The time from one moment to the next."""

from __future__ import annotations

from gdviewer.state.time.stopwatch import Stopwatch


def test_each_restart_tells_the_seconds_since_the_last() -> None:
    times = iter([10.0, 12.5, 13.0])
    stopwatch = Stopwatch(lambda: next(times))
    assert [stopwatch.restart(), stopwatch.restart()] == [2.5, 0.5]
