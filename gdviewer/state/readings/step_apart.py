"""Reads off a frame what is told of the step that the selected run takes at the playhead."""

from __future__ import annotations

from typing import NamedTuple

from gdviewer.core.arithmetic.step import Arithmetic
from gdviewer.core.numbers import format_count, format_whole
from gdviewer.state.frame import Frame, Path
from gdviewer.state.readings.chart_words import name_of
from gdviewer.state.readings.run_names import run_names


class StepApart(NamedTuple):
    """What is told of a step.

    ``run`` is the id of its run, ``color`` the place of that in the palette, ``step`` its number,
    at the playhead or where that was seen last, and ``title`` its heading. ``arithmetic`` is None
    where it is not known, or where no step follows; ``note`` says why, or which coordinates are not
    shown.
    """

    run: int
    color: int
    step: int
    title: str
    arithmetic: Arithmetic | None
    note: str


def step_apart(frame: Frame) -> StepApart:
    """Return what is told of the step of the selected run at the playhead."""
    run = frame.document.runs[frame.selected]
    path = frame.selected_path
    if path is None:
        name = run_names(frame.document)[frame.selected]
        note = "" if run.is_visible else "This run is not shown: tick it to see its steps."
        return StepApart(run.id, run.color, 0, name, None, note)
    explained = frame.explained
    step = explained.step if explained is not None else frame.step_of(path)
    title = f"{name_of(frame, path)}, step {format_whole(step)}"
    arithmetic = explained.arithmetic if explained is not None else None
    if arithmetic is not None:
        title += f" → {format_whole(step + 1)}"
    note = _note(path, step) if arithmetic is None else _more(arithmetic)
    return StepApart(run.id, run.color, step, title, arithmetic, note)


def step_remarks(frame: Frame) -> tuple[str, ...]:
    """Return the sentences on that step; none where nothing can be said."""
    return frame.explained.remarks if frame.explained is not None else ()


def _note(path: Path, step: int) -> str:
    """Return why there is nothing to show, where that is known."""
    stop = path.trajectory.stop
    if stop is None or step < path.length - 1:
        return ""
    return f"No step follows. {stop.message}."


def _more(arithmetic: Arithmetic) -> str:
    more = arithmetic.more
    return f"and {format_count(more, 'more coordinate')}" if more else ""
