"""The one table of commands: where each stands, what it says and what it does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence

from gdviewer.ui.desk import Desk

Key = QKeySequence.StandardKey


@dataclass(frozen=True, slots=True)
class Command:
    """One row of the table.

    ``text``, ``icon`` and ``is_enabled`` may depend on the state; ``is_checked`` makes it a
    command with a tick. A ``menu`` such as ``View/Theme`` is a submenu.
    """

    name: str
    menu: str
    text: str | Callable[[Desk], str]
    help: str
    run: Callable[[Desk], object]
    shortcut: QKeySequence | Key | str = ""
    icon: str | Callable[[Desk], str] = ""
    is_enabled: Callable[[Desk], bool] | None = None
    is_checked: Callable[[Desk], bool] | None = None
    begins_group: bool = False


def _play_text(desk: Desk) -> str:
    return "Pause" if desk.model.frame.is_playing else "Play"


def _undo_text(desk: Desk) -> str:
    return f"Undo: {desk.model.undo_text}" if desk.model.undo_text else "Undo"


def _redo_text(desk: Desk) -> str:
    return f"Redo: {desk.model.redo_text}" if desk.model.redo_text else "Redo"


def _toggle_filling(desk: Desk) -> None:
    is_filling = not desk.model.frame.document.fills_view
    desk.model.update(undo="Fill the view", fills_view=is_filling)


def _toggle_play_on_click(desk: Desk) -> None:
    plays = not desk.model.frame.document.plays_on_click
    desk.model.update(undo="Play on click", plays_on_click=plays)


def _theme_command(choice: str, help_text: str) -> Command:
    return Command(
        f"theme_{choice}",
        "View/Theme",
        choice.capitalize(),
        help_text,
        lambda desk: desk.choose_theme(choice),
        is_checked=lambda desk: desk.theme_choice == choice,
    )


COMMANDS: tuple[Command, ...] = (
    Command(
        "open",
        "File",
        "Open document…",
        "Show a saved document; undo brings this one back",
        lambda desk: desk.open_document(),
        "Ctrl+O",
    ),
    Command(
        "save",
        "File",
        "Save document as…",
        "Write function, start, settings and view to a file",
        lambda desk: desk.save_document(),
        "Ctrl+S",
    ),
    Command(
        "export",
        "File",
        "Export picture…",
        "Write the picture as PNG, SVG or PDF at a chosen size",
        lambda desk: desk.export_picture(),
        "Ctrl+E",
        "export",
        begins_group=True,
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
    Command(
        "undo",
        "Edit",
        _undo_text,
        "Take the last change back",
        lambda desk: desk.model.undo(),
        "Ctrl+Z",
        "undo",
        is_enabled=lambda desk: bool(desk.model.undo_text),
    ),
    Command(
        "redo",
        "Edit",
        _redo_text,
        "Do again what was taken back",
        lambda desk: desk.model.redo(),
        "Ctrl+Shift+Z",
        "redo",
        is_enabled=lambda desk: bool(desk.model.redo_text),
    ),
    Command(
        "copy_picture",
        "Edit",
        "Copy picture",
        "Put the picture on the clipboard",
        lambda desk: desk.copy_picture(),
        "Ctrl+Shift+C",
        "copy",
        begins_group=True,
    ),
    Command(
        "fit",
        "View",
        "Fit",
        "Show the bounds of the function",
        lambda desk: desk.model.fit(),
        "F",
        "fit",
    ),
    Command(
        "zoom_in",
        "View",
        "Zoom in",
        "Show less of the plane, larger",
        lambda desk: desk.zoom(0.8),
        "Ctrl++",
    ),
    Command(
        "zoom_out",
        "View",
        "Zoom out",
        "Show more of the plane, smaller",
        lambda desk: desk.zoom(1.25),
        "Ctrl+-",
    ),
    Command(
        "fill_view",
        "View",
        "Fill the view",
        "Stretch the picture to the window: a unit of x is then not as long as one of y",
        _toggle_filling,
        is_checked=lambda desk: desk.model.frame.document.fills_view,
        begins_group=True,
    ),
    _theme_command("light", "Dark ink on a light ground"),
    _theme_command("dark", "Light ink on a dark ground"),
    _theme_command("system", "As the desktop has it"),
    Command(
        "play",
        "Run",
        _play_text,
        "Play or pause",
        lambda desk: desk.model.toggle(),
        "Space",
        lambda desk: "pause" if desk.model.frame.is_playing else "play",
    ),
    Command(
        "step_forward",
        "Run",
        "Step forward",
        "Go one step on",
        lambda desk: desk.model.step(1),
        "Right",
        "forward",
    ),
    Command(
        "step_back",
        "Run",
        "Step back",
        "Go one step back",
        lambda desk: desk.model.step(-1),
        "Left",
        "back",
    ),
    Command(
        "first",
        "Run",
        "First",
        "Go to the start and keep the steps",
        lambda desk: desk.model.first(),
        "Home",
        "first",
    ),
    Command(
        "last",
        "Run",
        "Last",
        "Compute to the end of the run and go there",
        lambda desk: desk.model.last(),
        "End",
        "last",
    ),
    Command(
        "reset",
        "Run",
        "Reset",
        "Drop the path; function, start, settings and view stay",
        lambda desk: desk.model.reset(),
        "R",
        "reset",
    ),
    Command(
        "problem_start",
        "Run",
        "Problem's start",
        "Start where this function is usually started from",
        lambda desk: desk.model.problem_start(),
        "Ctrl+Home",
        "start",
        is_enabled=lambda desk: bool(desk.model.frame.document.problem),
        begins_group=True,
    ),
    Command(
        "random_start",
        "Run",
        "Random start",
        "Start somewhere in view; the same seed draws the same points",
        lambda desk: desk.model.random_start(),
        "Ctrl+R",
        "random",
    ),
    Command(
        "play_on_click",
        "Run",
        "Play on click",
        "Play as soon as a click sets the start; otherwise wait at step 0",
        _toggle_play_on_click,
        is_checked=lambda desk: desk.model.frame.document.plays_on_click,
    ),
    Command(
        "keys",
        "Help",
        "Keys",
        "Show every shortcut and what the mouse does",
        lambda desk: desk.show_keys(),
        "F1",
    ),
    Command(
        "about",
        "Help",
        "About GDViewer",
        "Say what this program is",
        lambda desk: desk.show_about(),
    ),
)
