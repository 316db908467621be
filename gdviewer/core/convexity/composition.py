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
from gdviewer.core.convexity.shape import NOTHING, Shape, bend
from gdviewer.core.convexity.structure import Structure, factors
from gdviewer.core.expression.graph import Node


class Composition:
    """The shapes of a formula and of its parts, over the whole plane."""

    def __init__(self, structure: Structure) -> None:
        self._structure = structure
        self._ranges, self._quadratics = structure.ranges, structure.quadratics
        self._shapes: dict[Node, Shape] = {}
        self._rules: Mapping[str, Callable[..., Shape]] = {
            "*": self._product,
            "/": self._quotient,
            "^": self._power,
            "sqrt": lambda base: self._power_of(base, Fraction(1, 2)),
            "max": self._max,
            "min": self._min,
            "hypot": self._hypot,
        }

    @property
    def shape(self) -> Shape:
        """What is proved of the formula."""
        for node in self._structure.decisive():
            self._shapes[node] = self._strengthened(node, self._shape(node))
        return self._shapes[self._structure.root]

    def _shape(self, node: Node) -> Shape:
        quadratic, values = self._quadratics[node], self._ranges[node]
        if quadratic is not None:
            return quadratic_shape(quadratic)
        if not node.depends:
            return quadratic_shape(constant(values.low)) if values.is_point else NOTHING
        if self._structure.is_sum(node):
            return self._sum(node)
        if node.operation in self._rules:
            return self._rules[node.operation](*node.arguments)
        if node.operation in CURVES:
            return self._call(node.operation, node.arguments[0])
        return NOTHING

    def _strengthened(self, node: Node, shape: Shape) -> Shape:
        """Return ``shape`` with what follows from it."""
        has_root = shape.has_convex_root or shape.is_log_convex
        is_log_concave = shape.is_concave and self._ranges[node].low >= 0.0
        return replace(
            shape,
            is_convex=shape.is_convex or has_root,
            is_log_concave=shape.is_log_concave or is_log_concave,
            has_convex_root=has_root,
        )

    def _sum(self, node: Node) -> Shape:
        rest, shapes = Quadratic({}), []
        for term, weight in self._structure.terms(node).items():
            quadratic = self._quadratics[term]
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
        powers = factors(one)
        for factor, power in factors(other).items():
            powers[factor] = powers.get(factor, Fraction(0)) + power
        return self._powers(powers)

    def _quotient(self, top: Node, bottom: Node) -> Shape:
        over, under = factors(top), factors(bottom)
        if over.keys() & under.keys():
            return NOTHING  # what cancels leaves a hole in the domain
        shape = self._powers(over | {factor: -power for factor, power in under.items()})
        divisor = self._shapes[bottom]
        is_over_linear = divisor.is_concave and self._ranges[bottom].low >= 0.0
        if is_over_linear and self._shapes[top].has_convex_root:
            return replace(shape, is_convex=True)
        return shape

    def _powers(self, powers: Mapping[Node, Fraction]) -> Shape:
        """Return the shape of a product of powers."""
        sign, shapes = 1.0, []
        for factor, power in powers.items():
            value = self._ranges[factor]
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
        power, values = self._ranges[exponent], self._ranges[base]
        if power.is_point:
            return self._power_of(base, number(power.low)) if power.low else NOTHING
        if not (values.is_point and values.low > 0.0):
            return NOTHING
        logarithm = self._shapes[exponent].times(math.log(values.low))  # of a^u is u log(a)
        return Shape(is_log_convex=logarithm.is_convex, is_log_concave=logarithm.is_concave)

    def _power_of(self, base: Node, power: Fraction) -> Shape:
        inner, values = self._shapes[base], self._ranges[base]
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
        inner, values, curve = self._shapes[argument], self._ranges[argument], CURVES[name]
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
