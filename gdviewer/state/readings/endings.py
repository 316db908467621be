"""Counts how the paths of a run, or of a race, have ended as far as the playhead has come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from gdviewer.core.endings import ending
from gdviewer.core.numbers import format_whole
from gdviewer.core.standing import CONVERGED
from gdviewer.core.stopping import StopReason
from gdviewer.state.frame import Frame, Path


def stop_at_playhead(frame: Frame, path: Path) -> StopReason | None:
    """Return why ``path`` ended, None where it goes on from the playhead."""
    return path.trajectory.stop if frame.step_of(path) == path.length - 1 else None


def count_of_endings(stops: Sequence[StopReason | None]) -> str:
    """Return how many converged, and why the others did not; a stop is None where a path goes on.

    It is ``0 of 2 converged: no value at the start`` or ``2 of 4 converged, 1 × diverged, 1 going
    on``, with the most usual end first.
    """
    ended = [stop for stop in stops if stop is not None]
    others = Counter(_words(stop) for stop in ended if stop.kind not in CONVERGED)
    converged = len(ended) - others.total()
    count = f"{format_whole(converged)} of {format_whole(len(stops))} converged"
    if [*others.values()] == [len(stops)]:
        return f"{count}: {next(iter(others))}"
    parts = [count, *(f"{format_whole(often)} × {words}" for words, often in others.most_common())]
    if under_way := len(stops) - len(ended):
        parts.append(f"{format_whole(under_way)} going on")
    return ", ".join(parts)


def _words(stop: StopReason) -> str:
    has_no_value = stop.kind == "nan" and "f" not in stop.evidence
    return "no value at the start" if has_no_value and not stop.step else ending(stop)
