"""What a root gains by a node, each share under the conditions on which it reaches the root."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from gdviewer.core.expression.algebra import Algebra
from gdviewer.core.expression.conditions import both, either, negate, pick
from gdviewer.core.expression.graph import Node


class Case(NamedTuple):
    """One of the values that a piecewise node picks from.

    ``place`` counts from 0 to the number of conditions, where the value otherwise stands if there
    is one.
    """

    conditions: tuple[Node, ...]
    has_otherwise: bool
    place: int


Path = tuple[Case, ...]


class Share(NamedTuple):
    """A gain that counts, and need have a value at all, only where every case of ``path`` holds."""

    path: Path
    gain: Node


class Gains:
    """Adds shares so that a gain is picked by its conditions, never multiplied by their truth.

    0 times a slope that is infinite or undefined would be nan where that slope does not count:
    ``if(x > 0, sqrt(x), 0)`` has the slope 0 at x = -1.
    """

    def __init__(self, algebra: Algebra) -> None:
        self._algebra = algebra
        self._graph = algebra.graph
        self._reached = cache(self._reach)

    def total(self, shares: Sequence[Share]) -> Node:
        """Return the sum of ``shares``, 0 where none counts."""
        return self._join(shares, 0)[1]

    def gather(self, shares: Sequence[Share]) -> Share:
        """Return the sum of ``shares`` with the conditions on which any of them counts."""
        path = _common([share.path for share in shares])
        live, gain = self._join(shares, len(path))
        if live is not self._algebra.one:
            path = (*path, Case((live,), has_otherwise=True, place=0))
        return Share(path, gain)

    def _join(self, shares: Sequence[Share], depth: int) -> tuple[Node, Node]:
        """Return where ``shares`` count, a condition or the number 1, and their sum.

        All have the same first ``depth`` cases, which are taken for granted.
        """
        algebra, graph = self._algebra, self._graph
        live, total = algebra.zero, algebra.zero
        choices: dict[tuple[tuple[Node, ...], bool], dict[int, list[Share]]] = {}
        for share in shares:
            if len(share.path) == depth:
                live, total = algebra.one, algebra.add(total, share.gain)
            else:
                conditions, has_otherwise, place = share.path[depth]
                choices.setdefault((conditions, has_otherwise), {}).setdefault(place, []).append(
                    share
                )
        for (conditions, has_otherwise), cases in choices.items():
            found, gain = self._choose(conditions, has_otherwise, cases, depth + 1)
            live, total = either(live, found, graph), algebra.add(total, gain)
        return live, total

    def _choose(
        self,
        conditions: tuple[Node, ...],
        has_otherwise: bool,
        cases: dict[int, list[Share]],
        depth: int,
    ) -> tuple[Node, Node]:
        """Return where the shares in ``cases`` count, and what is picked from them."""
        algebra, graph = self._algebra, self._graph
        count = len(conditions) + has_otherwise
        joined = {place: self._join(shares, depth) for place, shares in cases.items()}
        nothing = (algebra.zero, algebra.zero)
        lives, gains = zip(*(joined.get(place, nothing) for place in range(count)), strict=True)
        arguments = [node for pair in zip(conditions, gains, strict=False) for node in pair]
        arguments += gains[len(conditions) :]
        if all(live is algebra.one for live in lives):
            live = algebra.one
        else:
            live = algebra.zero
            for case, inner in zip(self._reached(conditions), lives, strict=False):
                if inner is not algebra.zero:
                    live = either(live, both(case, inner, graph), graph)
        return live, pick(arguments, graph) or algebra.zero

    def _reach(self, conditions: tuple[Node, ...]) -> list[Node]:
        """Return for each case, and for otherwise, the condition on which it is picked."""
        graph, cases = self._graph, []
        reached = self._algebra.one
        for condition in conditions:
            cases.append(both(reached, condition, graph))
            reached = both(reached, negate(condition, graph), graph)
        return [*cases, reached]


def _common(paths: Sequence[Path]) -> Path:
    """Return the cases with which all ``paths`` begin."""
    first = paths[0]
    length = min(map(len, paths))
    for place in range(length):
        if any(path[place] != first[place] for path in paths):
            return first[:place]
    return first[:length]
