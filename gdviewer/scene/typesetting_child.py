"""The process that typesets: reads LaTeX, writes pictures, ends with the one that asks.

Run as ``python -m gdviewer.scene.typesetting_child``; questions and answers are lines of JSON. A
thread would hold Python's lock where the system lets it rest, and the window would have to wait.
"""

from __future__ import annotations

import sys

import msgspec

from gdviewer.scene.typesetting import typeset


def main() -> None:
    """Answer until the standard input is closed: with a picture, or why there is none."""
    for line in sys.stdin.buffer:
        try:
            answer: object = typeset(msgspec.json.decode(line, type=str))
        except ValueError as error:
            answer = str(error)
        sys.stdout.buffer.write(msgspec.json.encode(answer) + b"\n")
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
