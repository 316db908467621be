"""The work in slices."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from gdviewer.core.descent import Descent
from gdviewer.state.document import Document
from gdviewer.state.resolve import resolve
from gdviewer.state.work import jobs
from gdviewer.state.work.answers import Progress, Resting
from gdviewer.state.work.jobs import Allowance, descend_in_slices


@pytest.fixture
def endless() -> Descent:
    return resolve(replace(Document(), criteria_on=())).requests[0].descent


def test_the_first_answer_is_a_whole_path(
    endless: Descent, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "SLICE_SECONDS", 60.0)  # however busy the machine is
    answer = next(descend_in_slices(endless, Allowance(1000), first=5))
    assert isinstance(answer, Progress)
    assert len(answer.chunk) == 5


def test_a_run_rests_where_its_allowance_ends_and_goes_on_with_a_larger_one(
    endless: Descent, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "SLICE_SECONDS", 60.0)
    allowance = Allowance(3)
    answers = descend_in_slices(endless, allowance, first=100)
    begun = next(answers)
    assert isinstance(begun, Progress)
    assert len(begun.chunk) == 4
    assert isinstance(next(answers), Resting)
    assert isinstance(next(answers), Resting)
    allowance.steps = 5
    more = next(answers)
    assert isinstance(more, Progress)
    assert len(more.chunk) == 2


def test_a_run_without_end_is_stopped_where_no_more_steps_can_be_kept(
    endless: Descent, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "MOST_STEPS", 20)
    answers = [
        answer
        for answer in descend_in_slices(endless, Allowance(20), first=1)
        if isinstance(answer, Progress)
    ]
    stop = answers[-1].stop
    assert stop is not None
    assert (stop.kind, stop.step) == ("stopped", 20)
    assert sum(len(answer.chunk) for answer in answers) == 21
