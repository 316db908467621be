"""The commands of the menu Run that play, step and race."""

from __future__ import annotations

from gdviewer.ui.commands.command import Command
from gdviewer.ui.desk import Desk

_RACE = "Run/Race by"


def _play_text(desk: Desk) -> str:
    return "Pause" if desk.model.frame.is_playing else "Play"


def _last_text(desk: Desk) -> str:
    return "Back to live" if desk.model.frame.is_looking_back else "Last"


def _show_why(desk: Desk) -> None:
    desk.model.seek_turn()
    desk.show_panel("stability", True, "stability_rate")


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
        "ten_forward",
        "Run",
        "Ten steps forward",
        "Go ten steps on",
        lambda desk: desk.model.step(10),
        "Shift+Right",
        "ten_forward",
    ),
    Command(
        "ten_back",
        "Run",
        "Ten steps back",
        "Go ten steps back",
        lambda desk: desk.model.step(-10),
        "Shift+Left",
        "ten_back",
    ),
    Command(
        "next_event",
        "Run",
        "Next event",
        "Go on to where a run ended, or f began to rise",
        lambda desk: desk.model.next_event(),
        (".", "Ctrl+Right"),
    ),
    Command(
        "previous_event",
        "Run",
        "Previous event",
        "Go back to where a run ended, or f began to rise",
        lambda desk: desk.model.previous_event(),
        (",", "Ctrl+Left"),
    ),
    Command(
        "why",
        "Run",
        "Why?",
        "Show in the panel “Stability” why it goes so; of a run that is lost, at the last step "
        "before it was hopeless",
        _show_why,
        "Y",
        is_enabled=lambda desk: not desk.is_presenting,
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
        _last_text,
        "Go to the end of all runs; after a look back, to where it was playing, and on",
        lambda desk: desk.model.last(),
        "End",
        "last",
    ),
    Command(
        "reset",
        "Run",
        "Reset",
        "Drop the paths; function, starts, settings and view stay",
        lambda desk: desk.model.reset(),
        "R",
        "reset",
    ),
    Command(
        "loop",
        "Run",
        "Loop",
        "Play again from the start when all has come to its end",
        lambda desk: desk.model.toggle_looping(),
        "O",
        "loop",
        is_checked=lambda desk: desk.model.frame.document.is_looping,
    ),
    Command(
        "slower",
        "Run",
        "Slower",
        "Play fewer steps a second",
        lambda desk: desk.model.change_speed(-1),
        "[",
    ),
    Command(
        "faster",
        "Run",
        "Faster",
        "Play more steps a second, at last as fast as it goes",
        lambda desk: desk.model.change_speed(1),
        "]",
    ),
    Command(
        "by_steps",
        _RACE,
        "Steps",
        "The playhead shows all runs after as many steps",
        lambda desk: desk.model.race_by("steps"),
        "Alt+1",
        is_checked=lambda desk: not desk.model.frame.pace.counts_evaluations,
    ),
    Command(
        "by_evaluations",
        _RACE,
        "Evaluations",
        "The playhead shows all runs after as many evaluations, which is fairer",
        lambda desk: desk.model.race_by("evaluations"),
        "Alt+2",
        is_checked=lambda desk: desk.model.frame.pace.counts_evaluations,
    ),
    Command(
        "weights",
        _RACE,
        "What an evaluation counts…",
        "Say how much an evaluation of f, of the gradient and of the Hessian counts",
        lambda desk: desk.dialogs.ask_for_weights(),
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
)
