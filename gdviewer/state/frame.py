"""The one frozen thing that every view and exporter draws."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from gdviewer.core.convexity.verdict import Verdict, Witness
from gdviewer.core.critical_points.records import NOT_KNOWN, CriticalPoints
from gdviewer.core.curve import Curve
from gdviewer.core.explanation import Explained
from gdviewer.core.local import LocalCalculus, calculus_at
from gdviewer.core.moment import Moment
from gdviewer.core.objective import Array
from gdviewer.core.sampling import Field
from gdviewer.core.symbolic.simplified import Simplified
from gdviewer.core.trajectory import Trajectory
from gdviewer.state.document import Document
from gdviewer.state.facts import Facts, Method
from gdviewer.state.time.pace import Pace
from gdviewer.state.variables import USUAL
from gdviewer.state.work.outlook import Outlook
from gdviewer.state.work.swarm import SwarmPaths
from gdviewer.state.work.tuning import TuningReport

PREVIEW_STEPS = 150
"""How much of a path is shown under a dragging hand, whatever the playhead."""


@dataclass(frozen=True, slots=True, eq=False)
class Path:
    """One run from one start: the trajectory up to ``length`` points, as it was at this frame.

    ``run`` is the place of the run in the document, ``color`` its place in the palette; ``start``
    is the place of the start. ``generation`` changes when the trajectory is another one.
    """

    run: int
    start: int
    trajectory: Trajectory
    length: int
    generation: int
    color: int = 0


@dataclass(frozen=True, slots=True)
class Inside:
    """What goes on inside the step that a path takes from the playhead on.

    ``run`` is the index of the run in the document.
    """

    run: int
    moment: Moment


@dataclass(frozen=True, eq=False)
class Frame:
    """All that is drawn at one instant.

    ``playhead`` counts from the start what the document's ``pace`` says: steps, or evaluations. A
    path shows its points up to :meth:`shown_step`.
    ``field`` is the newest sampled grid of a function of two variables, ``curve`` the newest curve
    of a function of one (None until the first one is there). ``is_dragging`` holds
    while a start or a slider is dragged, ``is_seeking_end`` while a run is computed to its stop.
    ``critical`` are the critical points that were found in view. ``insides`` are the
    inner workings at the playhead, of the paths of which they are wanted and known. ``warnings``
    are sentences on where in view f is not smooth or has no value. ``local`` is the calculus at the
    playhead where it is drawn, else None. ``simplified`` are shorter forms of the derivatives and
    ``convexity`` says whether f is convex, where somebody asks for them and as soon as they are
    known; ``witness`` is what shows that it is not, where that is to be drawn. It
    ``has_calculus`` where the Hessian is compiled, so that the calculus at a point comes at once,
    and ``is_looking`` while ``critical`` and ``warnings`` may be those of the view before.
    ``tuning`` is what is known of the tuning that was asked for last, None where there is none.
    ``is_looking_back`` holds where it was playing further on before somebody went back. ``swarm``
    is what is known of the one that is asked for. ``listed`` are the insides of the steps of the
    selected run which a table lists, as far as they are known. ``explained`` is what the selected
    run does at the playhead, where somebody asks for it and as soon as it is known, before that
    and while it plays fast what it did last that was explained; ``outlook`` is
    what was computed of how that run ends, None where nobody asks.
    """

    document: Document
    facts: Facts
    field: Field | None
    paths: tuple[Path, ...]
    playhead: int
    is_playing: bool = False
    is_dragging: bool = False
    is_seeking_end: bool = False
    critical: CriticalPoints = NOT_KNOWN
    insides: tuple[Inside, ...] = ()
    curve: Curve | None = None
    warnings: tuple[str, ...] = ()
    local: LocalCalculus | None = None
    simplified: Simplified | None = None
    convexity: Verdict | None = None
    witness: Witness | None = None
    tuning: TuningReport | None = None
    is_looking_back: bool = False
    listed: tuple[Moment, ...] = ()
    swarm: SwarmPaths | None = None
    has_calculus: bool = False
    is_looking: bool = False
    explained: Explained | None = None
    outlook: Outlook | None = None

    @property
    def variables(self) -> tuple[str, ...]:
        """The names of one or two variables; x and y where there is no objective yet."""
        objective = self.facts.objective
        return objective.variables if objective is not None else USUAL

    @property
    def axes(self) -> tuple[str, str]:
        """The names of the two axes of a picture: the variables, or the one variable and f."""
        names = (*self.variables, "f")
        return names[0], names[1]

    @property
    def value_range(self) -> tuple[float, float] | None:
        """The values of f beside a curve: those the user chose, else those that fit it."""
        if len(self.variables) > 1:
            return None
        fitted = self.curve.value_range if self.curve is not None else None
        return self.document.value_range or fitted

    @property
    def ranges(self) -> tuple[tuple[float, float], ...]:
        """From where to where each of the axes goes; the values beside a curve may come later."""
        bounds, values = self.document.bounds, self.value_range
        x, y = (bounds.xmin, bounds.xmax), (bounds.ymin, bounds.ymax)
        if len(self.variables) > 1:
            return x, y
        return (x,) if values is None else (x, values)

    @property
    def starts(self) -> tuple[tuple[float, ...], ...]:
        """The starts, a coordinate per variable."""
        return tuple(start[: len(self.variables)] for start in self.document.starts)

    @property
    def selected(self) -> int:
        """The place in the document of the first run that is selected."""
        runs, chosen = self.document.runs, self.document.selected
        return next((place for place, run in enumerate(runs) if run.id in chosen), 0)

    @property
    def selected_start(self) -> int:
        """The place among the starts of the one that is selected."""
        return chosen_start(self.document)

    @property
    def point(self) -> Array:
        """Where the playhead of the selected run is, ``(n,)``; its start where there is no path."""
        path = self.selected_path
        if path is None:
            return np.array(self.starts[self.selected_start])
        return np.asarray(path.trajectory.x[self.shown_step(path)])

    @property
    def method(self) -> Method:
        """The method of the selected run."""
        return self.facts.methods[self.selected]

    @property
    def selected_path(self) -> Path | None:
        """The path of the selected run from the selected start; None where it has no point yet."""
        chosen = self.selected, self.selected_start
        paths = (path for path in self.paths if (path.run, path.start) == chosen)
        return next((path for path in paths if path.length), None)

    @cached_property
    def pace(self) -> Pace:
        """What the playhead counts."""
        return pace_of(self.document)

    @cached_property
    def available(self) -> int:
        """How far the playhead can go: to the end of the longest path, or of the swarm."""
        pace, paths = self.pace, self.paths
        ends = [pace.position_of(path.length - 1, path.trajectory) for path in paths if path.length]
        if self.swarm is not None and not pace.counts_evaluations:
            ends.append(self.swarm.length - 1)
        return max(ends, default=0)

    @cached_property
    def steps_shown(self) -> int:
        """How many steps of a path are drawn at most: to the playhead, further under a drag."""
        steps = self.playhead
        if self.pace.counts_evaluations:
            steps = max((self.step_of(path) for path in self.paths if path.length), default=0)
        return max(steps, PREVIEW_STEPS) if self.is_dragging else steps

    def step_of(self, path: Path) -> int:
        """Return the step of ``path`` at which the playhead stands."""
        step = self._steps.get(path)
        if step is None:
            step = self.pace.step_at(self.playhead, path.trajectory, path.length)
            self._steps[path] = step
        return step

    @cached_property
    def _steps(self) -> dict[Path, int]:
        """The steps that were asked for: there may be thousands of paths, each asked for often."""
        return {}

    @property
    def swarm_step(self) -> int:
        """The step at which the swarm is shown; by evaluations, as many as its run has taken."""
        if self.swarm is None or self.facts.swarm is None:
            return 0
        step, run = self.playhead, self.facts.swarm.run
        if self.pace.counts_evaluations:
            step = max((self.step_of(path) for path in self.paths if path.run == run), default=0)
        return max(min(step, self.swarm.length - 1), 0)

    def shown_step(self, path: Path) -> int:
        """Return up to which step ``path`` is drawn: to the playhead, further under a drag."""
        step = self.step_of(path)
        return min(max(step, PREVIEW_STEPS), path.length - 1) if self.is_dragging else step


def chosen_start(document: Document) -> int:
    """Return the place among the starts of the one that is selected; the last of fewer by now."""
    return min(document.selected_start, len(document.starts) - 1)


def pace_of(document: Document) -> Pace:
    """Return what the playhead of ``document`` counts."""
    return Pace(document.races_by == "evaluations", document.weights)


def draws_calculus(document: Document) -> bool:
    """Whether something is drawn that follows from the calculus at the playhead."""
    return document.shows_eigenvectors or document.shows_quadratic


def with_local(frame: Frame, before: Frame | None = None) -> Frame:
    """Return ``frame`` with the calculus at the playhead, where that is to be drawn.

    It is that of the frame ``before`` where the playhead stays.
    """
    objective = frame.facts.objective
    if objective is None or not draws_calculus(frame.document):
        return frame
    point, known = frame.point, before.local if before is not None else None
    stays = before is not None and before.facts.objective is objective
    if stays and known is not None and np.array_equal(known.point, point):
        return replace(frame, local=known)
    return replace(frame, local=calculus_at(objective, point))
