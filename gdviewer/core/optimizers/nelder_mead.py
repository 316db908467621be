"""Nelder-Mead, whose simplex tumbles downhill on values alone."""

from __future__ import annotations

from typing import Annotated, ClassVar

import msgspec
import numpy as np

from gdviewer.core.arithmetic.rule import Inside, Rule
from gdviewer.core.objective import Array
from gdviewer.core.optimizers.base import Evaluation, Rates, Reached, Search, optimizers
from gdviewer.core.optimizers.simplex_account import account_of
from gdviewer.core.oracle import Oracle
from gdviewer.core.terms import Kind, Term

Reflection = Annotated[
    float,
    msgspec.Meta(
        gt=0,
        le=10,
        title="Reflection",
        description="How far the worst vertex is thrown over the middle of the others.",
        extra={"symbol": "ρ", "typical": (0.5, 2.0)},
    ),
]
Expansion = Annotated[
    float,
    msgspec.Meta(
        gt=1,
        le=10,
        title="Expansion",
        description="How much farther it goes where the reflection found a new best value.",
        extra={"symbol": "χ", "typical": (1.1, 4.0)},
    ),
]
Contraction = Annotated[
    float,
    msgspec.Meta(
        gt=0,
        lt=1,
        title="Contraction",
        description="How near to the middle it is drawn where the reflection was no good.",
        extra={"symbol": "ψ"},
    ),
]
Shrinkage = Annotated[
    float,
    msgspec.Meta(
        gt=0,
        lt=1,
        title="Shrinkage",
        description="What is left of the simplex where nothing else helped.",
        extra={"symbol": "σ"},
    ),
]
IsAdaptive = Annotated[
    bool,
    msgspec.Meta(
        title="Adaptive",
        description="Takes the coefficients from the number of variables, not from the fields.",
        extra={"symbol": "ρ, χ, ψ, σ of n"},
    ),
]
PointTolerance = Annotated[
    float,
    msgspec.Meta(
        ge=0,
        le=1e6,
        title="Vertices within",
        description="It comes to rest where no coordinate of a vertex is farther than this from "
        "the best one and the values are close together as well.",
        extra={"symbol": "δ_x", "scale": "log", "typical": (1e-12, 1e-1)},
    ),
]
ValueTolerance = Annotated[
    float,
    msgspec.Meta(
        ge=0,
        le=1e6,
        title="Values within",
        description="It comes to rest where no vertex is worse than the best one by more than this "
        "and the vertices are close together as well.",
        extra={"symbol": "δ_f", "scale": "log", "typical": (1e-12, 1e-1)},
    ),
]


class Coefficients(msgspec.Struct, frozen=True):
    """How far each move goes: ρ, χ, ψ and σ."""

    reflection: float
    expansion: float
    contraction: float
    shrinkage: float


class Simplex(msgspec.Struct, frozen=True, eq=False):
    """The vertices ``(n + 1, n)`` and f at them ``(n + 1,)``, the best one first."""

    vertices: Array
    values: Array


