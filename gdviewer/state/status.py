"""The sentence of the status line: what the run does, or why it ended."""

from __future__ import annotations

from gdviewer.core.numbers import format_count, format_number
from gdviewer.state.frame import Frame, Path


def status(frame: Frame) -> str:
    """Return one sentence on the first run of ``frame``."""
    if frame.facts.error is not None:
        return f"{frame.facts.error}"
    if frame.facts.refusal:
        return frame.facts.refusal
    if not frame.paths or not frame.paths[0].length:
        return ""
    path = frame.paths[0]
    title = frame.facts.methods[path.run].title
    stop = path.trajectory.stop
    if stop is not None and frame.playhead >= path.length - 1:
        return f"{title}: {stop.message}"
    return f"{title}: {_progress(frame, path)}"


def _progress(frame: Frame, path: Path) -> str:
    """Say where the playhead is and what it took to come here."""
    step = min(frame.playhead, path.length - 1)
    trajectory = path.trajectory
    evaluations = [
        f"{format_count(int(count[step]), 'evaluation')} of {what}"
        for count, what in (
            (trajectory.nfev, "f"),
            (trajectory.njev, "∇f"),
            (trajectory.nhev, "H"),
        )
        if count[step]
    ]
    if frame.is_seeking_end:
        return f"on its way to the end · {format_count(path.length - 1, 'step')} so far"
    state = "running" if frame.is_playing else "paused"
    value = f"f {format_number(float(trajectory.f[step]))}"
    return " · ".join([state, format_count(step, "step"), value, *evaluations])
