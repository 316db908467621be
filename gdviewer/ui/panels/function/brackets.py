"""Finds the parenthesis at the cursor of a formula, and the one that belongs to it."""

from __future__ import annotations

_STEPS = {"(": 1, ")": -1}


def brackets_at(text: str, cursor: int) -> tuple[int, ...]:
    """Return the places of the parenthesis at ``cursor`` and of its partner.

    The one before the cursor counts first, then the one behind it. A lone one has no partner; where
    there is no parenthesis there are no places.
    """
    for place in (cursor - 1, cursor):
        if 0 <= place < len(text) and text[place] in _STEPS:
            partner = _partner(text, place)
            return (place,) if partner is None else tuple(sorted((place, partner)))
    return ()


def _partner(text: str, place: int) -> int | None:
    """Return where the parenthesis at ``place`` is closed, or opened."""
    step, depth = _STEPS[text[place]], 0
    while 0 <= place < len(text):
        depth += _STEPS.get(text[place], 0)
        if depth == 0:
            return place
        place += step
    return None
