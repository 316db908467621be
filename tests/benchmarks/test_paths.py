"""A path of a million steps, repainted as the playhead moves, against its first ten thousand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import cycle

import numpy as np
import pytest
from pytest_benchmark.fixture import BenchmarkFixture
from pytestqt.qtbot import QtBot

from gdviewer.core.objective import Array
from gdviewer.core.sampling import sample
from gdviewer.scene.contour import ContourScene
from tests.benchmarks.comparison import Ratios, side_by_side
from tests.scene.frames import document_of, frame_of

STEPS, FIRST = 1_000_000, 10_000
MOVES = 40


def converging() -> Array:
    """Return a spiral like Adam's, which ends within a pixel long before its last step."""
    step = np.arange(STEPS)
    angle, reach = step / 200, 2 * np.exp(-step / 3000)
    return np.stack([reach * np.cos(angle), 0.8 * reach * np.sin(angle)], axis=1)


def bouncing() -> Array:
    """Return a descent that crosses a valley at each step and hardly moves along it."""
    step = np.arange(STEPS)
    across = 2 * np.exp(-step / 100_000) * (-1.0) ** step
    return np.stack([across, 1.8 - 3.6 * (1 - np.exp(-step / 80_000))], axis=1)


def noise() -> Array:
    """Return points all over the view."""
    return np.random.default_rng(7).uniform((-2.5, -1.9), (2.5, 1.9), (STEPS, 2))


def mover(qtbot: QtBot, points: Array, playheads: list[int]) -> Callable[[], None]:
    """Return what moves the playhead to the next of ``playheads`` and repaints."""
    scene = ContourScene()
    qtbot.addWidget(scene)
    scene.resize(900, 800)
    frame = frame_of(document_of(), points)
    scene.apply(None, frame)
    assert frame.facts.objective is not None
    frame = replace(frame, field=sample(frame.facts.objective, scene.view_bounds(), 64, 64))
    scene.apply(None, frame)
    scene.show()
    qtbot.waitExposed(scene)
    qtbot.waitUntil(lambda: scene.is_settled, timeout=120_000)
    following = cycle(playheads)
    shown = frame

    def move() -> None:
        nonlocal shown
        moved = replace(frame, playhead=next(following))
        scene.apply(shown, moved)
        scene.repaint()
        shown = moved

    return move


def moves(kind: str, steps: int) -> list[int]:
    """Return playheads: one step on at a time, or anywhere, forward and back."""
    if kind == "a step at a time":
        return list(range(steps - MOVES, steps))
    return [int(step) for step in np.random.default_rng(3).integers(0, steps, MOVES)]


@pytest.mark.parametrize("kind", ["a step at a time", "anywhere"])
@pytest.mark.parametrize("path", [converging, bouncing, noise])
def test_a_million_steps_repaint_nearly_as_fast_as_ten_thousand(
    qtbot: QtBot,
    benchmark: BenchmarkFixture,
    ratios: Ratios,
    path: Callable[[], Array],
    kind: str,
) -> None:
    points = path()
    whole = mover(qtbot, points, moves(kind, STEPS))
    first = mover(qtbot, points[:FIRST], moves(kind, FIRST))
    benchmark(whole)
    ours, theirs = side_by_side(whole, first, rounds=MOVES)
    ratios.record(
        f"a million steps, {path.__name__}, {kind}, against ten thousand", ours, theirs, at_most=2
    )
