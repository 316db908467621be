"""One run of the document: a method with its settings, and how it is told from the others."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from gdviewer.core.hyperparameters import Setting

MOST_RUNS = 100
LONGEST_NAME = 60


class Run(msgspec.Struct, frozen=True):
    """A method with its settings.

    ``hyperparameters`` has, per optimizer key, the fields that the user changed; ``rules`` the
    same per step-rule key. ``step_rule`` is empty where the one that usually goes with the method
    is wanted; ``left_rules`` has, per optimizer key, what it was when another method was chosen.
    Switching the method and back loses nothing. ``auto_rates`` has, per optimizer key, the learning
    rate that a trial has found, for where the user gave none; it is kept so that the document shows
    the same again, and is no undo step.

    ``id`` is the run's own in its document, whatever its place; ``color`` is its place in the
    palette, which also decides its marker and dash, and stays with it. ``name`` is empty where
    the method names it.
    """

    optimizer: str = "momentum"
    hyperparameters: dict[str, dict[str, Setting]] = {}
    step_rule: str = ""
    left_rules: dict[str, str] = {}
    rules: dict[str, dict[str, Setting]] = {}
    auto_rates: dict[str, float] = {}
    id: int = 0
    color: int = 0
    name: str = ""
    is_visible: bool = True


def numbered(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Return ``runs``, those whose id is taken already under an id and a color of their own."""
    done: tuple[Run, ...] = ()
    for run in runs:
        is_new = run.id not in {other.id for other in done}
        done = (*done, run) if is_new else with_copy(done, run)
    return done


def with_copy(runs: Sequence[Run], run: Run) -> tuple[Run, ...]:
    """Return ``runs`` with one more at the end: ``run`` under an id and a color of its own.

    The id is above all others, so that a run that was removed is not taken for the new one.
    """
    colors = {other.color for other in runs}
    color = next(number for number in range(len(colors) + 1) if number not in colors)
    return (*runs, replace(run, id=max((other.id for other in runs), default=-1) + 1, color=color))
