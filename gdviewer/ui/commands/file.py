"""The commands of the menu File: documents and pictures, and the way out."""

from __future__ import annotations

from gdviewer.ui.commands.command import Command
from gdviewer.ui.desk import Desk
from gdviewer.ui.surface_lack import is_contour_shown, is_surface_shown


def _export_what_is_seen(desk: Desk) -> None:
    if is_contour_shown(desk.model.frame):
        desk.exports.ask_for_picture()
    else:
        desk.exports.ask_for_surface()


FILE: tuple[Command, ...] = (
    Command(
        "open",
        "File",
        "Open document…",
        "Show a saved document; undo brings this one back",
        lambda desk: desk.files.ask_to_open(),
        "Ctrl+O",
    ),
    Command(
        "save",
        "File",
        "Save document as…",
        "Write function, start, settings and view to a file",
        lambda desk: desk.files.ask_to_save(),
        "Ctrl+S",
    ),
    Command(
        "export",
        "File",
        "Export picture…",
        "Write what is seen at a chosen size: the picture as PNG, SVG or PDF, a surface as PNG",
        _export_what_is_seen,
        "Ctrl+E",
        "export",
        begins_group=True,
    ),
    Command(
        "export_chart",
        "File",
        "Export chart…",
        "Write the chart of convergence as PNG, SVG or PDF at a chosen size",
        lambda desk: desk.exports.ask_for_chart(),
        "Ctrl+Shift+E",
    ),
    Command(
        "export_surface",
        "File",
        "Export surface…",
        "Write the surface in space, where it is shown, as PNG at a chosen size",
        lambda desk: desk.exports.ask_for_surface(),
        "Ctrl+Alt+E",
        is_enabled=lambda desk: is_surface_shown(desk.model.frame),
    ),
    Command(
        "quit",
        "File",
        "Quit",
        "Close the window",
        lambda desk: desk.close(),
        "Ctrl+Q",
        begins_group=True,
    ),
)
