"""The command line: finds the command, and says in a sentence what went wrong."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

from gdviewer.core.printable import printable_lines

_COMMANDS = {
    "run": "gdviewer.commands.run",
    "render": "gdviewer.commands.render",
    "check": "gdviewer.commands.check",
    "list": "gdviewer.commands.listing",
}
_WINDOW = "gdviewer.commands.window"

_INTERRUPTED = 130
_BAD_INPUT = 2


def main(words: Sequence[str] | None = None) -> int:
    """Run the command that ``words`` (those of the process, if None) name.

    Returns
    -------
    int
        The exit status: 0 when it did what was asked, 2 for bad input.
    """
    words = sys.argv[1:] if words is None else list(words)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        return _run(words)
    except BrokenPipeError:
        # who read our output has gone; Python would complain again when it flushes at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return _INTERRUPTED
    except OSError as error:
        return _refuse(f"{error.filename}: {error.strerror}" if error.filename else str(error))
    except ValueError as error:
        return _refuse(str(error))
    except MemoryError:
        return _refuse("there is not enough memory for this")


def _run(words: Sequence[str]) -> int:
    """Import the one command that is asked for: the window must not wait for the others."""
    is_command = bool(words) and words[0] in _COMMANDS
    command = importlib.import_module(_COMMANDS[words[0]] if is_command else _WINDOW)
    status: int = command.main(words[1:] if is_command else words)
    sys.stdout.flush()
    return status


def _refuse(message: str) -> int:
    """Print ``message``, of which nothing may act on the terminal; a line break stays one."""
    print("gdviewer:", printable_lines(message), file=sys.stderr)
    return _BAD_INPUT
