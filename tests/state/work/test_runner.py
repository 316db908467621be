"""The worker in its thread."""

from __future__ import annotations

import operator
import threading
from collections.abc import Callable, Generator, Iterator
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QTimer
from pytestqt.qtbot import QtBot

from gdviewer.core.trajectory import Chunk
from gdviewer.state.work.answers import Answer, Progress, Resting
from gdviewer.state.work.delivery import AnyDelivery, Failure
from gdviewer.state.work.jobs import Job
from gdviewer.state.work.runner import Runner

NOTHING = Chunk.of([], 2)
ANSWER = Progress(NOTHING, None)


@pytest.fixture
def taken() -> list[AnyDelivery]:
    return []


@pytest.fixture
def runner(qtbot: QtBot, taken: list[AnyDelivery]) -> Iterator[Runner]:
    assert qtbot is not None
    runner = Runner(taken.extend)
    yield runner
    runner.close()


def job(
    answers: Callable[[], Generator[Answer, None, None]],
    key: str = "job",
    generation: int = 1,
    priority: int = 0,
) -> Job:
    return Job(key, generation, priority, answers)


def test_a_job_runs_outside_of_the_window_s_thread(
    qtbot: QtBot, runner: Runner, taken: list[AnyDelivery]
) -> None:
    threads = []

    def answers() -> Generator[Answer, None, None]:
        threads.append(threading.get_ident())
        yield ANSWER

    runner.submit(job(answers))
    qtbot.waitUntil(lambda: len(taken) == 1)
    assert threads != [threading.get_ident()]


def test_answers_come_in_order_with_their_generation(
    qtbot: QtBot, runner: Runner, taken: list[AnyDelivery]
) -> None:
    produced = [Progress(NOTHING, None) for _ in range(50)]

    def answers() -> Generator[Answer, None, None]:
        yield from produced

    runner.submit(job(answers, generation=7))
    qtbot.waitUntil(lambda: len(taken) == 50)
    assert [delivery.answer for delivery in taken] == produced
    assert {delivery.generation for delivery in taken} == {7}


def test_the_more_urgent_job_goes_first(
    qtbot: QtBot, runner: Runner, taken: list[AnyDelivery]
) -> None:
    may_begin = threading.Event()

    def gate() -> Generator[Answer, None, None]:
        may_begin.wait()
        yield ANSWER

    def answers() -> Generator[Answer, None, None]:
        yield ANSWER

    runner.submit(job(gate, key="gate"))
    runner.submit(job(answers, key="late", priority=5))
    runner.submit(job(answers, key="soon", priority=1))
    may_begin.set()
    qtbot.waitUntil(lambda: len(taken) == 3)
    assert [delivery.key for delivery in taken] == ["gate", "soon", "late"]


def test_jobs_of_different_keys_take_turns_however_often_one_is_replaced(
    qtbot: QtBot, runner: Runner, taken: list[AnyDelivery]
) -> None:
    def long() -> Generator[Answer, None, None]:
        for _ in range(50):
            yield ANSWER

    def urgent() -> Generator[Answer, None, None]:
        runner.submit(job(urgent, key="urgent"))
        yield ANSWER

    runner.submit(job(urgent, key="urgent"))
    runner.submit(job(long, key="long", priority=1))
    qtbot.waitUntil(lambda: [delivery.key for delivery in taken].count("long") == 50)


def test_a_newer_job_replaces_one_that_has_not_begun(
    qtbot: QtBot, runner: Runner, taken: list[AnyDelivery]
) -> None:
    may_begin = threading.Event()
    begun = []

    def gate() -> Generator[Answer, None, None]:
        may_begin.wait()
        yield ANSWER

    def noted(generation: int) -> Callable[[], Generator[Answer, None, None]]:
        def answers() -> Generator[Answer, None, None]:
            begun.append(generation)
            yield ANSWER

        return answers

    runner.submit(job(gate, key="gate"))
    for generation in range(10):
        runner.submit(job(noted(generation), generation=generation, priority=1))
    may_begin.set()
    qtbot.waitUntil(lambda: len(taken) == 2)
    assert begun == [9]


def test_a_resting_job_does_nothing_until_it_is_woken(
    qtbot: QtBot, runner: Runner, taken: list[AnyDelivery]
) -> None:
    asked = 0

    def answers() -> Generator[Answer, None, None]:
        nonlocal asked
        while True:
            asked += 1
            yield Resting()
            asked += 1
            yield ANSWER

    runner.submit(job(answers))
    qtbot.waitUntil(lambda: asked == 1)
    runner.wake()
    qtbot.waitUntil(lambda: len(taken) == 1 and asked == 3)


def test_an_exception_in_a_job_is_told_and_the_worker_goes_on(
    qtbot: QtBot, runner: Runner, taken: list[AnyDelivery], caplog: pytest.LogCaptureFixture
) -> None:
    def broken() -> Generator[Answer, None, None]:
        yield ANSWER
        raise ArithmeticError("no good")

    def sound() -> Generator[Answer, None, None]:
        yield ANSWER

    runner.submit(job(broken, key="broken"))
    qtbot.waitUntil(lambda: len(taken) == 2)
    assert taken[1].answer == Failure("ArithmeticError: no good")
    runner.submit(job(sound, key="sound"))
    qtbot.waitUntil(lambda: len(taken) == 3)
    assert "no good" in caplog.text


@pytest.mark.usefixtures("qapp")
def test_what_is_delivered_as_the_runner_closes_is_not_taken() -> None:
    delivered = threading.Event()

    def answers() -> Generator[Answer, None, None]:
        yield ANSWER
        yield ANSWER
        delivered.set()

    taken: list[AnyDelivery] = []
    runner = Runner(taken.extend)
    runner.frame_milliseconds = 10_000
    runner.submit(job(answers))
    delivered.wait()
    runner.close()
    QCoreApplication.sendPostedEvents(runner)
    assert taken == []
    runner.on_delivered()
    assert not any(timer.isActive() for timer in runner.findChildren(QTimer))


def test_closing_while_a_job_streams_ends_the_thread_every_time(qtbot: QtBot) -> None:
    def endless() -> Generator[Answer, None, None]:
        while True:
            yield ANSWER

    for _ in range(20):
        taken: list[AnyDelivery] = []
        runner = Runner(taken.extend)
        runner.submit(job(endless))
        qtbot.waitUntil(partial(operator.truth, taken))
        runner.close()
    assert "worker" not in {thread.name for thread in threading.enumerate()}
