"""The commands of the menu Edit: what was done, and what goes to the clipboard."""

from __future__ import annotations

from gdviewer.ui.commands.command import Command
from gdviewer.ui.desk import Desk
from gdviewer.ui.surface_lack import is_contour_shown
from gdviewer.ui.widgets.plain_text import plain_menu


def _undo_text(desk: Desk) -> str:
    return f"Undo: {plain_menu(desk.model.undo_text)}" if desk.model.undo_text else "Undo"


def _redo_text(desk: Desk) -> str:
    return f"Redo: {plain_menu(desk.model.redo_text)}" if desk.model.redo_text else "Redo"


EDIT: tuple[Command, ...] = (
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
        "edit_function",
        "Edit",
        "Type a function",
        "Go to the formula, all of it chosen: what you type takes its place",
        lambda desk: desk.edit_function(),
        "Ctrl+L",
        is_enabled=lambda desk: not desk.is_presenting,
        begins_group=True,
    ),
    Command(
        "go_to_error",
        "Edit",
        "Go to the error",
        "Choose what is wrong in the formula, to type there",
        lambda desk: desk.go_to_error(),
        "F8",
        is_enabled=lambda desk: not desk.is_presenting and bool(desk.model.frame.facts.error),
    ),
    Command(
        "copy_picture",
        "Edit",
        "Copy picture",
        "Put the contour, or the curve, on the clipboard",
        lambda desk: desk.exports.copy_picture(),
        "Ctrl+Shift+C",
        "copy",
        is_enabled=lambda desk: is_contour_shown(desk.model.frame),
        begins_group=True,
    ),
    Command(
        "copy_caption",
        "Edit",
        "Copy caption",
        "Put a sentence on the clipboard that says what the picture shows and how it was made",
        lambda desk: desk.exports.copy_caption(),
        "Ctrl+Alt+C",
    ),
)
