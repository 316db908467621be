"""The process that typesets: reads LaTeX, writes pictures, ends with the one that asks.

Run as ``python -m gdviewer.scene.typesetting.child``; questions and answers are lines of JSON, the
first line says that it is ready. A thread would hold Python's lock where the system lets it rest,
and the window would have to wait.
"""

from __future__ import annotations

import sys

import msgspec

from gdviewer.core.child_limits import limit_memory, set_alarm
from gdviewer.scene.typesetting.typesetting import typeset

SECONDS = 2.0
"""What a formula may take."""

_GRACE = 1.0  # seconds after the deadline; by then the one that asked is no longer there


def main() -> None:
    """Answer until the standard input is closed: with a picture, or why there is none."""
    typeset("x")  # ziamath and its font are loaded
    limit_memory()
    _say("ready")
    for line in sys.stdin.buffer:
        set_alarm(SECONDS + _GRACE)
        try:
            _say(typeset(msgspec.json.decode(line, type=str)))
        except ValueError as error:
            _say(str(error))
        set_alarm(0.0)


def _say(answer: object) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(answer) + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
