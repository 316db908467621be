"""The commands of the menu Run: playing, stepping, and where a run starts."""

from __future__ import annotations

from gdviewer.ui.commands.command import Command
from gdviewer.ui.desk import Desk


def _play_text(desk: Desk) -> str:
    return "Pause" if desk.model.frame.is_playing else "Play"


def _toggle_play_on_click(desk: Desk) -> None:
    plays = not desk.model.frame.document.plays_on_click
    desk.model.update(undo="Play on click", plays_on_click=plays)


RUN: tuple[Command, ...] = (
    Command(
        "play",
        "Run",
        _play_text,
        "Play or pause; Ctrl+Space also while you type",
        lambda desk: desk.model.toggle(),
        ("Space", "Ctrl+Space"),
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
        "auto_rate",
        "Run",
        lambda desk: f"{'Usual' if desk.model.document.problem else 'Automatic'} learning rate",
        "Use the rate that suits this function and view",
        lambda desk: desk.model.use_auto_rate(),
        "A",
        is_checked=lambda desk: desk.model.frame.method.is_rate_automatic,
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
        "clear_starts",
        "Run",
        "Clear starts",
        "Remove all starts but the first",
        lambda desk: desk.model.clear_starts(),
        "Ctrl+Backspace",
        is_enabled=lambda desk: len(desk.model.frame.starts) > 1,
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
