"""``gdviewer [FILE.gdv]``: the window; where there is no display, the picture of the same."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from gdviewer.commands.arguments import Parser

_PICTURE = Path("gdviewer.png")


def main(words: Sequence[str]) -> int:
    """Open the window, on the document of a file if one is given."""
    parser = Parser(
        "",
        usage="gdviewer [FILE.gdv]\n       gdviewer run|render|check|list ... --help",
        description="See how optimizers go down a surface, and why.",
    )
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE.gdv")
    file = parser.read(words).file
    if not has_display():
        return _render_instead(file)
    # the window is imported only when it opens: Qt takes longer than everything before it
    from gdviewer.app import main as open_window  # noqa: PLC0415

    return open_window(file)


def has_display() -> bool:
    """Whether a window can be shown; a platform that was chosen by hand is taken at its word."""
    chosen = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in chosen)
