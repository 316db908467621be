"""One child process: started, asked line by line, killed past its time, and never left behind."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Generator
from contextlib import closing, suppress
from threading import Lock, Timer
from typing import IO, cast

_SECONDS_TO_START = 60.0  # on a machine that is very busy
_NO_CONSOLE = 0x08000000  # of Windows: open no terminal window


class ChildProcess:
    """Runs ``module`` in a Python of its own; what it writes first says that it can be asked.

    All methods but :meth:`kill` are called from one thread. The process is to end by itself when
    its standard input is closed, so that it does so where this program is killed.
    """

    def __init__(self, module: str) -> None:
        self._process = subprocess.Popen(  # noqa: S603 a module of our own
            [sys.executable, "-P", "-m", module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=_NO_CONSOLE if sys.platform == "win32" else 0,
        )
        self._is_ready = False

    @property
    def identity(self) -> int:
        """The number that the system gave to the process."""
        return self._process.pid

    def wait_until_ready(self) -> bool:
        """Return whether the process can be asked, as soon as it is known."""
        if not self._is_ready:
            with closing(self.lines(_SECONDS_TO_START)) as lines:
                self._is_ready = next(lines, None) is not None
        return self._is_ready and self._process.poll() is None

    def exchange(self, line: bytes, seconds: float) -> Generator[bytes, None, None]:
        """Write ``line`` and yield what comes then, as :meth:`lines` does."""
        pipe = cast("IO[bytes]", self._process.stdin)
        try:
            pipe.write(line + b"\n")
            pipe.flush()
        except OSError:  # it has died since
            return
        yield from self.lines(seconds)

    def lines(self, seconds: float) -> Generator[bytes, None, None]:
        """Yield what comes, until the process ends; kill it after ``seconds``, unless closed."""
        pipe = cast("IO[bytes]", self._process.stdout)
        timer = Timer(seconds, self.kill)
        timer.start()
        try:
            for line in pipe:
                if not line.endswith(b"\n"):  # killed in the middle of a word
                    return
                yield line
        finally:
            timer.cancel()
            timer.join()

    def kill(self) -> None:
        """End the process at once, from any thread; who waits for an answer gets no more."""
        self._process.kill()

    def close(self) -> None:
        """Kill the process, wait until it is gone, and let go of its pipes."""
        self._process.kill()
        with suppress(OSError), self._process:  # what was not written yet has no reader
            pass


class UnderWay:
    """The process that is being asked, which any thread may end at once."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._process: ChildProcess | None = None

    def begin(self, process: ChildProcess, is_wanted: Callable[[], bool]) -> bool:
        """Let ``process`` be under way from now on, unless it is not wanted any more."""
        with self._lock:
            self._process = process if is_wanted() else None
            return self._process is not None

    def end(self) -> bool:
        """Let nothing be under way; return whether it was interrupted."""
        with self._lock:
            was_interrupted, self._process = self._process is None, None
            return was_interrupted

    def interrupt(self) -> None:
        """Kill what is under way, from any thread; the next is begun as usual."""
        with self._lock:
            process, self._process = self._process, None
        if process is not None:
            process.kill()
