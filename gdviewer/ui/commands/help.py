"""The commands of the menu Help: the keys, the actions by name, and what this program is."""

from __future__ import annotations

from gdviewer.ui.commands.command import Command

HELP: tuple[Command, ...] = (
    Command(
        "keys",
        "Help",
        "Keys",
        "Show every shortcut and what the mouse does",
        lambda desk: desk.show_keys(),
        "F1",
    ),
    Command(
        "functions",
        "Help",
        "Functions",
        "List the functions and how a formula is written; each goes into yours",
        lambda desk: desk.show_functions(),
        "F2",
        "help",
        is_enabled=lambda desk: not desk.is_presenting,
    ),
    Command(
        "find_action",
        "Help",
        "Find an action…",
        "Find any action, function or method by its name, and do it",
        lambda desk: desk.dialogs.find_action(),
        "Ctrl+Shift+P",
    ),
    Command(
        "hints",
        "Help",
        "Show hints",
        "Say over the contour what the mouse does; the next click takes it away",
        lambda desk: desk.show_hints(not desk.are_hints_shown),
        is_checked=lambda desk: desk.are_hints_shown,
    ),
    Command(
        "about",
        "Help",
        "About GDViewer",
        "Say what this program is",
        lambda desk: desk.dialogs.show_about(),
    ),
)
