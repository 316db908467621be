"""Says of each run what its row in the table of runs shows at the playhead."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from gdviewer.core.endings import ending
from gdviewer.core.standing import median_of
from gdviewer.core.stopping import StopReason
from gdviewer.state.facts import Method
from gdviewer.state.frame import Frame, Path
from gdviewer.state.readings.endings import count_of_endings, stop_at_playhead
from gdviewer.state.readings.run_names import run_names
from gdviewer.state.run import Run

Point = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """Where a run is: its step, f and the norm of the gradient there; nan where there is none.

    ``ending`` is in a few words how it ended, empty while it goes on.
    """

    step: float
    f: float
    slope: float
    ending: str


@dataclass(frozen=True, slots=True)
class PathRow:
    """One path of a run: the start with the number that it has in the plot, from 1 on."""

    number: int
    start: Point
    figures: Figures


@dataclass(frozen=True, slots=True)
class RunRow:
    """A run: with several starts its figures are the medians over them, and it has ``paths``."""

    id: int
    color: int
    is_visible: bool
    name: str
    optimizer: str
    step_rule: str
    starts: tuple[Point, ...]
    figures: Figures
    paths: tuple[PathRow, ...]


def run_rows(frame: Frame) -> tuple[RunRow, ...]:
    """Return the rows of the table of runs, in the order of the document."""
    paths: dict[int, list[PathRow]] = {}
    stops: dict[int, list[StopReason | None]] = {}
    for path in frame.paths:
        if path.length:
            step, stop = frame.step_of(path), stop_at_playhead(frame, path)
            paths.setdefault(path.run, []).append(_path_row(path, step, stop))
            stops.setdefault(path.run, []).append(stop)
    rows = zip(frame.document.runs, frame.facts.methods, run_names(frame.document), strict=True)
    return tuple(
        _run_row(frame, run, method, name, paths.get(place, []), stops.get(place, []))
        for place, (run, method, name) in enumerate(rows)
    )


def _path_row(path: Path, step: int, stop: StopReason | None) -> PathRow:
    trajectory = path.trajectory
    figures = Figures(
        float(step),
        float(trajectory.f[step]),
        math.hypot(*trajectory.gradient[step].tolist()),
        ending(stop) if stop is not None else "",
    )
    return PathRow(path.start + 1, tuple(trajectory.x[0].tolist()), figures)


def _run_row(
    frame: Frame,
    run: Run,
    method: Method,
    name: str,
    paths: Sequence[PathRow],
    stops: Sequence[StopReason | None],
) -> RunRow:
    has_several = len(frame.starts) > 1
    worst_f = -1.0 if frame.document.is_maximizing else 1.0
    state = _state(run, method, paths)
    if not state:
        has_ended = any(stop is not None for stop in stops)
        counted = count_of_endings(stops) if has_ended else ""
        state = counted if has_several else paths[0].figures.ending
    return RunRow(
        run.id,
        run.color,
        run.is_visible,
        name,
        method.title,
        method.rule_title,
        frame.starts,
        _medians([path.figures for path in paths], state, worst_f),
        tuple(paths) if has_several else (),
    )


def _state(run: Run, method: Method, paths: Sequence[PathRow]) -> str:
    """Return why there is nothing to see of a run; empty where there is."""
    if not run.is_visible:
        return "hidden"
    if method.refusal:
        return method.refusal
    if method.needs_trial and not paths:
        return "trying learning rates"
    return "" if paths else "not computed yet"


def _medians(figures: Sequence[Figures], state: str, worst_f: float) -> Figures:
    return Figures(
        median_of([one.step for one in figures], worst=1.0),
        median_of([one.f for one in figures], worst=worst_f),
        median_of([one.slope for one in figures], worst=1.0),
        state,
    )
