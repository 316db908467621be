"""The derivatives are prepared once for each formula, and known of the newest alone."""

from __future__ import annotations

import numpy as np

from gdviewer.core.objective import objective
from gdviewer.state.work.answers import PreparedCalculus, Working
from gdviewer.state.work.delivery import Delivery, Failure
from gdviewer.state.work.preparation import Preparation

POINT = np.array([1.0, 2.0])
FAILURE = Failure("no memory")


def test_a_formula_is_prepared_once_whatever_its_parameters() -> None:
    preparation, surface = Preparation(), objective("a*x^2 + y^2")
    job = preparation.change(surface, POINT)
    assert job is not None
    assert not preparation.has(surface)
    *waits, answer = job.answers()
    assert all(isinstance(wait, Working) for wait in waits)
    assert isinstance(answer, PreparedCalculus)
    preparation.take(Delivery(Preparation.key, job.generation, PreparedCalculus()))
    moved = surface.with_parameters({"a": 3.0})
    assert preparation.has(moved)
    assert preparation.change(moved, POINT) is None


def test_an_old_answer_says_nothing_of_the_newest_formula() -> None:
    preparation = Preparation()
    first, second = objective("x^2 + 3*y^2"), objective("x^4 + 3*y^2")
    early, late = preparation.change(first, POINT), preparation.change(second, POINT)
    assert early is not None
    assert late is not None
    preparation.take(Delivery(Preparation.key, early.generation, PreparedCalculus()))
    assert not preparation.has(first)
    assert not preparation.has(second)
    assert preparation.fail(Delivery(Preparation.key, late.generation, FAILURE))
    assert not preparation.fail(Delivery(Preparation.key, early.generation, FAILURE))
    preparation.take(Delivery(Preparation.key, late.generation, PreparedCalculus()))
    assert preparation.has(second)
    assert preparation.change(None, POINT) is None
