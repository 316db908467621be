"""Steps are explained in the order of their nearness, and the end of a run as an end."""

from __future__ import annotations

import pytest

from gdviewer.core.descent import Descent
from gdviewer.core.explanation import Explained, Question, explain
from gdviewer.core.stopping import Criteria, StopReason
from gdviewer.core.walk import walk
from gdviewer.core.walker import Walker
from tests.core.stability.points import ROSENBROCK, descent_of


def explained(descent: Descent, question: Question) -> list[Explained]:
    checkpoint = walk(descent).checkpoint(0)
    return [one for one in explain(descent, checkpoint, question) if one is not None]


def test_the_nearest_steps_come_first() -> None:
    found = explained(descent_of(ROSENBROCK, (-1.2, 1.0), "adam"), Question(range(2, 6), 4))
    assert [one.step for one in found] == [4, 3, 5, 2]
    assert all(one.arithmetic is not None for one in found)


def test_after_the_end_of_a_run_there_is_no_step() -> None:
    descent = descent_of(ROSENBROCK, (-1.2, 1.0), "adam", criteria=Criteria(max_steps=3))
    (last,) = explained(descent, Question(range(3, 4), 3, is_over=True))
    assert (last.step, last.instant.reached, last.instant.displacement) == (3, None, None)
    assert last.arithmetic is None
    assert last.stability.learning_rate == 0.1


def test_each_step_is_walked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    descent, taken = descent_of(ROSENBROCK, (-1.2, 1.0), "adam"), []
    checkpoint = walk(descent).checkpoint(0)

    def advance(walker: Walker) -> StopReason | None:
        taken.append(walker.step)
        return own(walker)

    own = Walker.advance
    monkeypatch.setattr(Walker, "advance", advance)
    assert len([*explain(descent, checkpoint, Question(range(10), 5))]) == 20
    assert taken == list(range(10))
