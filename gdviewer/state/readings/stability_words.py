"""What the card of stability says of the selected run: at the playhead, and of its end."""

from __future__ import annotations

import math

from gdviewer.core.numbers import format_all_digits, format_number, format_whole
from gdviewer.core.stability.bound_words import bound_sentence
from gdviewer.core.stability.gauge import Stability
from gdviewer.core.stability.suggestion import Suggestion
from gdviewer.state.frame import Frame
from gdviewer.state.readings.lost import passed_turn

_DIGITS = 4
_UNKNOWN = "–"
_NONE = "none", "none"

Texts = tuple[str, str]
"""A number in short and with all digits."""


def stability_texts(stability: Stability | None) -> tuple[Texts, ...]:
    """Return f″, λmin, λmax, the condition number, η in use and the largest stable one.

    f″, of one variable, is both the least and the greatest eigenvalue.
    """
    if stability is None:
        return (_texts(math.nan),) * 6
    least, greatest = stability.eigenvalues[[0, -1]].tolist()
    return (
        _texts(least),
        _texts(least),
        _texts(greatest),
        _texts(stability.condition_number),
        _rate(stability),
        _NONE if stability.has_runaway_axis else _texts(stability.largest_stable),
    )


def bound_in_words(stability: Stability | None) -> str:
    """Return how the rate in use stands to the bound, with the formula of that."""
    if stability is None:
        return ""
    share = stability.learning_rate / stability.largest_stable
    sentence = bound_sentence(stability)
    if not share > 1:
        return sentence
    return f"{sentence} The η in use is {format_number(share, 3)} times that."


def regimes_in_words(stability: Stability | None) -> str:
    """Return how the error goes along the steepest axis, and along the flattest if otherwise."""
    if stability is None or stability.rule is None:
        return ""
    steepest = stability.regimes[-1]
    if steepest is None:
        return ""
    if len(stability.regimes) == 1:
        return f"The error {steepest.value}."
    return f"Along the steepest axis the error {steepest.value}{_along_the_flattest(stability)}."


def _along_the_flattest(stability: Stability) -> str:
    """Return how it goes along the other end of the curvature, where that is otherwise."""
    flattest, steepest = stability.regimes[0], stability.regimes[-1]
    if stability.has_runaway_axis:
        way = "upward" if stability.is_maximizing else "downward"
        return f"; along the one that curves {way} it grows at any learning rate"
    if flattest is None:
        return "; along the flattest f hardly curves"
    return "" if flattest is steepest else f"; along the flattest it {flattest.value}"


def end_in_words(frame: Frame) -> str:
    """Return how the selected run ends, as it was computed ahead."""
    outlook = frame.outlook
    if outlook is None:
        return ""
    if outlook.ahead is None:
        return "Runs when the hand lets go …" if frame.is_dragging else "Running ahead …"
    return outlook.ahead.sentence


def rates_in_words(frame: Frame) -> str:
    """Return the predicted and the measured rate of convergence near the end, where known."""
    rates = frame.outlook.convergence if frame.outlook is not None else None
    if rates is None or math.isnan(rates.predicted) or math.isnan(rates.measured):
        return ""
    return (
        f"Near the end each step keeps {format_number(rates.measured, _DIGITS)} of the error, "
        f"measured over {rates.steps} steps; the quadratic there predicts "
        f"{format_number(rates.predicted, _DIGITS)}."
    )


def suggestion_in_words(frame: Frame) -> str:
    """Return what was run at other learning rates, for as much of it as is known."""
    outlook = frame.outlook
    if outlook is None or outlook.ahead is None:
        return ""
    if outlook.suggestion is not None:
        return _tried(frame, outlook.suggestion)
    return "" if outlook.is_whole else "Trying other learning rates …"


def suggested_rate(frame: Frame) -> float | None:
    """Return the learning rate that was run to do better, None where there is none."""
    suggestion = frame.outlook.suggestion if frame.outlook is not None else None
    better = suggestion.better if suggestion is not None else None
    return better.learning_rate if better is not None else None


def _tried(frame: Frame, suggestion: Suggestion) -> str:
    if suggestion.is_endless:
        way = "rises" if frame.document.is_maximizing else "falls"
        return f"No learning rate is suggested: f {way}, and no end of it was found."
    if suggestion.better is None:
        return "No other learning rate that was tried does better."
    return suggestion.better.sentence + _beside_the_bound(frame, suggestion.better.learning_rate)


def _beside_the_bound(frame: Frame, rate: float) -> str:
    """Return why ``rate`` may do well above the bound that is told; nothing below it.

    That is the one at the playhead, or where the run is lost the one at its last good point.
    """
    turn, explained = passed_turn(frame), frame.explained
    told = turn or explained
    bound = told.stability.largest_stable if told is not None else math.nan
    if not rate > bound:
        return ""
    where = f"step {format_whole(turn.step)}" if turn is not None else "the playhead"
    return (
        f" It may be above {format_number(bound)}: that bound is of the quadratic at {where} "
        "alone, and this rate was run."
    )


def _rate(stability: Stability) -> Texts:
    """Return η, or the α that a line search found instead."""
    if math.isnan(stability.step_size):
        return _texts(stability.learning_rate)
    short, whole = _texts(stability.step_size)
    return f"α = {short}", f"α = {whole}"


def _texts(value: float) -> Texts:
    if math.isnan(value):
        return _UNKNOWN, _UNKNOWN
    return format_number(value, _DIGITS), format_all_digits(value)
