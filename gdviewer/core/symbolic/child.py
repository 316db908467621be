"""The process that does algebra: reads questions, answers them, ends with the one that asks.

Run as ``python -m gdviewer.core.symbolic.child``; questions and answers are lines of JSON.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from queue import SimpleQueue
from threading import Thread

from gdviewer.core.symbolic.messages import (
    Answer,
    Answered,
    Done,
    Prove,
    Question,
    Ready,
    encode,
    read_asked,
)
from gdviewer.core.symbolic.proving import proofs
from gdviewer.core.symbolic.simplifying import load_ways, shorter_forms

MEMORY = 1 << 30
"""Bytes that a question may take."""

_GRACE = 1.0  # seconds after the deadline; by then the one that asked is no longer there


def main() -> None:
    """Answer until the standard input is closed."""
    load_ways()
    limit_memory()
    lines: SimpleQueue[bytes] = SimpleQueue()
    Thread(target=_listen, args=(lines,), daemon=True).start()
    _say(0, Ready())
    while True:
        asked = read_asked(lines.get())
        _set_alarm(asked.question.seconds + _GRACE)
        for answer in _answers(asked.question):
            _say(asked.number, answer)
        _set_alarm(0.0)


def _answers(question: Question) -> Iterator[Answer]:
    try:
        yield from proofs(question) if isinstance(question, Prove) else shorter_forms(question)
    except (MemoryError, RecursionError):
        yield Done(is_too_large=True)
    else:
        yield Done()


def _say(number: int, answer: Answer) -> None:
    sys.stdout.buffer.write(encode(Answered(number, answer)) + b"\n")
    sys.stdout.buffer.flush()


def _listen(lines: SimpleQueue[bytes]) -> None:
    """Take questions, also while one is answered; end the process when no more can come."""
    for line in sys.stdin.buffer:
        lines.put(line)
    os._exit(0)


def limit_memory() -> None:
    """Let a question have a gigabyte more than there is now, where the system can hold it to it."""
    if sys.platform == "linux":
        import resource  # noqa: PLC0415 there is none on Windows

        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        most = pages * resource.getpagesize() + MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _set_alarm(seconds: float) -> None:
    """Have the system end this process after ``seconds``, whatever it is at; 0 for never."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, seconds)


if __name__ == "__main__":
    main()
