"""``gdviewer [FILE.gdv]``: the window; where there is no display, the picture of the same."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from gdviewer.commands.arguments import Parser
from gdviewer.state.document import Document, read_document

_PICTURE = "gdviewer.png"


def main(words: Sequence[str]) -> int:
    """Open the window, on the document of a file if one is given."""
    parser = Parser(
        "",
        usage="gdviewer [FILE.gdv]\n       gdviewer run|render|check|list ... (--help)",
        description="See how optimizers go down a surface, and why.",
    )
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE.gdv")
    file = parser.read(words).file
    if file is not None and not file.is_file():
        raise ValueError(f"{file} is neither a command nor a file; see gdviewer --help")
    # Qt takes long to load, and a wrong word is refused at once
    from gdviewer import app  # noqa: PLC0415

    if has_display():
        return app.main(file)
    return _draw_instead(app.default_document() if file is None else read_document(file))


def has_display() -> bool:
    """Whether a window can be shown; a platform that was chosen by hand is taken at its word."""
    chosen = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in chosen)


def _draw_instead(document: Document) -> int:
    # a start with a window does not need the exporters
    from gdviewer.commands.render import SIZE, render  # noqa: PLC0415

    print("There is no display to open a window on; this picture shows the same.")
    print(render(document, Path.cwd() / _PICTURE, SIZE))
    return 0
