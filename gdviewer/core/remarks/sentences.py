"""What a remark on a step says: one sentence made of measured facts for each row of the table."""

from __future__ import annotations

import math

from gdviewer.core.numbers import format_count, format_number, format_point, format_whole
from gdviewer.core.remarks.facts import Facts
from gdviewer.core.stability.bound_words import fit, steepest_symbol

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
    found = facts.stability
    matrix = f" of the Hessian as {facts.title} scales it" if facts.is_scaled else ""
    along, where = (
        (" along the steep direction", "along it ") if len(found.vectors) > 1 else ("", "")
    )
    return (
        f"f {_change(facts)}, because η {steepest_symbol(found)}{matrix} = "
        f"{format_number(facts.pull, 2)} > {format_number(facts.most_pull, 3)}{along}: on the "
        f"{fit(found)} that fits here, stable {where}below η = "
        f"{format_number(found.largest_stable, 3)}."
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
    return f"Reaches less far: Δ shrinks from {before} to {after}."


def region_grew(facts: Facts) -> str:
    """Say how far the method now trusts its surroundings."""
    before, after = (format_number(radius, 3) for radius in facts.radii)
    return f"Reaches farther: Δ grows from {before} to {after}."


def sampled(facts: Facts) -> str:
    """Count the points that were better."""
    tried, better = len(facts.tried), sum(f < facts.f for f in facts.tried)
    of_them = {0: "none", tried: "all"}.get(better, format_whole(better))
    return f"It tried {format_count(tried, 'point')}, {of_them} of them better than where it stood."


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
    if len(facts.displacement) == 1:
        return "Zig-zags: this step goes the other way than the one before."
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
        f"The learning rate is small: η {steepest_symbol(facts.stability)} = "
        f"{format_number(facts.pull, 2)}, while the {fit(facts.stability)} that fits is stable up "
        f"to {format_number(facts.most_pull, 3)}."
    )


def is_capped(facts: Facts) -> str:
    """Compare the step with η and with the slope."""
    rate = format_number(facts.stability.learning_rate, 3)
    longest = format_number(max(map(abs, facts.displacement.tolist())), 2)
    steepest = format_number(max(map(abs, facts.gradient.tolist())), 2)
    along = "at most {} along an axis" if len(facts.displacement) > 1 else "it is {} long"
    return (
        f"{facts.title}'s step is capped near η = {rate}: {along.format(longest)}, though the "
        f"slope is {steepest}."
    )


def took_trials(facts: Facts) -> str:
    """Count the trials, and say by how much f changed."""
    return f"f {_change(facts)}; the line search took {format_count(facts.trials, 'trial')}."


def keeps_error(facts: Facts) -> str:
    """Say what a step keeps of the error."""
    return (
        f"On the {fit(facts.stability)} that fits here each step keeps "
        f"{_kept(facts.stability.kept)} of the error in the long run."
    )


def _change(facts: Facts) -> str:
    """Return ``fell by 12 %``, ``rose to 3.4 times``, or from what to what f went."""
    sign = -1.0 if facts.descent.is_maximizing else 1.0
    before, after = sign * facts.f, sign * facts.f_after
    verb = "rose" if after > before else "fell"
    if not (before > 0 and after > 0) or not math.isfinite(after):
        return f"{verb} {_from_to(before, after)}"
    if after >= _TWICE * before:
        return f"{verb} to {format_number(after / before, 2)} times what it was"
    percent = 100 * abs(after - before) / before
    if percent > 99:
        return f"{verb} {_from_to(before, after)}"
    return f"{verb} by {format_number(percent, 2)} %"


def _from_to(before: float, after: float) -> str:
    """Return two different values with as many digits as tell them apart."""
    pairs = ([format_number(one, digits) for one in (before, after)] for digits in range(4, 18))
    first, then = next(pair for pair in pairs if pair[0] != pair[1])
    return f"from {first} to {then}"


def _kept(factor: float) -> str:
    """Return a factor below 1 with as many digits as tell it from 1."""
    digits = 1 - math.floor(math.log10(1 - factor))
    return format_number(factor, digits)


def _rough(number: float) -> str:
    return format_number(number, 2) if math.isfinite(number) else "infinite"
