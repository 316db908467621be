"""The process that does algebra: reads questions, answers them, ends with the one that asks.

Run as ``python -m gdviewer.core.symbolic.child``; questions and answers are lines of JSON.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from queue import SimpleQueue
from threading import Thread

from gdviewer.core.child_limits import limit_memory, set_alarm
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
        set_alarm(asked.question.seconds + _GRACE)
        for answer in _answers(asked.question):
            _say(asked.number, answer)
        set_alarm(0.0)


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


if __name__ == "__main__":
    main()
