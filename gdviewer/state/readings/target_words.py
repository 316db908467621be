"""Says in a sentence up to where the steps and evaluations of a race are counted."""

from __future__ import annotations

import math

from gdviewer.core.numbers import format_number
from gdviewer.core.standing import TARGET_SHARE
from gdviewer.state.frame import Frame
from gdviewer.state.readings.ranking import target_now


def target_sentence(frame: Frame) -> str:
    """Return ``Steps and evaluations until f ≤ 0.01.``, or which part of the way may be left."""
    document = frame.document
    at_most = "≥" if document.is_maximizing else "≤"
    if document.target is not None:
        return f"Steps and evaluations until f {at_most} {format_number(document.target)}."
    share = f"{format_number(100 * TARGET_SHARE)} % of the way from the start's f to the best"
    target = target_now(frame)
    median = "" if len(frame.starts) == 1 else "in the median "
    value = "" if math.isnan(target) else f": {median}f {at_most} {format_number(target)}"
    return f"Steps and evaluations until {share} is left{value}."
