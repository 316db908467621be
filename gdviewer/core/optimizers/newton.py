"""Newton's method, which goes to where the parabola through the point is flat."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

import msgspec
import numpy as np

from gdviewer.core.arithmetic.rule import Inside, Rule
from gdviewer.core.objective import Array
from gdviewer.core.optimizers.base import (
    Evaluation,
    LearningRate,
    NoStepError,
    Optimizer,
    Rates,
    optimizers,
)
from gdviewer.core.terms import Kind, Term

Modification = Annotated[
    Literal["absolute", "shifted", "none"],
    msgspec.Meta(
        title="Modification",
        description="What makes the direction descend where f curves downward; none is the plain "
        "method, which goes to saddles and maxima as well.",
        extra={
            "symbol": "B",
            "titles": {"absolute": "Absolute", "shifted": "Shifted", "none": "None"},
        },
    ),
]
LeastCurvature = Annotated[
    float,
    msgspec.Meta(
        gt=0,
        le=1e6,
        title="Least curvature",
        description="What the least curvature is raised to where f curves downward.",
        extra={"symbol": "δ", "scale": "log", "typical": (1e-10, 1.0)},
    ),
]


@optimizers.register(
    "newton",
    "Newton",
    order=60,
    group="Curvature",
    purpose="Uses the Hessian to jump to the flat point; very quick near a minimum.",
)
class Newton(Optimizer, frozen=True):
    """Newton's method: θ ← θ − η B⁻¹ ∇J(θ), where B is made of the Hessian H = V Λ Vᵀ.

    B = H where every curvature, an eigenvalue of H, is positive. Elsewhere ``modification`` says
    what B is: with absolute, B = V max(|Λ|, δ) Vᵀ, the curvatures count by their size; with
    shifted, B = H + (δ − λ₁) I with the least curvature λ₁; both always descend. With none, B = H
    everywhere: the plain method, which ends the run where H is singular.

    η is ``learning_rate``, 1 for the whole step, and δ ``min_curvature``; a line search makes it
    the damped method.

    Source: Nocedal and Wright, Numerical Optimization (2006), equation 3.30 (plain), Algorithm 3.3
    (shifted, where the shift is found by trials and δ, called β, is 0.001) and section 3.4,
    "eigenvalue modification" (absolute, which Dauphin et al. (2014),
    https://arxiv.org/abs/1406.2572, call saddle-free).
    """

    why_no_bound: ClassVar[str] = (
        "it divides by the curvature itself: on a quadratic every η below 2 converges"
    )
    takes_batches: ClassVar[bool] = False
    needs_hessian: ClassVar[bool] = True
    usual_rule: ClassVar[str] = "backtracking"

    learning_rate: LearningRate = 1.0
    modification: Modification = "absolute"
    min_curvature: LeastCurvature = 1e-3

    def init(self, x: Array) -> None:  # noqa: ARG002
        """Return no direction yet."""
        return

    def direction(
        self,
        at: Evaluation,
        state: Array | None,  # noqa: ARG002
        rates: Rates,  # noqa: ARG002
    ) -> tuple[Array, Array]:
        """Return −B⁻¹ ∇f, shape ``(n,)``, which is all the state there is."""
        _, curvatures, axes = principal_axes(at)
        slopes = axes.T @ at.gradient
        direction = -axes @ (slopes / self._modified(curvatures))
        return direction, direction

    def rule(self, inside: Inside) -> Rule:
        """Return the lines of this step."""
        _, curvatures, _ = principal_axes(inside.at)
        values = {"∇²f": inside.at.hessian, "λ₁": float(curvatures[0])}
        if self._modified(curvatures) is curvatures:
            return Rule(("H = ∇²f", "θ = θ − η H⁻¹ ∇f"), values, frozenset("H"))
        lines = ("H = ∇²f", _MATRICES[self.modification], "θ = θ − η B⁻¹ ∇f")
        return Rule(lines, values, frozenset("H"))

    def terms(self, state: Array | None) -> tuple[Term, ...]:
        """Return the direction."""
        return () if state is None else (Term("Newton direction", "−B⁻¹∇J", Kind.STEP, state),)

    def _modified(self, curvatures: Array) -> Array:
        """Return the eigenvalues of B for those of H, in rising order."""
        nothing = len(curvatures) * np.finfo(np.float64).eps * float(np.abs(curvatures).max())
        if curvatures[0] > nothing:
            return curvatures
        match self.modification:
            case "absolute":
                return np.maximum(np.abs(curvatures), self.min_curvature)
            case "shifted":
                return curvatures - float(curvatures[0]) + self.min_curvature
            case "none":
                if np.abs(curvatures).min() <= nothing:
                    raise NoStepError(_SINGULAR)
                return curvatures


_MATRICES = {
    "absolute": "B = raised(H, δ) : each curvature, an eigenvalue of H, counts by its size",
    "shifted": "B = H + (δ − λ₁) I : λ₁ is the least curvature, an eigenvalue",
}
_SINGULAR = (
    "the Hessian is singular, f has no curvature in some direction, so that the plain Newton step "
    "is not defined"
)


def principal_axes(at: Evaluation) -> tuple[Array, Array, Array]:
    """Return H, its eigenvalues, ``(n,)`` and rising, and its eigenvectors as columns.

    Raises
    ------
    NoStepError
        Where H is not finite.
    """
    if at.hessian is None or not np.isfinite(at.hessian).all():
        raise NoStepError("the Hessian is undefined at this point")
    curvatures, axes = np.linalg.eigh(at.hessian)
    return at.hessian, curvatures, axes
