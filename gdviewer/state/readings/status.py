"""The sentence of the status line: how the race goes, what the run does, or why it ended."""

from __future__ import annotations

import math
from collections.abc import Callable

from gdviewer.core.endings import EVIDENCE, ending
from gdviewer.core.notation import gradient_symbol
from gdviewer.core.numbers import format_all_digits, format_count, format_number
from gdviewer.core.stopping import StopReason
from gdviewer.state.frame import Frame, Path
from gdviewer.state.readings.endings import stop_at_playhead
from gdviewer.state.readings.lost import lost_parts
from gdviewer.state.readings.race_sentence import race_parts
from gdviewer.state.readings.swarm_words import swarm_sentence

SEPARATOR = " · "
"""Between the parts of a status."""


def status(frame: Frame) -> str:
    """Return one sentence on the paths of ``frame``; each part says what those before do not."""
    return _status(frame, is_exact=False)


def exact_status(frame: Frame) -> str:
    """Return the same with all digits, and why the selected run ended with all the evidence."""
    return _status(frame, is_exact=True)


def _status(frame: Frame, is_exact: bool) -> str:
    if frame.facts.error is not None:
        return f"{frame.facts.error}"
    if frame.facts.refusal:
        return frame.facts.refusal
    path = frame.selected_path
    race = race_parts(frame, format_all_digits if is_exact else format_number)
    parts = [swarm_sentence(frame), *race]
    if path is not None and (is_exact or not race):
        parts += _on_path(frame, path, is_exact)
    return SEPARATOR.join(filter(None, parts))


def _on_path(frame: Frame, path: Path, is_exact: bool) -> list[str]:
    """Return what the run does, or why it ended."""
    write = format_all_digits if is_exact else format_number
    stop = stop_at_playhead(frame, path)
    if stop is None:
        first, *others = _progress(frame, path, write)
    else:
        lost = lost_parts(frame, is_exact=is_exact)
        first, *others = _verdict(path, stop, write)
        if is_exact:
            others += [*lost, stop.message, *_evidence(stop)]
        else:
            others = lost or [*others, stop.finding]
    return [f"{frame.facts.methods[path.run].title}: {first}", *others]


def _verdict(path: Path, stop: StopReason, write: Callable[[float], str]) -> list[str]:
    """Return how the run ended, and f there if it has a value."""
    steps, value = path.length - 1, float(path.trajectory.f[path.length - 1])
    when = f"after {format_count(steps, 'step')}" if steps else "at the start"
    return [f"{ending(stop)} {when}", "" if math.isnan(value) else f"f {write(value)}"]


def _evidence(stop: StopReason) -> list[str]:
    """Return the numbers of which the sentence speaks, with all their digits."""
    return [
        f"{EVIDENCE.get(name, name)} {format_all_digits(value)}"
        for name, value in stop.evidence.items()
    ]


def _progress(frame: Frame, path: Path, write: Callable[[float], str]) -> list[str]:
    """Return where the playhead is and what it took to come here."""
    if frame.is_seeking_end:
        return ["on its way to the end", f"{format_count(path.length - 1, 'step')} so far"]
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
    state = "running" if frame.is_playing else "paused"
    value = f"f {write(float(trajectory.f[step]))}"
    return [state, format_count(step, "step"), value, *evaluations]
