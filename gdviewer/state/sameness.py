"""Tells whether a new frame is news: whether anything that is drawn or told differs."""

from __future__ import annotations

from msgspec import structs

from gdviewer.state.frame import Frame


def looks_the_same(one: Frame, other: Frame) -> bool:
    """Whether nothing that is drawn or told differs."""
    is_same_text = one.document is other.document and one.facts is other.facts
    return is_same_text and _shows_the_same(one, other)


def awaits_its_picture(old: Frame, new: Frame) -> bool:
    """Whether a hand has moved a parameter, and what is to be drawn for it has not come yet."""
    moved = structs.replace(old.document, parameters=new.document.parameters)
    has_same_marks = old.facts.minimizers == new.facts.minimizers
    is_waiting = new.is_dragging and moved == new.document and has_same_marks
    return is_waiting and old.facts is not new.facts and _shows_the_same(old, new)


def _shows_the_same(one: Frame, other: Frame) -> bool:
    """Whether what was computed and where the playhead is do not differ."""
    return (
        one.field is other.field
        and one.curve is other.curve
        and one.paths == other.paths
        and one.critical is other.critical
        and one.insides == other.insides
        and one.listed == other.listed
        and one.explained is other.explained
        and one.outlook is other.outlook
        and one.warnings == other.warnings
        and one.simplified is other.simplified
        and (one.has_calculus, one.is_looking) == (other.has_calculus, other.is_looking)
        and (one.convexity, one.witness) == (other.convexity, other.witness)
        and one.tuning is other.tuning
        and (one.playhead, one.is_playing, one.is_dragging, one.is_seeking_end)
        == (other.playhead, other.is_playing, other.is_dragging, other.is_seeking_end)
        and one.is_looking_back == other.is_looking_back
        and one.swarm is other.swarm
    )
