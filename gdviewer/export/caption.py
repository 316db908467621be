"""Says in one sentence what a picture shows, with all that it takes to make it again."""

from __future__ import annotations

from gdviewer.core.numbers import format_count, format_number, format_point, format_point_fully
from gdviewer.core.version import program_version
from gdviewer.state.frame import Frame
from gdviewer.state.readings.digest import (
    PathDigest,
    digests,
    function_of,
    parameters_of,
)
from gdviewer.state.readings.swarm_words import swarm_in_full

MOST_PATHS = 20
"""How many paths are told of one by one."""

_DIGITS = 6  # of a result; settings have all of theirs


def caption(frame: Frame) -> str:
    """Return the sentence, e.g. ``Momentum (η = 0.005, μ = 0.9) on f(x, y) = x² + y² from ...``."""
    parameters = parameters_of(frame)
    function = f"{function_of(frame)} with {parameters}" if parameters else function_of(frame)
    if frame.document.is_maximizing:
        function = f"the ascent of {function}"
    told = [_runs(function, digests(frame)), swarm_in_full(frame)]
    program = f"GDViewer {program_version()}".rstrip()
    return f"{'; '.join(filter(None, told))}; {program}, seed {frame.document.seed}."


def _runs(function: str, paths: tuple[PathDigest, ...]) -> str:
    if not paths:
        return function
    if len(paths) == 1:
        (path,) = paths
        return f"{_method(path)} on {function} {_way(path)}"
    told = [f"{_method(path)} {_way(path)}" for path in paths[:MOST_PATHS]]
    left = len(paths) - len(told)
    return f"{function}: " + "; ".join(told + ([f"and {left} more"] if left else []))


def _method(path: PathDigest) -> str:
    return f"{path.method} ({', '.join(path.settings)})"


def _way(path: PathDigest) -> str:
    """Say from where to where: ``from (1, 2): diverged after 12 steps at (3, 4), f = 5``."""
    end = f"{path.ending} after" if path.ending else "after"
    return (
        f"from {format_point_fully(path.start)}: {end} {format_count(path.steps, 'step')} at "
        f"{format_point(path.point, _DIGITS)}, f = {format_number(path.value, _DIGITS)}"
    )
