"""The window goes first."""

from __future__ import annotations

from threading import Event, Thread

from gdviewer.state.work.courtesy import Courtesy


def passes(courtesy: Courtesy) -> tuple[Thread, Event]:
    """Start a thread that waits for its turn."""
    has_passed = Event()

    def wait() -> None:
        courtesy.let_pass()
        has_passed.set()

    thread = Thread(target=wait)
    thread.start()
    return thread, has_passed


def test_a_free_interpreter_is_not_waited_for() -> None:
    thread, has_passed = passes(Courtesy())
    thread.join()
    assert has_passed.is_set()


def test_the_worker_goes_on_when_the_window_has_done() -> None:
    courtesy = Courtesy()
    with courtesy.going_first():
        with courtesy.going_first():
            pass
        assert not courtesy.is_free
    assert courtesy.is_free


def test_a_window_that_never_ends_its_work_does_not_stop_the_worker() -> None:
    courtesy = Courtesy()
    with courtesy.going_first():
        thread, has_passed = passes(courtesy)
        thread.join()
        assert has_passed.is_set()
