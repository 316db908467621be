"""Whatever is typed, it is a formula that computes at once, or it is refused at once.

``make test`` tries 5,000 texts, the same each time; ``make fuzz`` 100,000 others.
"""

from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import Phase, given, note, settings
from hypothesis import strategies as st

from gdviewer.core.expression import ExpressionError, parse
from gdviewer.core.objective import ExpressionObjective, objective
from tests.fuzz.texts import text_of

INPUTS = max(5_000, settings().max_examples)
LONGEST = 0.050  # seconds of the thread's processor time
TRIES = 3

SEEDS = st.integers(0, 2**64)
COORDINATES = st.sampled_from([0.0, -0.0, 1.0, -1.0, 0.5, 1e-300, 1e300]) | st.floats(-9, 9)


@pytest.fixture(scope="module", autouse=True)
def _scipy() -> None:
    """Import what the first formula with erf would wait for."""
    objective("erf(x)").value(np.zeros(2))


def work(text: str, x: float, y: float) -> ExpressionObjective | None:
    """Do what a keystroke needs: parse, compute f and ∇f, write ∇f; None where it is refused."""
    try:
        expression = parse(text)
    except ExpressionError as error:
        assert 0 <= error.start <= error.end <= len(text)  # noqa: PT017
        assert error.message  # noqa: PT017
        return None
    surface = ExpressionObjective(expression, {})
    surface.value_and_gradient(np.array([x, y][: len(surface.variables)]))
    for slope in expression.gradient:
        assert str(slope)
    return surface


def seconds_of(text: str, x: float, y: float) -> float:
    began = time.thread_time()
    work(text, x, y)
    return time.thread_time() - began


@settings(max_examples=INPUTS, phases=(Phase.generate,))  # a text's number does not shrink
@given(SEEDS, COORDINATES, COORDINATES)
def test_any_text_computes_or_is_refused_at_once(seed: int, x: float, y: float) -> None:
    text = text_of(seed)
    note(repr(text))
    began = time.thread_time()
    surface = work(text, x, y)
    taken = time.thread_time() - began
    if taken > LONGEST:  # again, by another text, since the first one is known by now
        taken = min(seconds_of(text + " " * (k + 1), x, y) for k in range(TRIES - 1))
    assert taken <= LONGEST
    if surface is None:
        return
    points = np.array([[x, y], [y, x]])[:, : len(surface.variables)]
    f, gradient = surface.value_and_gradient(points)
    for row, point in enumerate(points):
        value, slope = surface.value_and_gradient(point)
        np.testing.assert_array_equal(value, np.asarray(f)[row])
        np.testing.assert_array_equal(slope, gradient[row])
