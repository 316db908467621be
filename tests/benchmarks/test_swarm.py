"""A swarm of 2,500 starts × 500 steps of Adam, against the same batch done by hand in NumPy."""

from __future__ import annotations

import time

import numpy as np
from pytestqt.qtbot import QtBot

from gdviewer.core.bounds import Bounds
from gdviewer.core.objective import Array
from gdviewer.state.document import Document
from gdviewer.state.frame import Frame
from gdviewer.state.models.model import AppModel
from gdviewer.state.run import Run
from gdviewer.state.spread import Spread
from tests.benchmarks.comparison import Ratios

A_SIDE, STEPS, RATE = 50, 500, 0.01
GTOL, DIVERGENCE = 1e-6, 1e12
BOUNDS = Bounds(-2, 2, -1, 3)
EXTRA_SECONDS, EXTRA_SHARE = 1.0, 1.5

SWARMING = Document(
    expression="(1-x)^2 + 100*(y-x^2)^2",
    starts=((-1.2, 1.0),),
    runs=(Run("adam", {"adam": {"learning_rate": RATE}}),),
    criteria={"max_steps": STEPS},
    swarm=Spread(A_SIDE, BOUNDS),
)


def by_hand() -> Array:
    """Return all points, ``(STEPS + 1, A_SIDE², 2)``, with the criteria looked at each step."""
    xs, ys = np.linspace(-2, 2, A_SIDE), np.linspace(-1, 3, A_SIDE)
    x = np.column_stack([axis.ravel() for axis in np.meshgrid(xs, ys)])
    way = np.empty((STEPS + 1, *x.shape))
    way[0] = x
    m, v, is_over = np.zeros_like(x), np.zeros_like(x), np.zeros(len(x), np.bool_)
    for step in range(1, STEPS + 1):
        a, b = x.T
        valley = b - a**2
        f = (1 - a) ** 2 + 100 * valley**2
        gradient = np.column_stack([-2 * (1 - a) - 400 * a * valley, 200 * valley])
        is_over |= (np.abs(gradient) <= GTOL).all(axis=1)
        is_over |= ~np.isfinite(f) | (np.hypot(a, b) > DIVERGENCE)
        m = 0.9 * m + 0.1 * gradient
        v = 0.999 * v + 0.001 * gradient**2
        moved = RATE * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.999**step)) + 1e-8)
        x = np.where(is_over[:, np.newaxis], x, x - moved)
        way[step] = x
    return way


def is_done(_before: Frame, frame: Frame) -> bool:
    return frame.swarm is not None and frame.swarm.is_done


def test_a_swarm_is_computed_as_quickly_as_by_hand(qtbot: QtBot, ratios: Ratios) -> None:
    began = time.perf_counter()
    expected = by_hand()
    theirs = time.perf_counter() - began
    began = time.perf_counter()
    model = AppModel(SWARMING)
    try:
        with qtbot.waitSignal(model.changed, timeout=60_000, check_params_cb=is_done):
            pass
        ours = time.perf_counter() - began
        swarm = model.frame.swarm
        assert swarm is not None
        assert swarm.length == STEPS + 1
        np.testing.assert_allclose(swarm.at(STEPS), expected[STEPS], atol=1e-3)
    finally:
        model.close()
    allowed = max(theirs + EXTRA_SECONDS, EXTRA_SHARE * theirs)
    ratios.record("a swarm of 2,500 × 500 steps", ours, theirs, at_most=allowed / theirs)
