"""A formula in exact arithmetic, or with each of its parts rounded: what rounding alone does.

After J. Vignes, A stochastic arithmetic for reliable scientific computation (1993): parts that are
rounded at random show how many digits a result can have.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from random import Random
from typing import Any

import mpmath

from gdviewer.core.expression.graph import Node, postorder
from gdviewer.core.objective import ExpressionObjective
from tests.core.expression.exact import EXACT

ROUNDING = mpmath.mpf(2) ** -52
STEP = mpmath.mpf(10) ** -30  # of a difference
DIGITS = 120

_ARITHMETIC: Mapping[str, Callable[..., Any]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "^": operator.pow,
    "negative": operator.neg,
}


class Exact:
    """A formula in 120 digits; with a ``seed``, each of its parts is rounded to 53 bits or so.

    The error of rounding changes with the coordinates, by itself where one of them doubles from
    what it is at ``center``: so the slopes of the parts are rounded too.
    """

    def __init__(
        self, surface: ExpressionObjective, center: Sequence[Any], seed: int | None = None
    ) -> None:
        self._center = center
        self._variables, self._parameters = surface.variables, surface.parameters
        self._root = surface.expression.root
        self._nodes = postorder([self._root])
        random = Random(seed)  # noqa: S311 - no secret
        self._errors: dict[Node, list[int]] = {
            node: [seed is not None and random.choice((-1, 1)) for _ in range(len(center) + 1)]
            for node in self._nodes
        }

    def value(self, point: Sequence[Any]) -> Any:
        """Return f; raises ValueError where it is not a real number."""
        values: dict[Node, Any] = {}
        for node in self._nodes:
            parts = [values[argument] for argument in node.arguments]
            values[node] = _real(self._part(node, parts, point)) * self._factor(node, point)
        return values[self._root]

    def slopes(self, point: Sequence[Any]) -> list[Any]:
        """Return the central differences of f."""
        slopes = []
        for place, u in enumerate(point):
            width = STEP * max(abs(u), 1)
            ends = [[*point[:place], u + shift, *point[place + 1 :]] for shift in (width, -width)]
            high, low = map(self.value, ends)
            slopes.append((high - low) / (2 * width))
        return slopes

    def _factor(self, node: Node, point: Sequence[Any]) -> Any:
        error, *slopes = self._errors[node]
        for slope, u, center in zip(slopes, point, self._center, strict=True):
            error += slope * (u / center - 1)
        return 1 + ROUNDING * error

    def _part(self, node: Node, parts: list[Any], point: Sequence[Any]) -> Any:
        if node.is_number:
            return mpmath.mpf(node.value)
        if node.operation == "variable":
            return point[self._variables.index(node.name)]
        if node.operation == "parameter":
            return mpmath.mpf(self._parameters[node.name])
        return (_ARITHMETIC.get(node.operation) or EXACT[node.operation])(*parts)


def _real(value: Any) -> Any:
    if not mpmath.isfinite(value) or mpmath.im(value) != 0:
        raise ValueError("this is not a real number")
    return mpmath.re(value)
