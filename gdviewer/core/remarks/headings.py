"""Where a step heads: against the slope, the Newton step and the axes of the quadratic."""

from __future__ import annotations

import numpy as np

from gdviewer.core.numbers import format_number
from gdviewer.core.remarks.facts import Facts
from gdviewer.core.stability.bound_words import fit
from gdviewer.core.stability.regimes import kept_per_step

_SAME_DIRECTION, _NEARLY, _BENT = 1.0, 10.0, 20.0  # degrees
_SAME_LENGTH = 0.005
_IN_A_VALLEY = 0.95  # of the step, squared
_NARROW = 10.0
_EVEN = 1e-6
_NO_UNIT = 0.1
_NOTABLE_SLOPE = 0.01  # of the greatest


def is_newton_step(facts: Facts) -> bool:
    """Whether the step ends where the quadratic has its bottom."""
    is_as_long = abs(facts.newton_share - 1) <= _SAME_LENGTH
    return _goes_by_slope(facts) and is_as_long and facts.off_newton <= _SAME_DIRECTION


def say_newton_step(facts: Facts) -> str:
    """Name the Newton step."""
    return f"Ends at the {_bottom(facts)}: it is the Newton step."


def nears_bottom(facts: Facts) -> bool:
    """Whether a step that is not simply downhill goes towards the bottom."""
    is_bent = facts.off_descent >= _BENT
    return _goes_by_slope(facts) and is_bent and facts.off_newton <= _NEARLY


def say_nears_bottom(facts: Facts) -> str:
    """Say how far towards the bottom it goes."""
    degrees, share = facts.off_newton, facts.newton_share
    far = f"{format_number(share, 2)} {'of' if share <= 1 else 'times'} the way"
    along = "along" if degrees <= _SAME_DIRECTION else f"{format_number(degrees, 2)}° off"
    return f"Goes {far} to the {_bottom(facts)}, {along} the Newton step."


def goes_between(facts: Facts) -> bool:
    """Whether the step is of a method that goes neither by a rate alone nor near the bottom."""
    has_rule = facts.stability.rule is not None and not facts.has_line_search
    return _goes_by_slope(facts) and not has_rule and not facts.is_stochastic


def say_goes_between(facts: Facts) -> str:
    """Compare the step with the slope and with the Newton step."""
    steepest = "steepest ascent" if facts.descent.is_maximizing else "steepest descent"
    newton = f"{format_number(facts.off_newton, 2)}° off the Newton step"
    if facts.off_descent <= _SAME_DIRECTION:
        return f"Goes straight along {steepest}, {newton}."
    return f"Goes {format_number(facts.off_descent, 2)}° off {steepest} and {newton}."


def follows_valley(facts: Facts) -> bool:
    """Whether nearly all of the step goes along the flattest axis of a narrow quadratic."""
    is_narrow = facts.stability.condition_number >= _NARROW
    return _goes_by_slope(facts) and is_narrow and facts.flattest_share >= _IN_A_VALLEY


def say_follows_valley(facts: Facts) -> str:
    """Compare the curvature along the step with that across it, and say what is kept there."""
    least, greatest = (format_number(one, 2) for one in facts.stability.eigenvalues[[0, -1]])
    place, along, across = "valley", f"λmin = {least}", f"λmax = {greatest}"
    if facts.descent.is_maximizing:
        place, along, across = "ridge", across, along
    words = f"Goes along the {place}, where f curves little: {along}, across it {across}"
    rule = facts.stability.rule
    if rule is None or rule.divisor is not None:
        return f"{words}."
    rate, flattest = facts.stability.learning_rate, float(facts.stability.curvatures[0])
    kept = format_number(kept_per_step(rule, rate, flattest))
    return f"{words}. On the quadratic each step keeps {kept} of the error that way."


def goes_by_signs(facts: Facts) -> bool:
    """Whether each coordinate moves by η, whatever the slope along it."""
    rate = facts.stability.learning_rate
    if not (facts.has_step and rate > 0):
        return False
    with np.errstate(over="ignore"):
        is_even = np.abs(np.abs(facts.displacement) / rate - 1) <= _EVEN
    is_other = np.abs(np.abs(facts.gradient) - 1) > _NO_UNIT
    return bool(is_even.all() and is_other.any())


def say_goes_by_signs(facts: Facts) -> str:
    """Compare η with the slopes."""
    rate = format_number(facts.stability.learning_rate, 3)
    sizes = np.abs(facts.gradient)
    least, greatest = (format_number(size, 2) for size in (sizes.min(), sizes.max()))
    if len(sizes) == 1:
        return f"Moves by η = {rate}, though the slope is {greatest}: only its sign counts."
    return (
        f"Moves by η = {rate} along each axis, though the slopes go from {least} to {greatest}: "
        "only signs count."
    )


def moves_one_coordinate(facts: Facts) -> bool:
    """Whether one coordinate moves alone where f slopes along others as well."""
    moved = facts.displacement != 0
    return int(moved.sum()) == 1 and bool((facts.gradient[~moved] != 0).any())


def say_moves_one_coordinate(facts: Facts) -> str:
    """Name the coordinate, and the slope that is left for later."""
    moved, sizes = facts.displacement != 0, np.abs(facts.gradient)
    alone = f"Moves {facts.descent.objective.variables[int(moved.argmax())]} alone"
    waits = float(sizes[~moved].max())
    if not waits > _NOTABLE_SLOPE * sizes.max():
        return f"{alone}."
    return f"{alone}; a slope of {format_number(waits, 2)} waits along another axis."


def has_no_bottom(facts: Facts) -> bool:
    """Whether a step by the slope begins where the quadratic has nothing to lead to."""
    goes_by_slope = facts.has_step and facts.descent.optimizer.uses_gradient
    own = facts.stability.eigenvalues
    return goes_by_slope and bool(own[-1] > 0 if facts.descent.is_maximizing else own[0] < 0)


def say_has_no_bottom(facts: Facts) -> str:
    """Give the eigenvalue that is of the wrong sign."""
    is_up, own = facts.descent.is_maximizing, facts.stability.eigenvalues
    way, symbol, value = ("upward", "λmax", own[-1]) if is_up else ("downward", "λmin", own[0])
    axis, symbol = ("along an axis ", symbol) if len(own) > 1 else ("", "f″")
    return (
        f"The {fit(facts.stability)} that fits here has no {_wanted(facts)}: {axis}f curves {way}, "
        f"{symbol} = {format_number(float(value), 2)}."
    )


def _goes_by_slope(facts: Facts) -> bool:
    """Whether the method goes by the slope, to where the quadratic that fits has a bottom."""
    return facts.length > 0 and facts.descent.optimizer.uses_gradient and facts.is_convex_here


def _bottom(facts: Facts) -> str:
    return f"{_wanted(facts)} of the {fit(facts.stability)} that fits here"


def _wanted(facts: Facts) -> str:
    return "maximum" if facts.descent.is_maximizing else "minimum"
