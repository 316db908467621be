"""Says of a race what its figures alone would not: that nobody arrived, or what does not count."""

from __future__ import annotations

from collections.abc import Iterator

from gdviewer.core.numbers import format_point
from gdviewer.state.frame import Frame, Path
from gdviewer.state.readings.run_names import run_names

_RAN_AWAY = frozenset({"diverged", "unbounded"})


def race_remarks(frame: Frame) -> tuple[str, ...]:
    """Return sentences on the runs of ``frame``, as far as they are computed; most have none."""
    return tuple(
        sentence
        for sentences in (_undefined(frame), _all_ran_away(frame), _free(frame))
        for sentence in sentences
    )


def _undefined(frame: Frame) -> Iterator[str]:
    """Tell of the starts at which f has no value."""
    for index, start in enumerate(frame.starts):
        kinds = [_kind(path) for path in frame.paths if path.start == index and path.length == 1]
        if kinds and set(kinds) == {"nan"}:
            yield f"f has no value at the start {format_point(start)}, so nothing begins there."


def _all_ran_away(frame: Frame) -> Iterator[str]:
    """Tell that not one of several runs stayed."""
    kinds = [_kind(path) for path in frame.paths]
    if len(kinds) > 1 and set(kinds) <= _RAN_AWAY:
        yield "Every run ran away, so none is best; smaller learning rates may help."


def _free(frame: Frame) -> Iterator[str]:
    """Tell of the methods of which little or nothing counts, where evaluations are counted."""
    document = frame.document
    if document.races_by != "evaluations" and document.rank_by != "evaluations":
        return
    names = run_names(document)
    costs = {path.run: _cost(frame, path) for path in frame.paths if path.length > 1}
    for run, cost in costs.items():
        if cost and not document.weights.f and not frame.facts.methods[run].optimizer.uses_gradient:
            yield (
                f"{names[run]} uses no gradient and f does not count by these weights: only what "
                "its stopping criteria ask for counts."
            )
    idle = [names[run] for run, cost in costs.items() if not cost]
    if len(idle) == 1:
        yield f"{idle[0]} asks for nothing that counts by these weights, so it stays at 0."
    elif idle:
        who = f"{len(idle)} runs ask for nothing that counts by these weights, so they stay at 0"
        yield f"{who}: {', '.join(idle)}."


def _kind(path: Path) -> str:
    """Return how a path ended, or nothing where it goes on."""
    stop = path.trajectory.stop
    return stop.kind if stop is not None and path.length == len(path.trajectory) else ""


def _cost(frame: Frame, path: Path) -> float:
    """Return what the path has cost so far."""
    way, last = path.trajectory, path.length - 1
    counts = int(way.nfev[last]), int(way.njev[last]), int(way.nhev[last])
    return frame.document.weights.cost(*counts)
