"""The chart of convergence in words: what is under the cursor, what is plotted, how it stands."""

from __future__ import annotations

import math

from gdviewer.core.numbers import format_all_digits, format_count, format_number, format_whole
from gdviewer.core.quantities import QUANTITIES
from gdviewer.core.weights import Weights
from gdviewer.state.frame import Frame, Path
from gdviewer.state.readings.charted import left_out
from gdviewer.state.readings.reference import Reference
from gdviewer.state.readings.run_names import run_names

SEPARATOR = " · "
_MOST_RUNS = 6


def point_in_words(frame: Frame, path: Path, step: int, value: float) -> tuple[str, str]:
    """Return ``Adam · step 312 · f 0.02134``, in short and with all digits."""
    symbol = QUANTITIES[frame.document.charted].symbol
    before = [name_of(frame, path), f"step {format_whole(step)}"]
    if frame.pace.counts_evaluations:
        spent = frame.pace.position_of(step, path.trajectory)
        before.append(format_count(spent, "evaluation"))
    short, full = f"{symbol} {format_number(value)}", f"{symbol} {format_all_digits(value)}"
    return SEPARATOR.join([*before, short]), SEPARATOR.join([*before, full])


def name_of(frame: Frame, path: Path) -> str:
    """Return the name of the run, with the number of the start where there are several."""
    name = run_names(frame.document)[path.run]
    return f"{name} from start {path.start + 1}" if len(frame.starts) > 1 else name


def remark(
    frame: Frame, reference: Reference, *, is_signed: bool, has_values: bool, gone: int
) -> str:
    """Return what has to be said of the chart that its axes do not tell; empty mostly.

    ``gone`` runs have left the chart above or below.
    """
    quantity, parts = QUANTITIES[frame.document.charted], []
    if not frame.paths and frame.swarm is None:
        return "No run is shown."
    if quantity.needs_minimum and not math.isnan(reference.value):
        parts.append(f"f* = {format_number(reference.value)}, {reference.ground}.")
    elif quantity.needs_minimum:
        parts.append(f"f* is {reference.ground}.")
    elif not has_values and frame.paths:
        title = quantity.title[0].lower() + quantity.title[1:]
        parts.append(f"No run that is shown has a {title}.")
    if is_signed:
        parts.append("Values below zero: the logarithm is signed, and even about zero.")
    if gone:
        parts.append(
            f"{format_count(gone, 'run')} {'is' if gone == 1 else 'are'} beyond what is shown."
        )
    return " ".join(filter(None, (*parts, left_out(frame))))


def chart_summary(frame: Frame) -> str:
    """Return in some sentences what the chart shows of each run at the playhead."""
    document = frame.document
    against = "evaluations" if frame.pace.counts_evaluations else "steps"
    title = QUANTITIES[document.charted].title
    shown = [path for path in frame.paths if path.length][:_MOST_RUNS]
    runs = [
        f"{name_of(frame, path)}: step {format_whole(step)}, "
        f"f {format_number(float(path.trajectory.f[step]))}"
        for path, step in ((path, frame.step_of(path)) for path in shown)
    ]
    return f"{title} against {against}. {'; '.join(runs) or 'No run is shown'}."


def weights_in_words(weights: Weights) -> str:
    """Return how evaluations count: ``f × 1, ∇f × 1, H × 1``."""
    counts = (("f", weights.f), ("∇f", weights.gradient), ("H", weights.hessian))
    return ", ".join(f"{symbol} × {format_number(weight)}" for symbol, weight in counts)
