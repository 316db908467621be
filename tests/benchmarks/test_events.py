"""The events of twenty long runs, looked for anew in each frame, against the time of a frame."""

from __future__ import annotations

import numpy as np

from gdviewer.state.time.events import Events
from tests.benchmarks.comparison import Ratios, side_by_side
from tests.state.time.test_events import frame_of

RUNS, STEPS = 20, 100_000
FRAME_SECONDS = 0.016


def test_twenty_long_runs_are_followed_within_a_frame(ratios: Ratios) -> None:
    noise = np.random.default_rng(1).normal(size=STEPS)
    frame = frame_of(*[tuple(noise)] * RUNS)
    events, edges = Events(), np.linspace(0, STEPS, 500)
    events.follow(frame)

    def follow() -> None:
        events.follow(frame)
        events.rises(edges)
        events.after(STEPS // 2)

    (ours,) = side_by_side(follow)
    ratios.record("events of 20 runs of 100,000 steps", ours, FRAME_SECONDS, at_most=1)
