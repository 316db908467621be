"""What ``gdviewer run`` has to tell: the paths, and of several how they rank."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

from gdviewer.core.trajectory import Trajectory
from gdviewer.state.frame import Frame
from gdviewer.state.readings.ranking import Place, ranking
from gdviewer.state.readings.run_names import run_names


class NamedPath(NamedTuple):
    """A path with the name of its run and the number of its start, from 1."""

    run: str
    start: int
    trajectory: Trajectory


@dataclass(frozen=True, slots=True, eq=False)
class Record:
    """The paths in the order they were asked for; ``places`` has the best run first.

    ``names`` are those of the runs, in the order of the document.
    """

    variables: tuple[str, ...]
    names: tuple[str, ...]
    paths: tuple[NamedPath, ...]
    places: tuple[Place, ...]

    @classmethod
    def of(cls, frame: Frame) -> Record:
        """Return what is to be told of ``frame``."""
        names = run_names(frame.document)
        paths = (NamedPath(names[at.run], at.start + 1, at.trajectory) for at in frame.paths)
        return cls(frame.variables, names, tuple(paths), ranking(frame))

    @property
    def is_race(self) -> bool:
        """Whether there are several paths."""
        return len(self.paths) > 1


def record_fields(record: Record) -> dict[str, Any]:
    """Return what ``run --json`` prints: the columns of the one path, or all runs ranked."""
    if not record.is_race:
        return trajectory_fields(record.paths[0].trajectory)
    return {
        "runs": [
            {"run": path.run, "start": path.start} | trajectory_fields(path.trajectory)
            for path in record.paths
        ],
        "ranking": [_place_fields(record.names, place) for place in record.places],
    }


def trajectory_fields(run: Trajectory) -> dict[str, Any]:
    """Return the columns of ``run`` and why it ended."""
    stop = run.stop
    return {
        "x": run.x,
        "f": run.f,
        "gradient": run.gradient,
        "step_size": run.step_size,
        "learning_rate": run.learning_rate,
        "nfev": run.nfev,
        "njev": run.njev,
        "stop": stop
        and {
            "kind": stop.kind,
            "message": stop.message,
            "step": stop.step,
            "evidence": stop.evidence,
        },
    }


def _place_fields(names: tuple[str, ...], place: Place) -> Mapping[str, Any]:
    """Return a line of the ranking; a rank of 0 is that of a run without the figure."""
    figures = asdict(place.standing)
    del figures["racer"]
    return {"rank": place.rank, "run": names[place.run], **figures}
