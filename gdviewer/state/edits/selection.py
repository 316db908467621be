"""What is selected in the table of runs, and what the selected ones have in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from gdviewer.state.facts import Method
from gdviewer.state.frame import Frame
from gdviewer.state.run import Run

T = TypeVar("T")


def selected_runs(frame: Frame) -> tuple[tuple[Run, Method], ...]:
    """Return the selected runs with their methods, in the order of the table; at least one."""
    runs = zip(frame.document.runs, frame.facts.methods, strict=True)
    chosen = tuple((run, method) for run, method in runs if run.id in frame.document.selected)
    return chosen or ((frame.document.runs[0], frame.facts.methods[0]),)


def selected_methods(frame: Frame) -> tuple[Method, ...]:
    """Return the methods of the selected runs."""
    return tuple(method for _, method in selected_runs(frame))


def common(frame: Frame, read: Callable[[Method], T]) -> T | None:
    """Return what ``read`` finds in every selected method, None where they differ."""
    first, *others = map(read, selected_methods(frame))
    return first if all(other == first for other in others) else None
