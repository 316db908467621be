"""The contour in words, for who cannot see it: function, view, start, and where the run is."""

from __future__ import annotations

from gdviewer.core.numbers import format_count, format_number, format_point, format_whole
from gdviewer.state.frame import Frame, Path
from gdviewer.state.readings.digest import formula_of
from gdviewer.state.resolve import problem_of

_MOST_POINTS = 6


def summary(frame: Frame) -> str:
    """Return some sentences on what the contour of ``frame`` shows; of the paths, the selected."""
    parts = [_surface(frame), _minima(frame)]
    path = frame.selected_path
    if frame.facts.error is None and path is not None:
        parts.insert(1, _run(frame, path))
    return " ".join(filter(None, parts))


def _surface(frame: Frame) -> str:
    problem, error = problem_of(frame.document), frame.facts.error
    if error is not None:
        return f"The function cannot be read: {error}."
    title = problem.title if problem is not None else f"f = {formula_of(frame)}"
    kind = "The curve of " if len(frame.variables) == 1 else ""
    return f"{kind}{title}, {_view(frame)}."


def _view(frame: Frame) -> str:
    return ", ".join(
        f"{name} from {format_number(low)} to {format_number(high)}"
        for name, (low, high) in zip(frame.axes, frame.ranges, strict=False)
    )


def _run(frame: Frame, path: Path) -> str:
    """Say where the run's playhead is, and at its end why it ended."""
    step, last = frame.step_of(path), path.length - 1
    trajectory, title = path.trajectory, frame.facts.methods[path.run].title
    stop = trajectory.stop
    of_all = f" of {format_whole(last)}" if stop is not None else ""
    point = format_point(tuple(trajectory.x[step].tolist()))
    value = format_number(float(trajectory.f[step]))
    start = format_point(frame.starts[path.start])
    state = "running, " if frame.is_playing else ""
    sentence = f"{title}, {state}step {format_whole(step)}{of_all}: at {point}, f {value}"
    end = f" {stop.message}." if stop is not None and step == last else ""
    return f"{sentence}, from the start {start}.{end}"


def _minima(frame: Frame) -> str:
    """Say which minima are known, unless the run goes up."""
    problem, points = problem_of(frame.document), frame.facts.minimizers
    if frame.document.is_maximizing or problem is None or problem.minimum is None or not points:
        return ""
    many = len(points) > _MOST_POINTS
    places = format_count(len(points), "point") if many else " and ".join(map(format_point, points))
    return f"The known minimum is {format_number(problem.minimum)}, at {places}."
