"""Proves convexity by the rules that keep it: sums, products, powers and compositions.

The rules are those of disciplined convex programming (M. Grant, S. Boyd and Y. Ye, 2006), with
logarithmically convex functions, squares of convex ones and exact quadratics beside them.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction

from gdviewer.core.convexity.curves import CURVES, power_pieces, root_pieces
from gdviewer.core.convexity.exact import Quadratic, constant, number
from gdviewer.core.convexity.gathering import Parts, gather
from gdviewer.core.convexity.quadratics import quadratics
from gdviewer.core.convexity.ranges import ranges
from gdviewer.core.convexity.shape import NOTHING, Shape, bend
from gdviewer.core.expression.graph import Node, postorder

_ONE = Fraction(1)
_SUMS = frozenset({"+", "-", "negative"})


class Composition:
    """The shapes of a formula and of its parts, over the whole plane.

    Parameters
    ----------
    root
        The formula.
    variables
        The names of the variables.
    parameters
        The values of all other names.
    """

    def __init__(
        self, root: Node, variables: tuple[str, ...], parameters: Mapping[str, float]
    ) -> None:
        self.root = root
        self.order = postorder([root])
        self.quadratics = quadratics(self.order, variables, parameters)
        self.ranges = ranges(self.order, parameters, self.quadratics)
        self._shapes: dict[Node, Shape] = {}

    @property
    def shape(self) -> Shape:
        """What is proved of the formula."""
        for node in self._needed():
            self._shapes[node] = self._strengthened(node, self._shape(node))
        return self._shapes[self.root]

    def terms(self, node: Node) -> dict[Node, Fraction]:
        """Return the terms of a sum with the numbers in front of them."""
        return gather(node, self._summands)

    # --- what a formula is made of ---

    def _needed(self) -> list[Node]:
        """Return the nodes whose shape is asked for, arguments first."""
        needed = {self.root}
        for node in reversed(self.order):
            if node in needed:
                needed.update(self._inner(node))
        return [node for node in self.order if node in needed]

    def _inner(self, node: Node) -> set[Node]:
        """Return the nodes that the shape of ``node`` is judged by."""
        if self._is_quadratic(node):
            return set()
        if self._summands(node):
            return set(self.terms(node))
        return set(node.arguments).union(*(gather(one, _factors) for one in node.arguments))

    def _is_quadratic(self, node: Node) -> bool:
        return self.quadratics[node] is not None

    def _summands(self, node: Node) -> Parts:
        """Return what ``node`` is the sum of; nothing where it is no sum."""
        if not node.depends:
            return ()
        if node.operation in _SUMS:
            signs = (-_ONE,) if node.operation == "negative" else (_ONE, _ONE)
            if node.operation == "-":
                signs = (_ONE, -_ONE)
            return tuple(zip(node.arguments, signs, strict=True))
        if node.operation == "*":
            for factor, other in (node.arguments, node.arguments[::-1]):
                if self.ranges[factor].is_point:
                    return ((other, number(self.ranges[factor].low)),)
        if node.operation == "/":
            divisor = self.ranges[node.arguments[1]]
            if divisor.is_point and divisor.low:
                return ((node.arguments[0], 1 / number(divisor.low)),)
        return ()

    # --- the rules ---

    def _shape(self, node: Node) -> Shape:
        quadratic, values = self.quadratics[node], self.ranges[node]
        if quadratic is not None:
            return quadratic_shape(quadratic)
        if not node.depends:
            return quadratic_shape(constant(values.low)) if values.is_point else NOTHING
        if self._summands(node):
            return self._sum(node)
        if node.operation in _RULES:
            return _RULES[node.operation](self, *node.arguments)
        return (
            self._call(node.operation, node.arguments[0]) if node.operation in CURVES else NOTHING
        )

    def _strengthened(self, node: Node, shape: Shape) -> Shape:
        """Return ``shape`` with what follows from it."""
        has_root = shape.has_convex_root or shape.is_log_convex
        is_log_concave = shape.is_concave and self.ranges[node].low >= 0.0
        return replace(
            shape,
            is_convex=shape.is_convex or has_root,
            is_log_concave=shape.is_log_concave or is_log_concave,
            has_convex_root=has_root,
        )

    def _sum(self, node: Node) -> Shape:
        rest, shapes = Quadratic({}), []
        for term, weight in self.terms(node).items():
            quadratic = self.quadratics[term]
            if quadratic is None:
                shapes.append(self._shapes[term].times(weight))
            else:
                rest = rest.plus(quadratic, weight)
        if any(rest.coefficients.values()):
            shapes.append(quadratic_shape(rest))
        return Shape(
            all(shape.is_convex for shape in shapes),
            all(shape.is_concave for shape in shapes),
            is_log_convex=all(shape.is_log_convex for shape in shapes),
            has_convex_root=all(shape.has_convex_root for shape in shapes),
        )

    def _product(self, one: Node, other: Node) -> Shape:
        factors: dict[Node, Fraction] = {}
        for node in (one, other):
            for factor, power in gather(node, _factors).items():
                factors[factor] = factors.get(factor, Fraction(0)) + power
        return self._powers(factors)

    def _quotient(self, top: Node, bottom: Node) -> Shape:
        over, under = gather(top, _factors), gather(bottom, _factors)
        if over.keys() & under.keys():
            return NOTHING  # what cancels leaves a hole in the domain
        shape = self._powers(over | {factor: -power for factor, power in under.items()})
        divisor = self._shapes[bottom]
        is_over_linear = divisor.is_concave and self.ranges[bottom].low >= 0.0
        if is_over_linear and self._shapes[top].has_convex_root:
            return replace(shape, is_convex=True)
        return shape

    def _powers(self, factors: Mapping[Node, Fraction]) -> Shape:
        """Return the shape of a product of powers."""
        sign, shapes = 1.0, []
        for factor, power in factors.items():
            value = self.ranges[factor]
            if factor.depends:
                shapes.append(self._power_of(factor, power))
            elif value.is_point and value.low:
                sign *= math.copysign(1.0, value.low) if power % 2 else 1.0
            else:
                return NOTHING
        if len(shapes) == 1:
            return shapes[0].times(sign)
        is_log_convex = all(shape.is_log_convex for shape in shapes)
        is_log_concave = all(shape.is_log_concave for shape in shapes)
        product = Shape(is_log_convex=is_log_convex, is_log_concave=is_log_concave)
        return replace(product, is_convex=is_log_convex).times(sign)

    def _power(self, base: Node, exponent: Node) -> Shape:
        power, values = self.ranges[exponent], self.ranges[base]
        if power.is_point:
            return self._power_of(base, number(power.low)) if power.low else NOTHING
        if not (values.is_point and values.low > 0.0):
            return NOTHING
        logarithm = self._shapes[exponent].times(math.log(values.low))  # of a^u is u log(a)
        return Shape(is_log_convex=logarithm.is_convex, is_log_concave=logarithm.is_concave)

    def _power_of(self, base: Node, power: Fraction) -> Shape:
        inner, values = self._shapes[base], self.ranges[base]
        itself = bend(power_pieces(power), inner, values)
        root = bend(root_pieces(power), inner, values)
        has_root = inner.has_convex_root
        logs = inner.is_log_convex, inner.is_log_concave
        return Shape(
            itself.is_convex or (has_root and power >= Fraction(1, 2)),
            itself.is_concave,
            *(logs if power > 0 else logs[::-1]),
            has_convex_root=root.is_convex or (has_root and power >= 1),
        )

    def _call(self, name: str, argument: Node) -> Shape:
        inner, values, curve = self._shapes[argument], self.ranges[argument], CURVES[name]
        itself, logarithm = bend(curve.pieces, inner, values), bend(curve.logarithm, inner, values)
        is_logarithm = name in {"log", "log2", "log10"}
        return Shape(
            itself.is_convex or (inner.is_log_convex and (is_logarithm or name == "log1p")),
            itself.is_concave or (inner.is_log_concave and is_logarithm),
            logarithm.is_convex,
            logarithm.is_concave,
        )

    def _max(self, one: Node, other: Node) -> Shape:
        a, b = self._shapes[one], self._shapes[other]
        return Shape(
            a.is_convex and b.is_convex,
            is_log_convex=a.is_log_convex and b.is_log_convex,
            has_convex_root=a.has_convex_root and b.has_convex_root,
        )

    def _min(self, one: Node, other: Node) -> Shape:
        a, b = self._shapes[one], self._shapes[other]
        is_log_concave = a.is_log_concave and b.is_log_concave
        return Shape(is_concave=a.is_concave and b.is_concave, is_log_concave=is_log_concave)

    def _hypot(self, one: Node, other: Node) -> Shape:
        magnitudes = (self._call("abs", side) for side in (one, other))
        return Shape(is_convex=all(magnitude.is_convex for magnitude in magnitudes))


_RULES: Mapping[str, Callable[..., Shape]] = {
    "*": Composition._product,  # noqa: SLF001 the table stands beside its methods
    "/": Composition._quotient,  # noqa: SLF001
    "^": Composition._power,  # noqa: SLF001
    "sqrt": lambda self, base: self._power_of(base, Fraction(1, 2)),
    "max": Composition._max,  # noqa: SLF001
    "min": Composition._min,  # noqa: SLF001
    "hypot": Composition._hypot,  # noqa: SLF001
}


def quadratic_shape(quadratic: Quadratic) -> Shape:
    """Return all that there is to know of a polynomial of degree two at most."""
    least = quadratic.least()
    is_positive = not quadratic.degree and quadratic.value > 0
    return Shape(
        quadratic.is_convex,
        quadratic.negated().is_convex,
        is_log_convex=is_positive,
        is_log_concave=is_positive,
        has_convex_root=least is not None and least >= 0,
    )


def _factors(node: Node) -> Parts:
    """Return what ``node`` is the product of: whole powers only, which have no domain."""
    if node.operation == "*":
        return tuple((factor, _ONE) for factor in node.arguments)
    if node.operation == "^" and node.arguments[1].is_number:
        power = node.arguments[1].value
        if power.is_integer() and power > 0:
            return ((node.arguments[0], Fraction(power)),)
    return ()
