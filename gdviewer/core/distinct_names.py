"""Tells those apart that have the same name, by a number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import count


def distinct_names(names: Sequence[str]) -> tuple[str, ...]:
    """Return ``names``, no two alike: those that are get numbers which make no other name."""
    shared = {name for name, often in Counter(names).items() if often > 1}
    fresh = {name: _numbered(name, {*names}) for name in shared}
    return tuple(next(fresh[name]) if name in shared else name for name in names)


def _numbered(name: str, taken: set[str]) -> Iterator[str]:
    """Yield ``Adam 1``, ``Adam 2``, ... but for those that are taken."""
    return (new for number in count(1) if (new := f"{name} {number}") not in taken)
