"""Sophia, which divides the average gradient by the diagonal of the Hessian and clips the rest."""

from __future__ import annotations

from typing import Annotated, ClassVar

import msgspec
import numpy as np

from gdviewer.core.arithmetic.rule import Inside, Rule
from gdviewer.core.objective import Array
from gdviewer.core.optimizers.base import Evaluation, LearningRate, Optimizer, Rates, optimizers
from gdviewer.core.optimizers.fields import Beta1, Beta2, WeightDecay, blended
from gdviewer.core.terms import Kind, Term

Gamma = Annotated[
    float,
    msgspec.Meta(
        gt=0,
        le=1e3,
        title="Clipping scale",
        description="What the curvatures are multiplied by; a small one clips more coordinates.",
        extra={"symbol": "γ", "scale": "log", "typical": (1e-2, 1e1)},
    ),
]
LeastDivisor = Annotated[
    float,
    msgspec.Meta(
        gt=0,
        le=1,
        title="Least divisor",
        description="Stands for a curvature that is less, or negative.",
        extra={"symbol": "ε", "scale": "log", "typical": (1e-15, 1e-1)},
    ),
]
Interval = Annotated[
    int,
    msgspec.Meta(
        ge=1,
        le=10_000,
        title="Hessian every",
        description="After how many steps the diagonal of the Hessian is evaluated again.",
        extra={"symbol": "k", "typical": (1, 50)},
    ),
]


class SophiaState(msgspec.Struct, frozen=True, eq=False):
    """The steps so far and the averages of the gradient and of H's diagonal, shape of x."""

    step: int
    moment: Array
    diagonal: Array


@optimizers.register(
    "sophia",
    "Sophia",
    order=340,
    group="Curvature",
    purpose="Divides by the Hessian's diagonal and clips; for valleys along an axis.",
)
class Sophia(Optimizer, frozen=True):
    """Second-order clipped stochastic optimization, here without chance, with g = ∇J(θ).

    m ← β₁ m + (1 − β₁) g; every k steps, in the first one too, h ← β₂ h + (1 − β₂) diag(H);
    θ ← θ − η λ θ − η clip(m / max(γ h, ε), 1), where clip keeps each coordinate within ±1.

    η is ``learning_rate``, β₁ ``beta1``, β₂ ``beta2``, γ ``gamma``, ε ``eps``, k ``interval`` and λ
    ``weight_decay``; m and h are zero at first and nothing corrects that bias.

    Source: Liu, Li, Hall, Liang and Ma (2023), https://arxiv.org/abs/2305.14342, Algorithm 3. The
    paper estimates diag(H) by Hutchinson's method (Sophia-H) or by Gauss, Newton and Bartlett
    (Sophia-G); here it is the exact one, which Hutchinson's has in the mean. For networks the paper
    has β₁ = 0.96, β₂ = 0.99, γ = 0.01 and k = 10; on a surface the Hessian is cheap.
    """

    why_no_bound: ClassVar[str] = (
        "it divides by the curvature itself and clips each coordinate at η"
    )
    needs_hessian: ClassVar[bool] = True

    learning_rate: LearningRate = 0.05
    beta1: Beta1 = 0.9
    beta2: Beta2 = 0.9
    gamma: Gamma = 0.05
    eps: LeastDivisor = 1e-12
    interval: Interval = 1
    weight_decay: WeightDecay = 0.0

    def init(self, x: Array) -> SophiaState:
        """Return the state with both averages zero."""
        return SophiaState(0, np.zeros_like(x), np.zeros_like(x))

    def wants_hessian(self, state: SophiaState) -> bool:
        """Whether this step is one of every ``interval``."""
        return state.step % self.interval == 0

    def direction(
        self, at: Evaluation, state: SophiaState, rates: Rates
    ) -> tuple[Array, SophiaState]:
        """Return −clip(m / max(γ h, ε), 1) − λ θ, shape of x."""
        beta1 = rates.momentum_or(self.beta1)
        moment, diagonal = blended(state.moment, at.gradient, beta1), state.diagonal
        if at.hessian is not None:
            diagonal = blended(diagonal, np.diagonal(at.hessian, axis1=-2, axis2=-1), self.beta2)
        ratio = moment / self._divisor(diagonal)
        direction = -np.clip(ratio, -1.0, 1.0) - self.weight_decay * at.x
        return direction, SophiaState(state.step + 1, moment, diagonal)

    def rule(self, inside: Inside) -> Rule:
        """Return the lines of this step."""
        is_refreshed = inside.at.hessian is not None
        lines = (
            "g = ∇f",
            "m = β₁ m + (1 − β₁) g",
            *(("H = ∇²f", "h = β₂ h + (1 − β₂) diag(H)") if is_refreshed else ()),
            "θ = θ − η (clip(m / max(γ h, ε), 1) + λ θ)",
        )
        values = {"m": inside.before.moment, "h": inside.before.diagonal, "∇²f": inside.at.hessian}
        return Rule(lines, values, frozenset("gmH"))

    def terms(self, state: SophiaState) -> tuple[Term, ...]:
        """Return the average gradient and what it was divided by, before it was clipped."""
        if not state.step:
            return ()
        return (
            Term("first moment", "m", Kind.SLOPE, state.moment),
            Term("divisor", "max(γ h, ε)", Kind.SCALE, self._divisor(state.diagonal)),
        )

    def _divisor(self, diagonal: Array) -> Array:
        return np.maximum(self.gamma * diagonal, self.eps)
