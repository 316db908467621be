"""Says up to which learning rate a method is stable on the quadratic at a point, and by what."""

from __future__ import annotations

import math

from gdviewer.core.numbers import format_number
from gdviewer.core.stability.gauge import Stability
from gdviewer.core.stability.linear_rule import LinearRule

_SHORT, _NO_BREAK = 20, "\N{NO-BREAK SPACE}"
_STEEPEST = "λmax"  # in the formulas of the methods


def bound_sentence(stability: Stability) -> str:
    """Return the bound in words with the formula that it comes from, or why there is none."""
    rule = stability.rule
    if rule is None or math.isnan(stability.largest_stable):
        return f"There is no bound on η: {stability.why_not}."
    bound = format_number(stability.largest_stable)
    below = f"stable below {bound}: {_formula(stability, rule)}"
    if stability.has_runaway_axis:
        way = "upward" if stability.is_maximizing else "downward"
        return (
            f"No η is stable on the quadratic that fits here: f curves {way} along an axis. "
            f"Along the steepest axis, {below}."
        )
    return f"On the {fit(stability)} that fits here, {below}."


def fit(stability: Stability) -> str:
    """Return what fits f at a point: a parabola where there is one variable."""
    return "parabola" if len(stability.curvatures) == 1 else "quadratic"


def steepest_symbol(stability: Stability) -> str:
    """Return ``λmax``, or what it is called where there is one variable."""
    if len(stability.curvatures) > 1 or not _is_plain(stability.rule):
        return _STEEPEST
    return "|f″|" if stability.is_maximizing else "f″"


def _formula(stability: Stability, rule: LinearRule) -> str:
    """Return the bound in symbols, and the number that goes into them."""
    symbol, value = steepest_symbol(stability), format_number(stability.steepest)
    bound = f"η < {rule.formula.replace(_STEEPEST, symbol)}"
    if len(bound) <= _SHORT:
        bound = bound.replace(" ", _NO_BREAK)
    formula = f"{bound}, {symbol} = {value}"
    return formula if symbol != _STEEPEST else f"{formula} of {_matrix(stability, rule)}"


def _matrix(stability: Stability, rule: LinearRule) -> str:
    """Return the matrix that λmax is of: similar to the one of which the curvatures are."""
    hessian = "−H" if stability.is_maximizing else "H"
    whole = f"{hessian} + λI" if rule.penalty else hessian
    if rule.divisor is not None:
        inner = f"({whole})" if len(whole) > 1 else whole
        return f"D⁻¹{inner}, D = {rule.scaling}"
    return "the Hessian" if whole == "H" else whole


def _is_plain(rule: LinearRule | None) -> bool:
    return rule is None or (rule.divisor is None and not rule.penalty)
