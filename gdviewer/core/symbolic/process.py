"""One process that does algebra: started, asked, killed past its limits, and never left behind."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Generator
from contextlib import suppress
from threading import Timer
from typing import IO, cast

from gdviewer.core.symbolic.messages import (
    Answer,
    Asked,
    Done,
    Question,
    Ready,
    encode,
    read_answered,
)

_SECONDS_TO_START = 60.0  # on a machine that is very busy
_NO_CONSOLE = 0x08000000  # of Windows: open no terminal window


class Process:
    """A child process; all methods but :meth:`kill` are called from one thread.

    It ends by itself when its standard input is closed, also where this program is killed.
    """

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "gdviewer.core.symbolic.child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=_NO_CONSOLE if sys.platform == "win32" else 0,
        )
        self._is_ready = False
        self._asked = 0  # questions so far

    @property
    def identity(self) -> int:
        """The number that the system gave to the process."""
        return self._process.pid

    def wait_until_ready(self) -> bool:
        """Return whether the process can be asked, as soon as it is known."""
        if not self._is_ready:
            self._is_ready = any(isinstance(one, Ready) for one in self._answers(_SECONDS_TO_START))
        return self._is_ready and self._process.poll() is None

    def ask(self, question: Question, seconds: float) -> Generator[Answer, None, None]:
        """Yield the answers; the last is Done, unless the process was killed or died.

        It is killed after ``seconds``. What was left unread of an earlier question is dropped.
        """
        pipe = cast("IO[bytes]", self._process.stdin)
        self._asked += 1
        try:
            pipe.write(encode(Asked(self._asked, question)) + b"\n")
            pipe.flush()
        except OSError:  # it has died since
            return
        yield from self._answers(seconds)

    def kill(self) -> None:
        """End the process at once, from any thread; who waits for an answer gets no more."""
        self._process.kill()

    def close(self) -> None:
        """Kill the process, wait until it is gone, and let go of its pipes."""
        self._process.kill()
        with suppress(OSError), self._process:  # what was not written yet has no reader
            pass

    def _answers(self, seconds: float) -> Generator[Answer, None, None]:
        """Yield what answers the newest question; kill the process after ``seconds``."""
        pipe = cast("IO[bytes]", self._process.stdout)
        timer = Timer(seconds, self.kill)
        timer.start()
        try:
            for line in pipe:
                if not line.endswith(b"\n"):  # killed in the middle of a word
                    return
                answered = read_answered(line)
                if answered.number != self._asked:
                    continue
                yield answered.answer
                if isinstance(answered.answer, Ready | Done):
                    return
        finally:
            timer.cancel()
            timer.join()
