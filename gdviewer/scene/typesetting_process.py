"""Has formulas typeset in a child process, so that the window's own work goes on meanwhile."""

from __future__ import annotations

import atexit
import subprocess
import sys
from contextlib import suppress
from functools import cache, lru_cache
from threading import Lock, Timer
from typing import IO, cast

import msgspec

from gdviewer.scene.typesetting import Typeset

_SECONDS = 10.0
_SECONDS_TO_START = 60.0  # on a machine that is very busy
_NO_CONSOLE = 0x08000000  # of Windows: open no terminal window


class TypesettingProcess:
    """A child process that is started when it is first asked, and killed where it takes too long.

    It ends by itself when its standard input is closed, also where this program is killed.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def identity(self) -> int | None:
        """The number that the system gave to the process, if there is one."""
        return self._process.pid if self._process is not None else None

    def typeset(self, latex: str) -> Typeset:
        """Return the picture of ``latex``; other threads wait for their turn.

        Raises
        ------
        ValueError
            Where it cannot be typeset, or not in time.
        """
        with self._lock:
            line = self._ask(msgspec.json.encode(latex) + b"\n")
            if not line.endswith(b"\n"):
                self._end()
                raise ValueError("this formula takes too long to typeset")
        answer = msgspec.json.decode(line, type=Typeset | str)
        if isinstance(answer, str):
            raise ValueError(answer)
        return answer

    def close(self) -> None:
        """Kill the process, wait until it is gone, and let go of its pipes."""
        with self._lock:
            self._end()

    def _ask(self, question: bytes) -> bytes:
        """Return the line that answers ``question``; less where the process was killed or died."""
        seconds = _SECONDS if self._process is not None else _SECONDS_TO_START
        process = self._process = self._process or _start()
        timer = Timer(seconds, process.kill)
        timer.start()
        try:
            question_pipe = cast("IO[bytes]", process.stdin)
            question_pipe.write(question)
            question_pipe.flush()
            return cast("IO[bytes]", process.stdout).readline()
        except OSError:  # it has died since
            return b""
        finally:
            timer.cancel()
            timer.join()

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            with suppress(OSError), process:  # what was not written yet has no reader
                pass


@lru_cache(maxsize=128)
def typeset_aside(latex: str) -> Typeset:
    """Return the picture of ``latex``, made in the program's child process.

    Raises
    ------
    ValueError
        Where it cannot be typeset, or not in time.
    """
    return the_process().typeset(latex)


@cache
def the_process() -> TypesettingProcess:
    """Return the one that the whole program asks, and that ends with it."""
    process = TypesettingProcess()
    atexit.register(process.close)
    return process


def _start() -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "gdviewer.scene.typesetting_child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=_NO_CONSOLE if sys.platform == "win32" else 0,
    )
