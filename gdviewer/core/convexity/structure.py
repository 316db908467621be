"""What a formula is made of: sums of terms, products of powers, with all that bounds them."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from gdviewer.core.convexity.exact import number
from gdviewer.core.convexity.gathering import Parts, gather
from gdviewer.core.convexity.quadratics import quadratics
from gdviewer.core.convexity.ranges import ranges
from gdviewer.core.expression.graph import Node, postorder

_ONE = Fraction(1)
_SIGNS: Mapping[str, tuple[Fraction, ...]] = {
    "+": (_ONE, _ONE),
    "-": (_ONE, -_ONE),
    "negative": (-_ONE,),
}


class Structure:
    """A formula and its parts, at some values of its parameters.

    Attributes
    ----------
    root
        The formula.
    order
        Its parts, arguments first.
    quadratics
        Each part as a polynomial of degree two at most, None for others.
    ranges
        The bounds of each part over the whole plane.
    """

    def __init__(
        self, root: Node, variables: tuple[str, ...], parameters: Mapping[str, float]
    ) -> None:
        self.root = root
        self.order = postorder([root])
        self.quadratics = quadratics(self.order, variables, parameters)
        self.ranges = ranges(self.order, parameters, self.quadratics)

    def terms(self, node: Node) -> dict[Node, Fraction]:
        """Return the terms of a sum with the numbers in front of them."""
        return gather(node, self._summands)

    def is_sum(self, node: Node) -> bool:
        """Whether ``node`` is a sum, or a number times something."""
        return bool(self._summands(node))

    def decisive(self) -> list[Node]:
        """Return the parts whose shape decides that of the formula, arguments first."""
        needed = {self.root}
        for node in reversed(self.order):
            if node in needed:
                needed.update(self._inner(node))
        return [node for node in self.order if node in needed]

    def _inner(self, node: Node) -> set[Node]:
        """Return the parts that the shape of ``node`` is judged by."""
        if self.quadratics[node] is not None:
            return set()
        if self.is_sum(node):
            return set(self.terms(node))
        return set(node.arguments).union(*(factors(one) for one in node.arguments))

    def _summands(self, node: Node) -> Parts:
        """Return what ``node`` is the sum of; nothing where it is no sum."""
        if not node.depends:
            return ()
        if node.operation in _SIGNS:
            return tuple(zip(node.arguments, _SIGNS[node.operation], strict=True))
        if node.operation == "*":
            for factor, other in (node.arguments, node.arguments[::-1]):
                if self.ranges[factor].is_point:
                    return ((other, number(self.ranges[factor].low)),)
        if node.operation == "/":
            divisor = self.ranges[node.arguments[1]]
            if divisor.is_point and divisor.low:
                return ((node.arguments[0], 1 / number(divisor.low)),)
        return ()


def factors(node: Node) -> dict[Node, Fraction]:
    """Return the factors of a product with their powers: whole ones, which have no domain."""
    return gather(node, _factors)


def _factors(node: Node) -> Parts:
    """Return what ``node`` is the product of: whole powers only, which have no domain."""
    if node.operation == "*":
        return tuple((factor, _ONE) for factor in node.arguments)
    if node.operation == "^" and node.arguments[1].is_number:
        power = node.arguments[1].value
        if power.is_integer() and power > 0:
            return ((node.arguments[0], Fraction(power)),)
    return ()
