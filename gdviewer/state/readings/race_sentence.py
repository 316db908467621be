"""Says in one sentence how a race goes, or one method from several starts."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from gdviewer.core.numbers import format_count, format_whole
from gdviewer.state.frame import Frame, Path
from gdviewer.state.readings.endings import count_of_endings, stop_at_playhead
from gdviewer.state.readings.run_names import run_names

_MOST_COMPARED = 100
"""Of how many paths the best f is told; the values of more would be read with every frame."""


def race_parts(frame: Frame, write: Callable[[float], str]) -> list[str]:
    """Return the parts of the sentence: how many ended and how, where it is, and the best f.

    It needs two paths; of fewer there is none.
    """
    paths = [path for path in frame.paths if path.length]
    if len(paths) < 2:
        return []
    counts = count_of_endings([stop_at_playhead(frame, path) for path in paths])
    parts = [f"{_racers(frame, paths)}: {counts}", _place(frame)]
    if len(paths) <= _MOST_COMPARED:
        parts.append(_best(frame, paths, write))
    return parts


def _racers(frame: Frame, paths: Sequence[Path]) -> str:
    """Return who races: runs, how many where each has several paths, or the name of the one."""
    runs, starts = {path.run for path in paths}, len(frame.starts)
    if starts == 1:
        return "Race"
    who = f"Race of {format_whole(len(runs))}"
    if len(runs) == 1:
        who = run_names(frame.document)[paths[0].run]
    return f"{who} from {format_whole(starts)} starts"


def _place(frame: Frame) -> str:
    """Return where the playhead is, or how far it is computed on its way to the end."""
    if frame.is_seeking_end:
        return "on its way to the end"
    if frame.pace.counts_evaluations:
        return format_count(frame.playhead, "evaluation")
    return f"step {format_whole(frame.playhead)}"


def _best(frame: Frame, paths: Sequence[Path], write: Callable[[float], str]) -> str:
    """Return the best value at the playhead, and of which run it is."""
    is_maximizing = frame.document.is_maximizing
    values = [float(path.trajectory.f[frame.step_of(path)]) for path in paths]
    known = [value for value in values if not math.isnan(value)]
    if not known:
        return ""
    best = max(known) if is_maximizing else min(known)
    name = run_names(frame.document)[paths[values.index(best)].run]
    return f"{'highest' if is_maximizing else 'lowest'} f {write(best)}, {name}"
