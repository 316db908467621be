"""Says which numbers the slider of a hyperparameter goes over."""

from __future__ import annotations

import math

from gdviewer.core.hyperparameters import Hyperparameter
from gdviewer.ui.widgets.scale import POSITIONS, Scale

_LOG_SHARE = 1e-4
"""Where a logarithmic slider begins, as a share of the default, if its range begins at 0."""

_KEY_SHARE = 0.05
"""By what share of itself an arrow key changes a value in the middle of its slider."""

_LEAST = 1e-300


def slider_scale(field: Hyperparameter) -> Scale:
    """Return the numbers that the slider of ``field`` goes over: the typical ones, else all."""
    is_log, is_whole = field.scale == "log", field.kind == "int"
    default = float(field.default)
    if field.decades is not None:
        return centered_scale(field, default)
    low, high = field.typical or (field.minimum, field.maximum)
    if low is None:
        low = min(default, 0.0)
    if high is None:
        high = 4 * abs(default) + 1
    if is_log:
        low = low or default * _LOG_SHARE
        return Scale(low, high, is_log, is_whole)
    margin = (high - low) / POSITIONS
    low = low + margin if field.is_open_below and low == field.minimum else low
    high = high - margin if field.is_open_above and high == field.maximum else high
    return Scale(low, high, is_whole=is_whole)


def centered_scale(field: Hyperparameter, value: float) -> Scale:
    """Return the numbers that the slider of ``field`` goes over while it stands at ``value``."""
    limits = max(field.minimum or 0.0, _LEAST), field.maximum or math.inf
    return Scale.around(value, field.decades or 1.0, limits, _KEY_SHARE)
