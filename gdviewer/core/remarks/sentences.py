"""What a remark on a step says: one sentence made of measured facts for each row of the table."""

from __future__ import annotations

import math

from gdviewer.core.numbers import format_count, format_number, format_point
from gdviewer.core.remarks.facts import Facts

_TWICE = 2.0


def leaves_domain(facts: Facts) -> str:
    """Say where the step leads."""
    reached = (facts.instant.at.x + facts.displacement).tolist()
    return f"The step leads to {format_point(tuple(reached), 3)}, where f is undefined."


def changed(facts: Facts) -> str:
    """Say by how much f changed: as a share where f stays positive, else from what to what."""
    return f"f {_change(facts)}."


def rose_unstable(facts: Facts) -> str:
    """Say that η is above what the quadratic bears."""
    matrix = f" of the Hessian as {facts.title} scales it" if facts.is_scaled else ""
    return (
        f"f {_change(facts)}, because η λmax{matrix} = {format_number(facts.pull, 2)} > "
        f"{format_number(facts.most_pull, 3)} along the steep direction: on the quadratic that "
        f"fits here, stable below η = {format_number(facts.stability.largest_stable, 3)}."
    )


def is_on_saddle(facts: Facts) -> str:
    """Name the eigenvalues."""
    least, greatest = facts.stability.eigenvalues[[0, -1]].tolist()
    away = facts.newton_length
    scale = 1 + math.hypot(*facts.instant.at.x.tolist())
    where = "Sits on a saddle" if away <= 1e-6 * scale else "Is close to a saddle"
    return f"{where}: eigenvalues {format_number(least, 2)} and {format_number(greatest, 2)}."


def stayed(facts: Facts) -> str:
    """Say that nothing better was found."""
    return f"The point stays: it tried {format_count(facts.trials, 'point')} and found none better."


def region_shrank(facts: Facts) -> str:
    """Say how far the method now trusts its surroundings."""
    before, after = (format_number(radius, 3) for radius in facts.radii)
    return f"Reaches less far from now on: Δ shrinks from {before} to {after}."


def accepted_uphill(facts: Facts) -> str:
    """Say that the worse point was taken on purpose."""
    return f"f {_change(facts)}: {facts.title} takes a worse point now and then, on purpose."


def is_led_by_noise(facts: Facts) -> str:
    """Compare what the step saw with the whole cost."""
    seen, whole = facts.instant.at.gradient, facts.gradient
    lengths = math.hypot(*seen.tolist()) * facts.gradient_size
    angle = math.degrees(math.acos(max(float(seen @ whole) / lengths, -1.0)))
    return (
        f"The mini-batch misleads: its gradient is at {format_number(angle, 3)}° to that of the "
        "whole cost."
    )


def is_carried_uphill(facts: Facts) -> str:
    """Say that the step goes against the slope."""
    way = "downhill" if facts.descent.is_maximizing else "uphill"
    return f"Momentum carries it on, though it already goes {way}."


def is_carried_past(facts: Facts) -> str:
    """Say that the step goes beyond the minimum along the line."""
    wanted = "maximum" if facts.descent.is_maximizing else "minimum"
    return f"Momentum carries it past the {wanted} along its step."


def zigzags(facts: Facts) -> str:
    """Give the angle between the two steps."""
    return f"Zig-zags: successive steps at {format_number(facts.turn, 3)}°."


def crawls(facts: Facts) -> str:
    """Give the condition number and what a step keeps of the error."""
    return (
        f"Crawls, since the condition number is {_rough(facts.stability.condition_number)}: on the "
        f"quadratic that fits here each step keeps {_kept(facts.stability.kept)} of the error."
    )


def is_timid(facts: Facts) -> str:
    """Compare η λmax with what would be stable."""
    return (
        f"The learning rate is small here: η λmax = {format_number(facts.pull, 2)}, and below "
        f"{format_number(facts.most_pull, 3)} is stable on the quadratic that fits."
    )


def is_capped(facts: Facts) -> str:
    """Compare the step with η and with the slope."""
    rate = format_number(facts.stability.learning_rate, 3)
    longest = format_number(max(map(abs, facts.displacement.tolist())), 2)
    steepest = format_number(max(map(abs, facts.gradient.tolist())), 2)
    return (
        f"{facts.title}'s step is capped near η = {rate}: at most {longest} along an axis, though "
        f"the slope is {steepest}."
    )


def took_trials(facts: Facts) -> str:
    """Count the trials."""
    return f"The line search took {format_count(facts.trials, 'trial')}."


def _change(facts: Facts) -> str:
    """Return ``fell by 12 %``, ``rose to 3.4 times``, or from what to what f went."""
    sign = -1.0 if facts.descent.is_maximizing else 1.0
    before, after = sign * facts.f, sign * facts.f_after
    verb = "rose" if after > before else "fell"
    if not (before > 0 and after > 0) or not math.isfinite(after):
        return f"{verb} from {format_number(before)} to {format_number(after)}"
    if after >= _TWICE * before:
        return f"{verb} to {format_number(after / before, 2)} times what it was"
    percent = 100 * abs(after - before) / before
    if percent > 99:
        return f"{verb} from {format_number(before)} to {format_number(after)}"
    return f"{verb} by {format_number(percent, 2)} %"


def _kept(factor: float) -> str:
    """Return a factor below 1 with as many digits as tell it from 1."""
    digits = 1 - math.floor(math.log10(1 - factor))
    return format_number(factor, digits)


def _rough(number: float) -> str:
    return format_number(number, 2) if math.isfinite(number) else "infinite"
