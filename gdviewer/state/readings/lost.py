"""Says of a run that is lost from which step on it was hopeless, why, and which rate would do."""

from __future__ import annotations

from gdviewer.core.numbers import format_all_digits, format_number, format_whole
from gdviewer.core.stability.suggestion import Suggestion
from gdviewer.core.stability.turn import Turn
from gdviewer.state.frame import Frame


def lost_parts(frame: Frame, *, is_exact: bool) -> list[str]:
    """Return what was computed of the selected run, if it is lost; exactly, with all digits.

    That is ``hopeless from step 1: η = 0.01, stable there below 0.0013`` and ``η = 0.002 would
    do``, as far as it is known.
    """
    outlook = frame.outlook
    if outlook is None or outlook.ahead is None or not outlook.ahead.is_lost:
        return []
    parts = [_hopeless(outlook.turn, is_exact)] if outlook.turn is not None else []
    if outlook.suggestion is not None:
        parts.append(_would_do(outlook.suggestion, is_exact))
    return parts


def passed_turn(frame: Frame) -> Turn | None:
    """Return the turn of the selected run where that is past it, None where it is not, or lost."""
    turn = frame.outlook.turn if frame.outlook is not None else None
    path, explained = frame.selected_path, frame.explained
    at = frame.step_of(path) if path is not None else 0
    step = max(at, explained.step if explained is not None else 0)
    return turn if turn is not None and step > turn.step else None


def lost_here(frame: Frame) -> str:
    """Return where to look instead of a point at which the run is lost already; else nothing."""
    turn = passed_turn(frame)
    if turn is None:
        return ""
    where = f"Here the run is lost already; “Why?” (Y) leads to step {format_whole(turn.step)}"
    if not turn.share > 1:
        return f"{where}, its last point as good as the start."
    bound = format_number(turn.stability.largest_stable)
    return f"{where}: there η was {format_number(turn.share, 3)} times the bound of {bound}."


def _hopeless(turn: Turn, is_exact: bool) -> str:
    """Return from which step on it was hopeless, and by how much the rate was too large."""
    write = format_all_digits if is_exact else format_number
    when = f"hopeless from step {format_whole(turn.step + 1)}"
    if not turn.share > 1:
        return when
    found = turn.stability
    rate, bound = write(found.learning_rate), write(found.largest_stable)
    return f"{when}: η = {rate}, stable there below {bound}"


def _would_do(suggestion: Suggestion, is_exact: bool) -> str:
    better = suggestion.better
    if better is None:
        return "no other η that was tried does better"
    if is_exact:
        return better.sentence.removesuffix(".")
    return f"η = {format_number(better.learning_rate)} would do"
