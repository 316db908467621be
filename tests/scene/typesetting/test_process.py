"""Formulas are typeset in a process of their own: no one waits, nothing stays."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from threading import Thread

import pytest

from gdviewer.scene.typesetting import process as typesetting_process
from gdviewer.scene.typesetting.process import InterruptedTypesettingError, TypesettingProcess
from gdviewer.scene.typesetting.typesetting import typeset

DEEP = r"\left(1+" * 60 + "x" + r"\right)" * 60
LARGE = r"\left(1+\sqrt{x}\right)^{2}+" * 20 + "1"


@pytest.fixture
def process() -> Iterator[TypesettingProcess]:
    process = TypesettingProcess()
    yield process
    process.close()


def is_there(identity: int) -> bool:
    """Whether the system has that process, also as a zombie."""
    try:
        os.kill(identity, 0)
    except ProcessLookupError:
        return False
    return True


def test_the_process_makes_the_same_pictures(process: TypesettingProcess) -> None:
    assert process.typeset(r"\frac{x}{2}") == typeset(r"\frac{x}{2}")


def test_a_formula_costs_the_window_next_to_no_processor_time(process: TypesettingProcess) -> None:
    process.typeset("x")
    before = time.process_time()
    process.typeset(LARGE)
    ours = time.process_time() - before
    before = time.thread_time()
    typeset(LARGE)
    assert ours < (time.thread_time() - before) / 4


def test_what_cannot_be_read_is_refused_and_the_next_formula_is_made(
    process: TypesettingProcess,
) -> None:
    with pytest.raises(ValueError, match="cannot be typeset"):
        process.typeset(r"\frac{x")
    assert process.typeset("x").width > 0


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_process_that_died_is_replaced_and_a_closed_one_is_gone(
    process: TypesettingProcess,
) -> None:
    process.typeset("x")
    first = process.identity
    assert first is not None
    os.kill(first, signal.SIGKILL)
    with pytest.raises(ValueError, match="too long"):
        process.typeset("y")
    assert not is_there(first)
    assert process.typeset("y").width > 0
    second = process.identity
    assert second is not None
    process.close()
    assert not is_there(second)


def test_a_formula_past_its_time_is_refused_and_the_next_one_is_made(
    process: TypesettingProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    process.typeset("x")
    monkeypatch.setattr(typesetting_process, "SECONDS", 0.1)
    with pytest.raises(ValueError, match="takes too long"):
        process.typeset(DEEP)
    monkeypatch.undo()
    assert process.typeset("y").width > 0


def test_an_interruption_ends_the_formula_under_way_and_the_next_one_is_made(
    process: TypesettingProcess,
) -> None:
    ended: list[str] = []

    def work() -> None:
        try:
            process.typeset(DEEP)
        except InterruptedTypesettingError:
            ended.append("interrupted")

    thread = Thread(target=work)
    thread.start()
    while not process.seconds_at_work:
        time.sleep(0.001)
    process.interrupt()
    thread.join()
    assert ended == ["interrupted"]
    assert not process.seconds_at_work
    process.interrupt()  # with nothing under way
    assert process.typeset("y").width > 0


def test_what_is_not_wanted_when_its_turn_comes_is_not_typeset(
    process: TypesettingProcess,
) -> None:
    with pytest.raises(InterruptedTypesettingError):
        process.typeset("x", lambda: False)
    assert process.identity is None


def test_no_process_is_started_before_it_is_asked() -> None:
    assert TypesettingProcess().identity is None
