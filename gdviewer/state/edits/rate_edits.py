"""What becomes of the learning rate of a run that the user leaves to the program."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from gdviewer.core.hyperparameters import Setting
from gdviewer.state.document import Document
from gdviewer.state.run import Run

RATE = "learning_rate"


def without_rate(fields: Mapping[str, Setting]) -> dict[str, Setting]:
    """Return the fields of an optimizer without its learning rate."""
    return {name: value for name, value in fields.items() if name != RATE}


def leave_rate(run: Run) -> Run:
    """Take back the user's rate, and one that was found before: it is to be found anew."""
    own = {
        key: without_rate(fields) if key == run.optimizer else fields
        for key, fields in run.hyperparameters.items()
    }
    found = {key: rate for key, rate in run.auto_rates.items() if key != run.optimizer}
    return replace(run, hyperparameters=own, auto_rates=found)


def keep_found_rate(document: Document, id_: int, rate: float) -> Document:
    """Write down what a trial has found for the run with that id and its optimizer."""
    return replace(
        document,
        runs=tuple(
            replace(run, auto_rates=run.auto_rates | {run.optimizer: rate})
            if run.id == id_
            else run
            for run in document.runs
        ),
    )


def forget_outdated_rates(before: Document, after: Document) -> Document:
    """Drop the rates that were found for something else than what ``after`` asks for.

    They hold for one function, with its parameters, in one direction, and for the optimizer's
    other fields; the view may change.
    """
    if _function(before) != _function(after):
        return replace(after, runs=tuple(replace(run, auto_rates={}) for run in after.runs))
    earlier = {run.id: run for run in before.runs}
    runs = (_with_valid_rates(earlier.get(run.id, run), run) for run in after.runs)
    return replace(after, runs=tuple(runs))


def _function(document: Document) -> tuple[object, ...]:
    return document.expression, document.variables, document.parameters, document.is_maximizing


def _with_valid_rates(before: Run, after: Run) -> Run:
    """Drop the rates of the optimizers of which another field has changed."""

    def others(run: Run, key: str) -> dict[str, Setting]:
        return without_rate(run.hyperparameters.get(key, {}))

    kept = {
        key: rate
        for key, rate in after.auto_rates.items()
        if others(before, key) == others(after, key)
    }
    return replace(after, auto_rates=kept)
