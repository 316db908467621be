"""Says in a sentence how the paths of a swarm have ended, and at which minimum."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from gdviewer.core.numbers import format_all_digits, format_point, format_whole
from gdviewer.core.objective import Array
from gdviewer.core.swarm import Ending
from gdviewer.state.frame import Frame
from gdviewer.state.readings.run_names import run_names

_WORDS = {
    Ending.DIVERGED: "diverged",
    Ending.UNDEFINED: "ended where f has no value",
    Ending.OTHER: "ended otherwise",
    Ending.NONE: "still going",
}
_MOST_PLACES = 4
_MOST_GROUPS = 40
_NEAR = 0.01  # of the view: ends so close are one


def swarm_sentence(frame: Frame) -> str:
    """Return the count by ending at the playhead; nothing where there is no swarm."""
    swarm, asked = frame.swarm, frame.facts.swarm
    if swarm is None or asked is None or not swarm.length:
        return ""
    whose = f"Swarm of {run_names(frame.document)[asked.run]}"
    step = frame.swarm_step
    ending = swarm.ending_at(step)
    counts = [f"{_count(ending, Ending.CONVERGED)} of {format_whole(len(ending))} converged"]
    counts += [
        f"{_count(ending, one)} {words}" for one, words in _WORDS.items() if (ending == one).any()
    ]
    ends = swarm.at(step)[ending == Ending.CONVERGED]
    if step < swarm.length - 1 or not swarm.is_done or not len(ends):
        return f"{whose}: {', '.join(counts)}"
    first, *others = counts
    return f"{whose}: {', '.join([f'{first} ({_places(frame, ends)})', *others])}"


def swarm_in_full(frame: Frame) -> str:
    """Return the same with all that it takes to make the swarm again."""
    spread, sentence = frame.document.swarm, swarm_sentence(frame)
    if spread is None or not sentence:
        return ""
    x, y = frame.variables
    bounds = spread.bounds
    ranges = ", ".join(
        f"{name} from {format_all_digits(low)} to {format_all_digits(high)}"
        for name, low, high in ((x, bounds.xmin, bounds.xmax), (y, bounds.ymin, bounds.ymax))
    )
    return f"{sentence}; from {spread.a_side} × {spread.a_side} starts, {ranges}"


def _count(ending: NDArray[np.int8], one: Ending) -> str:
    return format_whole(int((ending == one).sum()))


def _places(frame: Frame, ends: Array) -> str:
    """Return the points that most of ``ends`` ``(m, 2)`` have come to, and how many each."""
    groups = sorted(_groups(frame, ends), key=len, reverse=True)
    places = [
        f"{format_whole(len(group))} at {format_point(tuple(np.median(group, axis=0).tolist()), 3)}"
        for group in groups[:_MOST_PLACES]
    ]
    rest = len(ends) - sum(map(len, groups[:_MOST_PLACES]))
    return ", ".join([*places, f"{format_whole(rest)} elsewhere"] if rest else places)


def _groups(frame: Frame, ends: Array) -> Iterator[Array]:
    """Yield the ends that are close together, as long as there are not too many groups."""
    bounds = frame.document.bounds
    near = _NEAR * np.array([bounds.width, bounds.height])
    for _ in range(_MOST_GROUPS):
        if not len(ends):
            return
        is_here = (np.abs(ends - ends[0]) <= near).all(axis=1)
        yield ends[is_here]
        ends = ends[~is_here]
