"""Lets the window go first: it and the worker share one interpreter.

A paint that competes with a stepping thread waits for the interpreter at each of its calls, and
takes several times as long as alone; so the worker pauses while the window paints.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event

_PATIENCE_SECONDS = 0.05


class Courtesy:
    """What the window's thread holds while it is at work, and the worker waits for."""

    def __init__(self) -> None:
        self._free = Event()
        self._free.set()

    @property
    def is_free(self) -> bool:
        """Whether the window has nothing to do."""
        return self._free.is_set()

    @contextmanager
    def going_first(self) -> Iterator[None]:
        """Have the worker wait while the window is at work; may be nested."""
        was_free = self.is_free
        self._free.clear()
        try:
            yield
        finally:
            if was_free:
                self._free.set()

    def let_pass(self) -> None:
        """Wait until the window has done, but not for long: it may never be."""
        self._free.wait(_PATIENCE_SECONDS)
