"""The commands of the menu Run that change the table of runs, and that compare in one action."""

from __future__ import annotations

from gdviewer.state.edits.comparisons import CLASSIC_FIVE
from gdviewer.ui.commands.command import Command
from gdviewer.ui.desk import Desk

_TABLE, _COMPARE = "Run/Runs", "Run/Compare"


def _has_several(desk: Desk) -> bool:
    return len(desk.model.document.runs) > 1


def _show_text(desk: Desk) -> str:
    return "Hide" if desk.model.selected_run.is_visible else "Show"


def _show(desk: Desk) -> None:
    model = desk.model
    model.show_runs(model.document.selected, not model.selected_run.is_visible)


def _compare_tuned(desk: Desk) -> None:
    desk.model.compare_tuned(CLASSIC_FIVE)
    desk.dialogs.show_tuning()


RUNS: tuple[Command, ...] = (
    Command(
        "add_run",
        _TABLE,
        "Add a run",
        "Put one more run beside those there are, by another method, from the same start",
        lambda desk: desk.model.add_run(),
        "Insert",
        "add",
    ),
    Command(
        "duplicate_run",
        _TABLE,
        "Duplicate",
        "Copy the selected runs with all their settings",
        lambda desk: desk.model.duplicate_runs(),
        "Ctrl+D",
        "copy",
    ),
    Command(
        "remove_run",
        _TABLE,
        "Remove",
        "Take the selected runs away: Delete, in the table; one run has to stay",
        lambda desk: desk.model.remove_runs(),
        icon="remove",
    ),
    Command(
        "run_up",
        _TABLE,
        "Move up",
        "Move the selected runs up: Alt+Up, in the table",
        lambda desk: desk.model.shift_runs(is_down=False),
        icon="above",
        is_enabled=_has_several,
        begins_group=True,
    ),
    Command(
        "run_down",
        _TABLE,
        "Move down",
        "Move the selected runs down: Alt+Down, in the table",
        lambda desk: desk.model.shift_runs(is_down=True),
        icon="below",
        is_enabled=_has_several,
    ),
    Command(
        "show_run",
        _TABLE,
        _show_text,
        "Show the selected runs, or hide them: Space, in the table; "
        "a hidden run takes no part in anything",
        _show,
    ),
    Command(
        "tune",
        "Run",
        "Tune rates…",
        "Find the best learning rate of each visible run under the same budget of evaluations",
        lambda desk: desk.dialogs.show_tuning(),
        "Ctrl+T",
    ),
    Command(
        "compare_rates",
        _COMPARE,
        "Three learning rates",
        "Let the selected method go with a learning rate too small, a good one and one too large",
        lambda desk: desk.model.compare_rates(),
    ),
    Command(
        "compare_methods",
        _COMPARE,
        "Methods at one rate",
        "Let five methods go with the learning rate of the selected run",
        lambda desk: desk.model.compare_methods(),
    ),
    Command(
        "compare_tuned",
        _COMPARE,
        "Methods at their best rates",
        "Find for each of five methods the learning rate that suits it best, and compare them so",
        _compare_tuned,
    ),
    Command(
        "compare_starts",
        _COMPARE,
        "Four starts",
        "Let the selected run go from four points around its start",
        lambda desk: desk.model.compare_starts(),
    ),
    Command(
        "classic_five",
        _COMPARE,
        "The classic five on Rosenbrock",
        "Gradient descent, momentum, Nesterov, RMSProp and Adam, each at a good rate",
        lambda desk: desk.model.compare_classic_five(),
        begins_group=True,
    ),
)
