"""``gdviewer [FILE.gdv]``: the window; where there is no display, the picture of the same."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from gdviewer.commands.arguments import Parser
from gdviewer.state.document import Document
from gdviewer.state.document_file import read_document

_PICTURE = "gdviewer.png"
_USAGE = """gdviewer [--reset-settings] [FILE.gdv]
       gdviewer --info
       gdviewer run|render|check|list ... (--help)"""


def main(words: Sequence[str]) -> int:
    """Open the window, on the document of a file if one is given."""
    parser = Parser(
        "",
        usage=_USAGE,
        description="See how optimizers go down a surface, and why.",
    )
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE.gdv")
    parser.add_argument(
        "--reset-settings",
        action="store_true",
        help="forget theme, text size, arrangement, export choices, recent documents and folders, "
        "then open the window",
    )
    parser.add_argument(
        "--info", action="store_true", help="print versions for a report of a problem"
    )
    given = parser.read(words)
    if given.info:
        return _print_versions()
    file = given.file
    if file is not None and not file.is_file():
        raise ValueError(f"{file} is neither a command nor a file; see gdviewer --help")
    if given.reset_settings:
        _reset_settings()
        if file is None and not has_display():
            return 0
    # Qt takes long to load, and a wrong word is refused at once
    from gdviewer import app  # noqa: PLC0415

    if has_display():
        return app.main(file)
    return _draw_instead(app.default_document() if file is None else read_document(file))


def has_display() -> bool:
    """Whether a window can be shown; a platform that was chosen by hand is taken at its word."""
    chosen = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in chosen)


def _print_versions() -> int:
    # nothing else needs it
    from gdviewer.commands import info  # noqa: PLC0415

    return info.main(has_display())


def _reset_settings() -> None:
    """Forget what the window remembers of itself; documents stay where they are."""
    from gdviewer.ui.folders import program_settings  # noqa: PLC0415 Qt takes long to load

    settings = program_settings()
    settings.clear()
    settings.sync()
    if settings.status() != settings.Status.NoError:
        raise ValueError(f"the settings in {settings.fileName()} cannot be written")
    print(f"The settings in {settings.fileName()} are as at the first start.")


def _draw_instead(document: Document) -> int:
    # a start with a window does not need the exporters
    from gdviewer.commands.render import render  # noqa: PLC0415
    from gdviewer.export.figure import Figure  # noqa: PLC0415

    print("There is no display to open a window on; this picture shows the same.")
    print(render(document, Path.cwd() / _PICTURE, Figure()))
    return 0
