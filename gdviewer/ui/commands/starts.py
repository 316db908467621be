"""The commands of the menu Run that say where a run starts, and what a click there does."""

from __future__ import annotations

from gdviewer.ui.commands.command import Command
from gdviewer.ui.desk import Desk


def _toggle_play_on_click(desk: Desk) -> None:
    plays = not desk.model.frame.document.plays_on_click
    desk.model.update(undo="Play on click", plays_on_click=plays)


STARTS: tuple[Command, ...] = (
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
        "clear_starts",
        "Run",
        "Clear starts",
        "Remove all starts but the first",
        lambda desk: desk.model.clear_starts(),
        "Ctrl+Backspace",
        is_enabled=lambda desk: len(desk.model.frame.starts) > 1,
    ),
    Command(
        "swarm",
        "Run",
        "Swarm…",
        "Let the selected run go from a whole grid of starts at once",
        lambda desk: desk.dialogs.ask_for_swarm(),
        "S",
        is_enabled=lambda desk: len(desk.model.frame.variables) == 2,
    ),
    Command(
        "end_swarm",
        "Run",
        "End the swarm",
        "Take the swarm away",
        lambda desk: desk.model.end_swarm(),
        "Shift+S",
        is_enabled=lambda desk: desk.model.document.swarm is not None,
    ),
    Command(
        "play_on_click",
        "Run",
        "Play on click",
        "Play as soon as a click sets the start; otherwise wait at step 0",
        _toggle_play_on_click,
        is_checked=lambda desk: desk.model.frame.document.plays_on_click,
    ),
)
