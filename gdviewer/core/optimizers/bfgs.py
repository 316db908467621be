"""BFGS, which learns the inverse of the Hessian from the gradients that it meets."""

from __future__ import annotations

from typing import ClassVar

import msgspec
import numpy as np

from gdviewer.core.arithmetic.rule import Inside, Rule
from gdviewer.core.objective import Array
from gdviewer.core.optimizers.base import Evaluation, LearningRate, Optimizer, Rates, optimizers
from gdviewer.core.terms import Kind, Term

_LEAST_COSINE = 1e-12  # of the angle between s and y, for them to tell of a curvature


class BFGSState(msgspec.Struct, frozen=True, eq=False):
    """The inverse Hessian ``(n, n)`` and the last point and gradient, ``(n,)``; None at first.

    ``is_learned`` says whether the matrix has been updated yet.
    """

    inverse: Array | None = None
    x: Array | None = None
    gradient: Array | None = None
    is_learned: bool = False


@optimizers.register(
    "bfgs",
    "BFGS",
    order=70,
    group="Curvature",
    purpose="Learns the curvature from gradients; the usual choice for smooth functions.",
)
class BFGS(Optimizer, frozen=True):
    """The quasi-Newton method of Broyden, Fletcher, Goldfarb and Shanno, with g = ∇J(θ).

    B ← (I − ρ s yᵀ) B (I − ρ y sᵀ) + ρ s sᵀ; θ ← θ − η B g,
    with s = θₖ − θₖ₋₁, y = gₖ − gₖ₋₁ and ρ = 1 / yᵀs.

    η is ``learning_rate``, the first length that a line search tries, and B approximates the
    inverse Hessian. B is min(1, 1 / ‖g‖₁) I at first, so that the first step is no longer than one,
    and (yᵀs / yᵀy) I before it is updated for the first time. A step that met no upward curvature,
    yᵀs ≤ 0 but for rounding, leaves B as it is.

    Source: Nocedal and Wright, Numerical Optimization (2006), Algorithm 6.1 with equations 6.17 and
    6.20; the first length as in PyTorch's ``LBFGS``. SciPy's ``BFGS`` begins with I and tries
    1.01 / ‖g‖₂ first.
    """

    why_no_bound: ClassVar[str] = "it divides by a curvature that it learns on the way"
    takes_batches: ClassVar[bool] = False
    usual_rule: ClassVar[str] = "wolfe"

    learning_rate: LearningRate = 1.0

    def init(self, x: Array) -> BFGSState:  # noqa: ARG002
        """Return the state that knows nothing."""
        return BFGSState()

    def direction(
        self,
        at: Evaluation,
        state: BFGSState,
        rates: Rates,  # noqa: ARG002
    ) -> tuple[Array, BFGSState]:
        """Return −B g, shape ``(n,)``."""
        inverse, is_learned = self._inverse(at, state)
        return -inverse @ at.gradient, BFGSState(inverse, at.x, at.gradient, is_learned)

    def rule(self, inside: Inside) -> Rule:
        """Return the lines of this step."""
        lines = ("g = ∇f", *self._matrix_lines(inside), "θ = θ − η B g")
        state, first = inside.before, first_scale(inside.at.gradient)
        values = {"B": state.inverse, "θ₋": state.x, "g₋": state.gradient, "b": first}
        return Rule(lines, values, frozenset(("g", "g₋", "y", "ρ")))

    def _matrix_lines(self, inside: Inside) -> tuple[str, ...]:
        """Return the lines of B, the approximate inverse of the Hessian."""
        state = inside.before
        if state.x is None:
            return ("B = b I : b keeps the first step from being longer than one",)
        change = ("s = θ − θ₋", "y = g − g₋")
        if not tells_of_curvature(inside.at.x - state.x, inside.at.gradient - state.gradient):
            return (*change, "yᵀ s : tells of no curvature that can be used, so B stays")
        first = () if state.is_learned else ("B = yᵀ s / (yᵀ y) I",)
        update = ("ρ = 1 / (yᵀ s)", "P = I − ρ s yᵀ", "B = P B Pᵀ", "B = B + ρ s sᵀ")
        return (*change, *first, *update)

    def terms(self, state: BFGSState) -> tuple[Term, ...]:
        """Return the direction."""
        if state.inverse is None or state.gradient is None:
            return ()
        return (Term("Quasi-Newton direction", "−B g", Kind.STEP, -state.inverse @ state.gradient),)

    def _inverse(self, at: Evaluation, state: BFGSState) -> tuple[Array, bool]:
        """Return B at this point, and whether it has been learned from any step."""
        if state.inverse is None or state.x is None or state.gradient is None:
            return first_scale(at.gradient) * np.eye(len(at.x)), False
        s, y = at.x - state.x, at.gradient - state.gradient
        if not tells_of_curvature(s, y):
            return state.inverse, state.is_learned
        known = state.inverse if state.is_learned else (y @ s) / (y @ y) * np.eye(len(s))
        rho = 1 / (y @ s)
        project = np.eye(len(s)) - rho * np.outer(s, y)
        return project @ known @ project.T + rho * np.outer(s, s), True


def first_scale(gradient: Array) -> float:
    """Return min(1, 1 / ‖g‖₁), which makes a first step no longer than one."""
    size = float(np.abs(gradient).sum())
    return min(1.0, 1 / size) if size else 1.0


def tells_of_curvature(s: Array, y: Array) -> bool:
    """Whether the gradient rose along the step s: yᵀs > 0, by more than rounding."""
    return bool(y @ s > _LEAST_COSINE * np.sqrt((s @ s) * (y @ y)))
