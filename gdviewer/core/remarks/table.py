"""The one table of remarks on a step: when each is made, and its sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from gdviewer.core.remarks import conditions, headings, sentences
from gdviewer.core.remarks.facts import Facts

MOST = 2


class Remark(NamedTuple):
    """A remark: ``applies`` says when it is made, ``sentence`` what it says.

    Of those of one ``topic`` only the first is made.
    """

    key: str
    topic: str
    applies: Callable[[Facts], bool]
    sentence: Callable[[Facts], str]


REMARKS: tuple[Remark, ...] = (
    Remark("left_domain", "change", conditions.leaves_domain, sentences.leaves_domain),
    Remark("rose_unstable", "change", conditions.rose_unstable, sentences.rose_unstable),
    Remark("saddle", "place", conditions.is_on_saddle, sentences.is_on_saddle),
    Remark("stayed", "change", conditions.stayed, sentences.stayed),
    Remark("region_shrank", "cause", conditions.region_shrank, sentences.region_shrank),
    Remark("accepted_uphill", "change", conditions.accepted_uphill, sentences.accepted_uphill),
    Remark("noise", "cause", conditions.is_led_by_noise, sentences.is_led_by_noise),
    Remark("uphill", "cause", conditions.is_carried_uphill, sentences.is_carried_uphill),
    Remark("zigzag", "cause", conditions.zigzags, sentences.zigzags),
    Remark("carried_past", "cause", conditions.is_carried_past, sentences.is_carried_past),
    Remark("crawls", "cause", conditions.crawls, sentences.crawls),
    Remark("timid", "cause", conditions.is_timid, sentences.is_timid),
    Remark("capped", "cause", conditions.is_capped, sentences.is_capped),
    Remark("newton", "cause", headings.is_newton_step, headings.say_newton_step),
    Remark("signs", "cause", headings.goes_by_signs, headings.say_goes_by_signs),
    Remark("alone", "cause", headings.moves_one_coordinate, headings.say_moves_one_coordinate),
    Remark("nears", "cause", headings.nears_bottom, headings.say_nears_bottom),
    Remark("region_grew", "cause", conditions.region_grew, sentences.region_grew),
    Remark("sampled", "cause", conditions.sampled, sentences.sampled),
    Remark("valley", "cause", headings.follows_valley, headings.say_follows_valley),
    Remark("between", "cause", headings.goes_between, headings.say_goes_between),
    Remark("no_bottom", "cause", headings.has_no_bottom, headings.say_has_no_bottom),
    Remark("keeps", "cause", conditions.keeps_error, sentences.keeps_error),
    Remark("trials", "change", conditions.took_trials, sentences.took_trials),
    Remark("worse", "change", conditions.got_worse, sentences.changed),
    Remark("better", "change", conditions.got_better, sentences.changed),
)
"""Every remark, the most telling first."""


def remarks(facts: Facts) -> tuple[str, ...]:
    """Return the two most telling sentences on a step at most; none where nothing can be said."""
    said: dict[str, str] = {}
    for remark in REMARKS:
        if remark.topic not in said and remark.applies(facts):
            said[remark.topic] = remark.sentence(facts)
        if len(said) == MOST:
            break
    return tuple(said.values())
