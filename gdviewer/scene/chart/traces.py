"""Keeps what is plotted of each path: a column that grows with the path, thinned for the screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from gdviewer.core.column import Column
from gdviewer.core.objective import Array
from gdviewer.core.quantities import QUANTITIES, Quantity
from gdviewer.core.thinning import Thinning
from gdviewer.state.frame import Frame, Path
from gdviewer.state.time.pace import Pace

_STRETCHES = 400  # in which the extent of a part is looked for


@dataclass(frozen=True, slots=True, eq=False)
class Polyline:
    """A thinned curve: from ``low`` to ``high`` at each of the positions ``x``, ``(k,)`` each."""

    x: Array
    low: Array
    high: Array


class Extent(NamedTuple):
    """The least and the greatest finite value, inf and −inf without any; the least above zero."""

    low: float = np.inf
    high: float = -np.inf
    least_positive: float = np.inf

    def and_of(self, values: Array) -> Extent:
        """Return this extent with that of ``values``, ``(n,)``."""
        finite = values[np.isfinite(values)]
        return Extent(
            min(self.low, float(finite.min(initial=np.inf))),
            max(self.high, float(finite.max(initial=-np.inf))),
            min(self.least_positive, float(finite[finite > 0].min(initial=np.inf))),
        )


class Trace:
    """One quantity along one path."""

    def __init__(self, quantity: Quantity, minimum: float) -> None:
        self._quantity = quantity
        self._minimum = minimum
        self._values = Column(np.float64)
        self._costs = Column(np.float64)
        self._thinning = Thinning()
        self.extent = Extent()

    def follow(self, path: Path, pace: Pace) -> None:
        """Take in what has been added to ``path``."""
        fresh = slice(len(self._values), path.length)
        if fresh.start >= fresh.stop:
            return
        walked = path.trajectory
        values = self._quantity.part(walked, fresh, self._minimum)
        self._values.extend(values)
        if pace.counts_evaluations:
            counts = (walked.nfev[fresh], walked.njev[fresh], walked.nhev[fresh])
            self._costs.extend(pace.weights.costs(*counts))
        self.extent = self.extent.and_of(values)

    def extent_in(self, begin: float, end: float) -> Extent:
        """Return about the extent from position ``begin`` to ``end``."""
        line = self.polyline(begin, end, _STRETCHES)
        return Extent().and_of(line.low).and_of(line.high)

    def value_at(self, step: int) -> float:
        """Return the value at a step, nan where there is none."""
        return float(self._values.view[step]) if step < len(self._values) else np.nan

    def position_at(self, step: int) -> float:
        """Return the position of a step along the axis."""
        return float(self._costs.view[step]) if len(self._costs) else float(step)

    def steps_between(self, begin: float, end: float) -> slice:
        """Return the steps from position ``begin`` to ``end``, one more where there is none."""
        costs, count = self._costs.view, len(self._values)
        if len(costs):
            first, last = np.searchsorted(costs, (begin, end), "left").tolist()
        else:
            first, last = int(np.ceil(begin)), int(np.floor(end))
        first = min(max(first, 0), max(count - 1, 0))
        return slice(first, min(max(last, first) + 1, count))

    def step_near(self, position: float) -> int:
        """Return the first step from ``position`` on, or the last."""
        start: int = self.steps_between(position, position).start
        return start

    def values(self, steps: slice) -> Array:
        """Return the values at ``steps``."""
        return self._values.view[steps]

    def positions(self, steps: slice) -> Array:
        """Return the positions of ``steps`` along the axis."""
        costs = self._costs.view
        return costs[steps] if len(costs) else np.arange(steps.start, steps.stop, dtype=np.float64)

    def polyline(self, begin: float, end: float, most: int) -> Polyline:
        """Return the curve from position ``begin`` to ``end``, of at most ``most`` stretches."""
        edges = self._edges(begin, end, most)
        if len(edges) < 2:
            return Polyline(np.empty(0), np.empty(0), np.empty(0))
        edges, low, high = self._thinning.extremes(self._values.view, edges)
        costs = self._costs.view
        first = edges[:-1]
        return Polyline(costs[first] if len(costs) else first.astype(np.float64), low, high)

    def _edges(self, begin: float, end: float, most: int) -> NDArray[np.int64]:
        """Return where the stretches begin, and where the last ends."""
        count = len(self._values)
        if not len(self._costs):
            first, last = max(int(begin) - 1, 0), min(int(np.ceil(end)) + 2, count)
            pieces = min(last - first, most)
            return np.linspace(first, last, pieces + 1).astype(np.int64) if pieces > 0 else _NONE
        costs = self._costs.view
        first, last = np.searchsorted(costs, (begin, end), "left")
        first, last = max(int(first) - 1, 0), min(int(last) + 2, count)
        if last - first <= most:
            return np.arange(first, last + 1)
        inner = np.searchsorted(costs[first:last], np.linspace(begin, end, most + 1)[1:-1]) + first
        return np.unique(np.concatenate(([first], inner, [last])))


_NONE = np.empty(0, np.int64)


class Traces:
    """The traces of all paths of a frame; a path of another generation gets a new one."""

    def __init__(self) -> None:
        self._traces: dict[int, Trace] = {}
        self._shown: tuple[object, ...] = ()

    def follow(self, frame: Frame, key: str, minimum: float) -> dict[int, Trace]:
        """Return the trace of each path, by its generation, as far as it has come."""
        shown = key, minimum, frame.pace
        before = self._traces if shown == self._shown else {}
        self._shown = shown
        self._traces = {
            path.generation: before.get(path.generation) or Trace(QUANTITIES[key], minimum)
            for path in frame.paths
        }
        for path in frame.paths:
            self._traces[path.generation].follow(path, frame.pace)
        return self._traces
