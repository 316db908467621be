"""Finds a learning rate that does better, each one that is tried being run to its stop."""

from __future__ import annotations

import math
from collections.abc import Generator
from dataclasses import dataclass, replace

from msgspec import structs

from gdviewer.core.descent import Descent
from gdviewer.core.numbers import format_count, format_number
from gdviewer.core.stability.ahead import Ahead, look_ahead
from gdviewer.core.trial import round_down
from gdviewer.core.tuning import why_not

BUDGET = 5000
_LEAST, _GREATEST = 1e-12, 1e6
_STEPS_A_YIELD = 32
_CLEARLY_BETTER = 0.9
_NOWHERE = ("unbounded", "saddle", "maximum", "minimum", "line_search")


@dataclass(frozen=True, slots=True)
class Outcome:
    """A learning rate with how the run at it ended."""

    learning_rate: float
    ahead: Ahead

    @property
    def sentence(self) -> str:
        """What the run at this rate came to."""
        rate, ahead = format_number(self.learning_rate), self.ahead
        if ahead.has_converged:
            return f"η = {rate} was run to its stop: {_lower(ahead.sentence)}"
        return (
            f"η = {rate} was run for {format_count(ahead.stop.step, 'step')}: f went from "
            f"{format_number(ahead.f_start)} to {format_number(ahead.f_end)}."
        )


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The run as it is and the best one that was tried; None where none did better.

    It ``is_endless`` where f got better without end at some rate, or the more so the greater it
    was: no minimum was found on the way, and no rate is better than another.
    """

    own: Outcome
    better: Outcome | None
    is_endless: bool = False


def suggest_rate(
    descent: Descent, budget: int = BUDGET
) -> Generator[Outcome | None, None, Suggestion]:
    """Return a learning rate of 1, 2 or 5 × 10^k that does better than that of ``descent``.

    The rate in use is run first, then those below it until one is not lost, and on as long as they
    do better; where the rate in use is not lost, those above it as long as they do better, else
    those below. A run does better that is not lost, then one that converges, then one that needs
    clearly fewer steps or, without convergence, ends with a better f. Where one ends on a saddle or
    falls without end, and none has converged before, none is suggested. It yields an outcome when
    there is one, and None often in between.

    Raises
    ------
    ValueError
        Where the method has no learning rate, or the step rule finds the lengths by itself.
    """
    refusal = why_not(descent)
    if refusal:
        raise ValueError(refusal)
    own = yield from _run(descent, descent.optimizer.first_rate, budget)
    best = own
    if _ends_nowhere(own):
        return Suggestion(own, None, _is_endless(own))
    for go_on in (above, below):
        if best is not own or (go_on is above and own.ahead.is_lost):
            continue
        rate = go_on(own.learning_rate)
        while _LEAST <= rate <= _GREATEST:
            found = yield from _run(descent, rate, budget)
            if _ends_nowhere(found) and not best.ahead.has_converged:
                return Suggestion(own, None, _is_endless(found))
            if _is_better(found, best, descent.is_maximizing):
                best = found
            elif not best.ahead.is_lost:
                break
            rate = go_on(rate)
    if best is own:
        return Suggestion(own, None)
    is_endless = above(best.learning_rate) > _GREATEST and not best.ahead.has_converged
    return Suggestion(own, None if is_endless else best, is_endless)


def below(rate: float) -> float:
    """Return the largest of 1, 2 and 5 × 10^k below ``rate``."""
    return round_down(rate * (1 - 1e-9))


def above(rate: float) -> float:
    """Return the smallest of 1, 2 and 5 × 10^k above ``rate``."""
    return round_down(round_down(rate) * 2.5 * (1 + 1e-9))


def _run(descent: Descent, rate: float, budget: int) -> Generator[Outcome | None, None, Outcome]:
    method = structs.replace(descent.optimizer, learning_rate=rate)
    walk = look_ahead(replace(descent, optimizer=method), budget)
    turns = 0
    while True:
        try:
            next(walk)
        except StopIteration as ended:
            found = Outcome(rate, ended.value)
            break
        turns += 1
        if turns % _STEPS_A_YIELD == 0:
            yield None
    yield found
    return found


def _ends_nowhere(outcome: Outcome) -> bool:
    return outcome.ahead.stop.kind in _NOWHERE


def _is_endless(outcome: Outcome) -> bool:
    return outcome.ahead.stop.kind == "unbounded"


def _is_better(found: Outcome, best: Outcome, is_maximizing: bool) -> bool:
    one, other = found.ahead, best.ahead
    if _ends_nowhere(found):
        return False
    if one.is_lost or other.is_lost:
        return other.is_lost and not one.is_lost
    if one.has_converged != other.has_converged:
        return one.has_converged
    if one.has_converged:
        return one.stop.step < _CLEARLY_BETTER * other.stop.step
    sign = -1.0 if is_maximizing else 1.0
    return not math.isnan(one.f_end) and sign * one.f_end < sign * other.f_end


def _lower(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:]
