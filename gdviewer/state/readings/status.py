"""The sentence of the status line: what the run does, or why it ended."""

from __future__ import annotations

from collections.abc import Callable

from gdviewer.core.endings import EVIDENCE, ending
from gdviewer.core.notation import gradient_symbol
from gdviewer.core.numbers import format_all_digits, format_count, format_number
from gdviewer.core.stopping import StopReason
from gdviewer.state.frame import Frame, Path
from gdviewer.state.readings.swarm_words import swarm_sentence

SEPARATOR = " · "
"""Between the parts of a status."""


def status(frame: Frame) -> str:
    """Return one sentence on the selected run of ``frame``."""
    return _status(frame, is_exact=False)


def exact_status(frame: Frame) -> str:
    """Return the same with all digits, and with the evidence of a stop."""
    return _status(frame, is_exact=True)


def _status(frame: Frame, is_exact: bool) -> str:
    if frame.facts.error is not None:
        return f"{frame.facts.error}"
    if frame.facts.refusal:
        return frame.facts.refusal
    path = frame.selected_path
    if path is None:
        return ""
    swarm = swarm_sentence(frame)
    return SEPARATOR.join(filter(None, [swarm, _on_path(frame, path, is_exact)]))


def _on_path(frame: Frame, path: Path, is_exact: bool) -> str:
    """Return what the run does, or why it ended."""
    title = frame.facts.methods[path.run].title
    stop = path.trajectory.stop
    if stop is not None and frame.step_of(path) == path.length - 1:
        return f"{title}: {_verdict(path, stop, is_exact)}"
    return f"{title}: {_progress(frame, path, format_all_digits if is_exact else format_number)}"


def _verdict(path: Path, stop: StopReason, is_exact: bool) -> str:
    """Say first how the run ended, where there is little room, and then at length."""
    write = format_all_digits if is_exact else format_number
    brief = f"{ending(stop)} after {format_count(path.length - 1, 'step')}"
    value = f"f {write(float(path.trajectory.f[path.length - 1]))}"
    return SEPARATOR.join([brief, value, stop.message, *(_evidence(stop) if is_exact else ())])


def _evidence(stop: StopReason) -> list[str]:
    """Return the numbers of which the sentence speaks, with all their digits."""
    return [
        f"{EVIDENCE.get(name, name)} {format_all_digits(value)}"
        for name, value in stop.evidence.items()
    ]


def _progress(frame: Frame, path: Path, write: Callable[[float], str]) -> str:
    """Say where the playhead is and what it took to come here."""
    step = frame.step_of(path)
    trajectory = path.trajectory
    evaluations = [
        f"{format_count(int(count[step]), 'evaluation')} of {what}"
        for count, what in (
            (trajectory.nfev, "f"),
            (trajectory.njev, gradient_symbol(len(frame.variables))),
            (trajectory.nhev, "H"),
        )
        if count[step]
    ]
    if frame.is_seeking_end:
        so_far = f"{format_count(path.length - 1, 'step')} so far"
        return SEPARATOR.join(["on its way to the end", so_far])
    state = "running" if frame.is_playing else "paused"
    value = f"f {write(float(trajectory.f[step]))}"
    return SEPARATOR.join([state, format_count(step, "step"), value, *evaluations])
