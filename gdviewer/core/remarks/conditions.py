"""When a remark on a step is made: one condition on measured facts for each row of the table."""

from __future__ import annotations

import math

import numpy as np

from gdviewer.core.optimizers.base import Search
from gdviewer.core.remarks.facts import Facts

_MOSTLY = 0.5
_SHARP_TURN = 150.0
_NEAR_SADDLE = 0.01
_RELATIVE_ZERO = 1e-8
_BADLY_CONDITIONED = 100.0
_KEEPS_NEARLY_ALL = 0.99
_HARDLY_GAINS = 0.05
_TIMID = 0.05
_CAPPED = (0.5, 1.5)
_STEEPER_THAN_STEP = 3.0
_NOTABLE = 1e-6
_ROUNDING = 256 * np.finfo(np.float64).eps


def leaves_domain(facts: Facts) -> bool:
    """Whether the step ends where f has no value."""
    return facts.has_step and math.isfinite(facts.f) and math.isnan(facts.f_after)


def got_worse(facts: Facts) -> bool:
    """Whether f is worse after the step, by more than its rounding."""
    return facts.f_after - facts.f > _rounding(facts)


def got_better(facts: Facts) -> bool:
    """Whether f is better after the step, by more than its rounding."""
    return facts.f - facts.f_after > _rounding(facts)


def rose_unstable(facts: Facts) -> bool:
    """Whether f got worse by a step along the steep direction that was too long for it."""
    is_beyond = facts.stability.learning_rate > facts.stability.largest_stable
    return got_worse(facts) and is_beyond and facts.unstable_share > _MOSTLY


def is_on_saddle(facts: Facts) -> bool:
    """Whether the stationary point of the quadratic is a saddle and nearly where the point is."""
    least, greatest = facts.stability.eigenvalues[[0, -1]].tolist()
    zero = _RELATIVE_ZERO * max(abs(least), abs(greatest))
    reach = _NEAR_SADDLE * (1 + math.hypot(*facts.instant.at.x.tolist()))
    return least < -zero and greatest > zero and facts.newton_length <= reach


def stayed(facts: Facts) -> bool:
    """Whether a method that compares values found nothing better and did not move."""
    is_search = isinstance(facts.descent.optimizer, Search)
    is_in_place = facts.has_step and facts.length == 0 and facts.trials > 0
    return is_search and is_in_place and not facts.best_trial < facts.f


def region_shrank(facts: Facts) -> bool:
    """Whether the method trusts its surroundings less after the step."""
    before, after = facts.radii
    return facts.has_step and after < before


def region_grew(facts: Facts) -> bool:
    """Whether the method trusts a wider surroundings after the step."""
    before, after = facts.radii
    return facts.has_step and after > before


def sampled(facts: Facts) -> bool:
    """Whether a method that compares values moved by what it found at several points."""
    method = facts.descent.optimizer
    is_search = isinstance(method, Search) and not method.uses_gradient
    return is_search and len(facts.tried) > 1 and facts.length > 0


def accepted_uphill(facts: Facts) -> bool:
    """Whether a method went to a worse point on purpose."""
    return facts.descent.optimizer.accepts_worse and got_worse(facts)


def is_led_by_noise(facts: Facts) -> bool:
    """Whether what the step saw leads up the whole cost."""
    seen = facts.instant.at.gradient
    return facts.is_stochastic and facts.has_step and float(seen @ facts.gradient) < 0


def is_carried_uphill(facts: Facts) -> bool:
    """Whether momentum makes a step against the slope, be there a weight decay or not."""
    is_gathered = facts.instant.previous is not None and not facts.is_stochastic
    return facts.has_momentum and is_gathered and facts.slope > 0 and facts.gathered_slope > 0


def is_carried_past(facts: Facts) -> bool:
    """Whether momentum carries the point past the minimum along its step."""
    is_fast = facts.instant.previous is not None and not facts.is_stochastic
    return facts.has_momentum and is_fast and facts.slope < 0 < facts.slope_after


def zigzags(facts: Facts) -> bool:
    """Whether a step by the slope nearly turns back the one before."""
    method = facts.descent.optimizer
    goes_by_slope = method.uses_gradient and not method.needs_noise
    return goes_by_slope and facts.length > 0 and facts.turn >= _SHARP_TURN


def crawls(facts: Facts) -> bool:
    """Whether a badly conditioned quadratic keeps a stable step from gaining much."""
    kept = facts.stability.kept
    gain = -facts.change
    return (
        _is_stable(facts)
        and facts.stability.condition_number >= _BADLY_CONDITIONED
        and _KEEPS_NEARLY_ALL <= kept < 1
        and facts.pull >= _TIMID * facts.most_pull
        and facts.left_to_gain > _NOTABLE
        and gain <= _HARDLY_GAINS * facts.left_to_gain
    )


def is_timid(facts: Facts) -> bool:
    """Whether a plain step gains little, its rate being far below what the quadratic bears."""
    is_plain = not (facts.has_momentum or facts.is_scaled or facts.descent.optimizer.needs_noise)
    is_small = facts.pull < _TIMID * facts.most_pull
    if not (is_plain and is_small and _is_stable(facts)):
        return False
    gain = -facts.change
    return 0 < gain <= _HARDLY_GAINS * facts.left_to_gain and facts.left_to_gain > _NOTABLE


def is_capped(facts: Facts) -> bool:
    """Whether dividing by the usual slope makes a step near η of one that would be far longer."""
    if not (facts.is_scaled and facts.has_step and facts.has_momentum):
        return False
    rate = facts.stability.learning_rate
    if not rate > 0:
        return False
    longest = float(np.abs(facts.displacement).max()) / rate
    steepest = float(np.abs(facts.gradient).max())
    return _CAPPED[0] <= longest <= _CAPPED[1] and steepest >= _STEEPER_THAN_STEP * longest


def took_trials(facts: Facts) -> bool:
    """Whether a line search needed more than one trial to change f."""
    has_changed = got_better(facts) or got_worse(facts)
    return facts.has_line_search and facts.trials > 1 and has_changed


def keeps_error(facts: Facts) -> bool:
    """Whether the quadratic tells how much of the error a stable step keeps in the long run."""
    return _is_stable(facts) and not facts.is_stochastic and 0 < facts.stability.kept < 1


def _rounding(facts: Facts) -> float:
    """Return what a change of f is not to be told from."""
    return float(_ROUNDING * min(abs(facts.f), abs(facts.f_after)))


def _is_stable(facts: Facts) -> bool:
    is_below = facts.stability.learning_rate < facts.stability.largest_stable
    return facts.has_step and is_below and facts.is_convex_here
