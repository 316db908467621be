"""Which answers of the worker are taken."""

from __future__ import annotations

from msgspec.structs import replace

from gdviewer.core.trajectory import Chunk
from gdviewer.core.walker import iterate
from gdviewer.state.document import Document
from gdviewer.state.edits.rate_edits import keep_found_rate
from gdviewer.state.resolve import resolve
from gdviewer.state.time.pace import Pace
from gdviewer.state.work.answers import Progress
from gdviewer.state.work.delivery import Delivery, Failure
from gdviewer.state.work.runs import RunKey, Runs

KEY = RunKey(0, 0)
FAILURE = Failure("no memory")
WAITING = Document()
TYPED = keep_found_rate(WAITING, 0, 0.01)


def asked(runs: Runs, x: float) -> int:
    """Ask for the run from ``(x, 1)``; return its generation."""
    facts = resolve(replace(TYPED, starts=((x, 1.0),)))
    jobs, _ = runs.change(facts, 100, 1)
    return jobs[0].generation


def answer(x: float) -> Progress:
    """Return the first point of the run from ``(x, 1)``."""
    descent = resolve(replace(TYPED, starts=((x, 1.0),))).requests[0].descent
    return Progress(Chunk.of([next(iterate(descent))], 2), None)


def shown(runs: Runs) -> float:
    (path,) = runs.paths
    return float(path.trajectory.x[0, 0])


def test_an_outdated_answer_is_shown_while_nothing_newer_is_there() -> None:
    runs = Runs()
    first, second, third = asked(runs, 1.0), asked(runs, 2.0), asked(runs, 3.0)
    runs.take(Delivery(KEY, second, answer(2.0)))
    assert shown(runs) == 2.0
    runs.take(Delivery(KEY, first, answer(1.0)))
    runs.take(Delivery(KEY, third, answer(3.0)))
    assert shown(runs) == 3.0
    runs.take(Delivery(KEY, second, answer(2.0)))
    assert shown(runs) == 3.0


def test_an_outdated_answer_does_not_count_as_steps_of_the_run() -> None:
    runs = Runs()
    outdated = asked(runs, 1.0)
    asked(runs, 2.0)
    runs.take(Delivery(KEY, outdated, answer(1.0)))
    assert not runs.are_finished
    assert runs.playable(Pace()) == 0


def test_a_run_that_failed_holds_nothing_back() -> None:
    runs = Runs()
    generation = asked(runs, 1.0)
    before = runs.are_finished
    assert runs.fail(Delivery(KEY, generation, FAILURE))
    assert (before, runs.are_finished) == (False, True)
    assert not runs.fail(Delivery(KEY, generation - 1, FAILURE))


def test_a_run_without_a_rate_is_not_computed_and_shows_what_it_was() -> None:
    runs = Runs()
    runs.take(Delivery(KEY, asked(runs, 1.0), answer(1.0)))
    jobs, forgotten = runs.change(resolve(replace(WAITING, starts=((5.0, 1.0),))), 100, 1)
    assert (jobs, forgotten) == ([], [KEY])
    assert shown(runs) == 1.0
    assert not runs.are_finished
    jobs, forgotten = runs.change(resolve(replace(TYPED, starts=((5.0, 1.0),))), 100, 1)
    assert ([job.key for job in jobs], forgotten) == ([KEY], [])


def test_a_run_begins_though_the_rate_that_was_found_is_the_method_s_own() -> None:
    runs = Runs()
    runs.change(resolve(WAITING), 100, 1)
    default = resolve(WAITING).methods[0].optimizer.first_rate
    jobs, _ = runs.change(resolve(keep_found_rate(WAITING, 0, default)), 100, 1)
    assert [job.key for job in jobs] == [KEY]


def test_neither_path_nor_answer_of_other_variables_is_shown() -> None:
    runs, line = Runs(), resolve(replace(TYPED, expression="x^2"))
    runs.take(Delivery(KEY, asked(runs, 1.0), answer(1.0)))
    on_its_way = asked(runs, 2.0)
    runs.change(line, 100, 1)
    assert runs.paths == ()
    runs.take(Delivery(KEY, on_its_way, answer(2.0)))
    assert runs.paths == ()
