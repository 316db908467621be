"""L-BFGS, the BFGS that keeps a few steps in mind instead of a matrix."""

from __future__ import annotations

from typing import Annotated, ClassVar

import msgspec

from gdviewer.core.arithmetic.rule import Inside, Rule
from gdviewer.core.numbers import format_count
from gdviewer.core.objective import Array
from gdviewer.core.optimizers.base import Evaluation, LearningRate, Optimizer, Rates, optimizers
from gdviewer.core.optimizers.bfgs import first_scale, tells_of_curvature
from gdviewer.core.terms import Kind, Term

HistorySize = Annotated[
    int,
    msgspec.Meta(
        ge=1,
        le=1000,
        title="Memory",
        description="How many of the last steps it learns from.",
        extra={"symbol": "m", "typical": (1, 20)},
    ),
]
Pair = tuple[Array, Array]


class LBFGSState(msgspec.Struct, frozen=True, eq=False):
    """The last pairs (s, y), the latest last, and the last point and gradient, all ``(n,)``."""

    pairs: tuple[Pair, ...] = ()
    x: Array | None = None
    gradient: Array | None = None


@optimizers.register(
    "lbfgs",
    "L-BFGS",
    order=310,
    group="Curvature",
    purpose="BFGS with a short memory; for functions of many parameters.",
)
class LBFGS(Optimizer, frozen=True):
    """Limited-memory BFGS, with g = ∇J(θ): θ ← θ − η B g.

    B is the matrix of BFGS, (I − ρ s yᵀ) B (I − ρ y sᵀ) + ρ s sᵀ, updated from (yᵀs / yᵀy) I of the
    latest step by the last m steps only; the two-loop recursion makes B g without making B.

    η is ``learning_rate``, the first length that a line search tries, and m ``history_size``. The
    first direction is −min(1, 1 / ‖g‖₁) g. A step that met no upward curvature, yᵀs ≤ 0 but for
    rounding, is not kept.

    Source: Nocedal (1980); Nocedal and Wright, Numerical Optimization (2006), Algorithms 7.4 and
    7.5 with equation 7.20. PyTorch's ``LBFGS`` has the same first length, and drops steps with
    yᵀs ≤ 1e-10.
    """

    why_no_bound: ClassVar[str] = "it divides by a curvature that it learns on the way"
    takes_batches: ClassVar[bool] = False
    usual_rule: ClassVar[str] = "wolfe"

    learning_rate: LearningRate = 1.0
    history_size: HistorySize = 10

    def init(self, x: Array) -> LBFGSState:  # noqa: ARG002
        """Return the state that knows nothing."""
        return LBFGSState()

    def direction(
        self,
        at: Evaluation,
        state: LBFGSState,
        rates: Rates,  # noqa: ARG002
    ) -> tuple[Array, LBFGSState]:
        """Return −B g, shape ``(n,)``."""
        pairs = self._pairs(at, state)
        return -_product(pairs, at.gradient), LBFGSState(pairs, at.x, at.gradient)

    def rule(self, inside: Inside) -> Rule:
        """Return the lines of this step."""
        pairs, gradient = inside.after.pairs, inside.at.gradient
        if not pairs:
            first = "θ = θ − η b g : b keeps the first step from being longer than one"
            return Rule(("g = ∇f", first), {"b": first_scale(gradient)}, frozenset("g"))
        recursion = f"q : B g, which is made of g and the last {format_count(len(pairs), 'step')}"
        lines = ("g = ∇f", recursion, "θ = θ − η q")
        return Rule(lines, {"q": _product(pairs, gradient)}, frozenset("gq"))

    def terms(self, state: LBFGSState) -> tuple[Term, ...]:
        """Return the direction."""
        if state.gradient is None:
            return ()
        direction = -_product(state.pairs, state.gradient)
        return (Term("Quasi-Newton direction", "−B g", Kind.STEP, direction),)

    def _pairs(self, at: Evaluation, state: LBFGSState) -> tuple[Pair, ...]:
        """Return the pairs with that of the step that led here."""
        if state.x is None or state.gradient is None:
            return ()
        s, y = at.x - state.x, at.gradient - state.gradient
        if not tells_of_curvature(s, y):
            return state.pairs
        return (*state.pairs, (s, y))[-self.history_size :]


def _product(pairs: tuple[Pair, ...], gradient: Array) -> Array:
    """Return B g by the two-loop recursion."""
    if not pairs:
        return first_scale(gradient) * gradient
    product, weights = gradient, []
    for s, y in reversed(pairs):
        weight = (s @ product) / (s @ y)
        weights.append(weight)
        product = product - weight * y
    s, y = pairs[-1]
    product = (s @ y) / (y @ y) * product
    for (s, y), weight in zip(pairs, reversed(weights), strict=True):
        product = product + (weight - (y @ product) / (s @ y)) * s
    return product
