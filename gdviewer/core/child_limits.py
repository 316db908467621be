"""What a child process does to itself, so that it never takes more than it may."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

MEMORY = 1 << 30
"""Bytes that a question may take."""


def limit_memory() -> None:
    """Let a question have a gigabyte more than there is now, where the system can hold it to it."""
    if sys.platform == "linux":
        import resource  # noqa: PLC0415 there is none on Windows

        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        most = pages * resource.getpagesize() + MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def set_alarm(seconds: float) -> None:
    """Have the system end this process after ``seconds``, whatever it is at; 0 for never."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, seconds)
