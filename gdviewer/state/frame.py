"""The one frozen thing that every view and exporter draws."""

from __future__ import annotations

from dataclasses import dataclass

from gdviewer.core.curve import Curve
from gdviewer.core.moment import Moment
from gdviewer.core.sampling import Field
from gdviewer.core.trajectory import Trajectory
from gdviewer.state.document import Document
from gdviewer.state.pace import Pace
from gdviewer.state.resolve import Facts, Method
from gdviewer.state.variables import USUAL

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


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """All that is drawn at one instant.

    ``playhead`` counts from the start what the document's ``pace`` says: steps, or evaluations. A
    path shows its points up to :meth:`shown_step`.
    ``field`` is the newest sampled grid of a function of two variables, ``curve`` the newest curve
    of a function of one (None until the first one is there). ``is_dragging`` holds
    while a start or a slider is dragged, ``is_seeking_end`` while a run is computed to its stop.
    ``saddles`` are the saddle points that were found in view, ``(x, y)`` each. ``insides`` are the
    inner workings at the playhead, of the paths of which they are wanted and known.
    """

    document: Document
    facts: Facts
    field: Field | None
    paths: tuple[Path, ...]
    playhead: int
    is_playing: bool = False
    is_dragging: bool = False
    is_seeking_end: bool = False
    saddles: tuple[tuple[float, float], ...] = ()
    insides: tuple[Inside, ...] = ()
    curve: Curve | None = None

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
    def starts(self) -> tuple[tuple[float, ...], ...]:
        """The starts, a coordinate per variable."""
        return tuple(start[: len(self.variables)] for start in self.document.starts)

    @property
    def selected(self) -> int:
        """The place in the document of the first run that is selected."""
        runs, chosen = self.document.runs, self.document.selected
        return next((place for place, run in enumerate(runs) if run.id in chosen), 0)

    @property
    def method(self) -> Method:
        """The method of the selected run."""
        return self.facts.methods[self.selected]

    @property
    def selected_path(self) -> Path | None:
        """The path of the selected run from the first start; None where it has no point yet."""
        run = self.selected
        return next((path for path in self.paths if path.run == run and path.length), None)

    @property
    def pace(self) -> Pace:
        """What the playhead counts."""
        return pace_of(self.document)

    @property
    def available(self) -> int:
        """How far the playhead can go: to the end of the longest path."""
        pace, paths = self.pace, self.paths
        ends = (pace.position_of(path.length - 1, path.trajectory) for path in paths if path.length)
        return max(ends, default=0)

    def step_of(self, path: Path) -> int:
        """Return the step of ``path`` at which the playhead stands."""
        return self.pace.step_at(self.playhead, path.trajectory, path.length)

    def shown_step(self, path: Path) -> int:
        """Return up to which step ``path`` is drawn: to the playhead, further under a drag."""
        step = self.step_of(path)
        return min(max(step, PREVIEW_STEPS), path.length - 1) if self.is_dragging else step


def pace_of(document: Document) -> Pace:
    """Return what the playhead of ``document`` counts."""
    return Pace(document.races_by == "evaluations", document.weights)


def steps_shown(playhead: int, is_dragging: bool) -> int:
    """Return how far the playhead lets paths be drawn, further under a drag."""
    return max(playhead, PREVIEW_STEPS) if is_dragging else playhead


def looks_the_same(one: Frame, other: Frame) -> bool:
    """Whether nothing that is drawn or told differs."""
    return (
        one.document is other.document
        and one.facts is other.facts
        and one.field is other.field
        and one.curve is other.curve
        and one.paths == other.paths
        and one.saddles == other.saddles
        and one.insides == other.insides
        and (one.playhead, one.is_playing, one.is_dragging, one.is_seeking_end)
        == (other.playhead, other.is_playing, other.is_dragging, other.is_seeking_end)
    )
