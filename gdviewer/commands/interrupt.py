"""Lets Ctrl-C end a run and keep what it has reached."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def until_interrupted() -> Iterator[Callable[[], bool]]:
    """Give a function that is true until Ctrl-C; a second Ctrl-C acts as it always does."""
    is_going = True

    def stop(_number: int, _frame: FrameType | None) -> None:
        nonlocal is_going
        is_going = False
        signal.signal(signal.SIGINT, before)

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield lambda: is_going
    finally:
        signal.signal(signal.SIGINT, before)