@optimizers.register(
    "nelder_mead",
    "Nelder-Mead",
    order=400,
    group="Without derivatives",
    purpose="A tumbling simplex that asks for values alone; for kinks and few parameters.",
)
class NelderMead(Search, frozen=True):
    """The downhill simplex: n + 1 vertices, of which the worst one moves at each step.

    With θ₀ the best, θₙ the worst vertex and c the mean of all but the worst:
    θᵣ = c + ρ (c − θₙ); where that is a new best, θₙ ← the better one of it and c + ρ χ (c − θₙ);
    where it beats the second worst, θₙ ← θᵣ; where it beats the worst alone,
    θₙ ← c + ρ ψ (c − θₙ), and else θₙ ← c − ψ (c − θₙ), if that is an improvement; where it is
    none, all vertices shrink, θᵢ ← θ₀ + σ (θᵢ − θ₀).

    ρ is ``reflection``, χ ``expansion``, ψ ``contraction`` and σ ``shrinkage``; ``adaptive`` takes
    ρ, χ, ψ, σ of n instead: 1, 1 + 2/n, 3/4 − 1/(2n), 1 − 1/n, which are the standard ones where n
    is 2. The first simplex is the start and, for each coordinate, the start with that coordinate
    5 % larger, or 0.00025 where it is 0. A point of the path is the best vertex, θ ← θ₀. The method
    comes to rest where all vertices are within ``xatol`` δ_x and ``fatol`` δ_f of the best.

    Source: Nelder and Mead (1965), https://doi.org/10.1093/comjnl/7.4.308, in the variant of
    Lagarias et al. (1998), https://doi.org/10.1137/S1052623496303470; adaptive: Gao and Han (2012),
    https://doi.org/10.1007/s10589-010-9329-3. First simplex, tolerances and the order of all
    decisions are those of SciPy's ``minimize(method="Nelder-Mead")``.
    """

    why_no_bound: ClassVar[str] = "it compares values of f and uses no slope"
    uses_gradient: ClassVar[bool] = False

    reflection: Reflection = 1.0
    expansion: Expansion = 2.0
    contraction: Contraction = 0.5
    shrinkage: Shrinkage = 0.5
    adaptive: IsAdaptive = False
    xatol: PointTolerance = 1e-4
    fatol: ValueTolerance = 1e-4

    def init(self, x: Array) -> None:  # noqa: ARG002
        """Return no state: the simplex is made when f can be asked for."""
        return

    def search(self, at: Evaluation, state: Simplex | None, rates: Rates, ask: Oracle) -> Reached:  # noqa: ARG002
        """Move the worst vertex, or shrink."""
        simplex = state or _first_simplex(at, ask)
        if self._is_at_rest(simplex):
            return Reached(at.x, simplex, float(at.f), end=_AT_REST)
        after = _ordered(*_moved(simplex, self._coefficients(at.x.size), ask))
        return Reached(after.vertices[0], after, float(after.values[0]))

    def rule(self, inside: Inside) -> Rule:
        """Return the lines of this step."""
        simplex, moves = inside.before, inside.trials
        if simplex is None:
            n = inside.at.x.size
            asked = [(inside.at.x, float(inside.at.f)), *moves[:n]]
            points, values = zip(*asked, strict=True)
            simplex, moves = _ordered(np.array(points), np.array(values)), moves[n:]
        by = self._coefficients(inside.at.x.size)
        coefficients = {
            "ρ": by.reflection,
            "χ": by.expansion,
            "ψ": by.contraction,
            "σ": by.shrinkage,
        }
        rule = account_of(simplex.vertices, simplex.values, moves, inside.x)
        return Rule(rule.lines, {**rule.values, **(coefficients if self.adaptive else {})})

    def terms(self, state: Simplex | None) -> tuple[Term, ...]:
        """Return the simplex."""
        if state is None:
            return ()
        return (Term("Simplex", "θ₀ … θₙ", Kind.POLYGON, state.vertices),)

    def _coefficients(self, n: int) -> Coefficients:
        if self.adaptive:
            return Coefficients(1.0, 1 + 2 / n, 0.75 - 1 / (2 * n), 1 - 1 / n)
        return Coefficients(self.reflection, self.expansion, self.contraction, self.shrinkage)

    def _is_at_rest(self, simplex: Simplex) -> bool:
        spread = np.abs(simplex.vertices[1:] - simplex.vertices[0]).max()
        rise = np.abs(simplex.values[1:] - simplex.values[0]).max()
        return bool(spread <= self.xatol and rise <= self.fatol)


_AT_REST = "the simplex and the values at its vertices are within their tolerances"
_GROWTH, _GROWTH_FROM_ZERO = 1.05, 0.00025


def _first_simplex(at: Evaluation, ask: Oracle) -> Simplex:
    """Return the simplex at the start, with n more values asked for."""
    vertices = np.tile(at.x, (at.x.size + 1, 1))
    for i, coordinate in enumerate(at.x):
        vertices[i + 1, i] = _GROWTH * coordinate if coordinate else _GROWTH_FROM_ZERO
    values = [float(at.f), *(ask.value(vertex) for vertex in vertices[1:])]
    return _ordered(vertices, np.array(values))


def _ordered(vertices: Array, values: Array) -> Simplex:
    """Return the simplex from the best to the worst vertex, nan last."""
    order = np.argsort(values)
    return Simplex(vertices[order], values[order])


def _moved(simplex: Simplex, by: Coefficients, ask: Oracle) -> tuple[Array, Array]:
    """Return the vertices and values after one move, in no order."""
    best, second_worst, worst = simplex.values[0], simplex.values[-2], simplex.values[-1]
    replacement = None
    reflected = _thrown(simplex, by.reflection, ask)
    if reflected[1] < best:
        expanded = _thrown(simplex, by.reflection * by.expansion, ask)
        replacement = expanded if expanded[1] < reflected[1] else reflected
    elif reflected[1] < second_worst:
        replacement = reflected
    elif reflected[1] < worst:
        outside = _thrown(simplex, by.contraction * by.reflection, ask)
        replacement = outside if outside[1] <= reflected[1] else None
    else:
        inside = _thrown(simplex, -by.contraction, ask)
        replacement = inside if inside[1] < worst else None
    if replacement is None:
        return _shrunk(simplex, by.shrinkage, ask)
    vertices, values = simplex.vertices.copy(), simplex.values.copy()
    vertices[-1], values[-1] = replacement
    return vertices, values


def _thrown(simplex: Simplex, factor: float, ask: Oracle) -> tuple[Array, float]:
    """Return the worst vertex thrown over the middle c of the others, and f there."""
    middle = simplex.vertices[:-1].sum(axis=0) / (len(simplex.vertices) - 1)
    vertex = (1 + factor) * middle - factor * simplex.vertices[-1]
    return vertex, ask.value(vertex)


def _shrunk(simplex: Simplex, factor: float, ask: Oracle) -> tuple[Array, Array]:
    """Return all vertices drawn to the best one, and f there."""
    best = simplex.vertices[0]
    vertices = best + factor * (simplex.vertices - best)
    values = [float(simplex.values[0]), *(ask.value(vertex) for vertex in vertices[1:])]
    return vertices, np.array(values)
