"""Perturbed gradient descent, which is pushed off saddles by a little noise."""

from __future__ import annotations

import math
from typing import Annotated, ClassVar

import msgspec
import numpy as np

from gdviewer.core.arithmetic.rule import Inside, Rule, Value
from gdviewer.core.objective import Array
from gdviewer.core.optimizers.base import (
    Evaluation,
    LearningRate,
    Rates,
    Reached,
    Search,
    optimizers,
)
from gdviewer.core.oracle import Oracle
from gdviewer.core.stability.linear_rule import LinearRule
from gdviewer.core.terms import Kind, Term

Radius = Annotated[
    float,
    msgspec.Meta(
        gt=0,
        le=1e6,
        title="Radius",
        description="How far a perturbation goes at most.",
        extra={"symbol": "r", "scale": "log", "typical": (1e-4, 1.0)},
    ),
]
GradientThreshold = Annotated[
    float,
    msgspec.Meta(
        gt=0,
        le=1e6,
        title="Small gradient",
        description="A gradient that is at most this long calls for a perturbation.",
        extra={"symbol": "g_thres", "scale": "log", "typical": (1e-6, 1.0)},
    ),
]
Patience = Annotated[
    int,
    msgspec.Meta(
        ge=1,
        le=1_000_000,
        title="Patience",
        description="How many steps a perturbation is given to make f fall.",
        extra={"symbol": "t_thres", "typical": (5, 500)},
    ),
]
NeededFall = Annotated[
    float,
    msgspec.Meta(
        gt=0,
        le=1e6,
        title="Needed fall",
        description="It comes to rest where f has not fallen by this much after a perturbation.",
        extra={"symbol": "f_thres", "scale": "log", "typical": (1e-8, 1.0)},
    ),
]


class Perturbation(msgspec.Struct, frozen=True, eq=False):
    """The last perturbation: the steps since, the point before it, ``(n,)``, and f there.

    ``is_in_vain`` says that f did not fall after it.
    """

    steps: int
    x: Array
    f: float
    is_in_vain: bool = False


@optimizers.register(
    "perturbed_gradient",
    "Perturbed gradient",
    order=500,
    group="Stochastic and global",
    purpose="Gradient descent with a push of noise where it is flat; leaves saddles.",
)
class PerturbedGradient(Search, frozen=True):
    """Gradient descent that tells a saddle from a minimum by trying.

    θ ← θ − η ∇J(θ). Where ‖∇J(θ)‖ ≤ g_thres and there was no perturbation for t_thres steps,
    θ̃ ← θ and θ ← θ̃ + ξ come first, ξ uniform in the ball of radius r; and where t_thres steps
    later J(θ) > J(θ̃) − f_thres, θ ← θ̃ and the method has come to rest: the noise found no way down.

    η is ``learning_rate``, r ``radius``, g_thres ``gradient_threshold``, t_thres ``patience`` and
    f_thres ``needed_fall``. Since the method itself finds out what kind of stationary point it is
    at, a vanishing gradient does not end the run.

    Source: Jin et al. (2017), https://arxiv.org/abs/1703.00887, Algorithm 2, with its four
    thresholds as fields; the paper derives them from bounds on the curvature that hold for the
    whole surface.
    """

    rests_where_flat: ClassVar[bool] = False

    learning_rate: LearningRate = 0.01
    radius: Radius = 0.05
    gradient_threshold: GradientThreshold = 1e-3
    patience: Patience = 100
    needed_fall: NeededFall = 1e-4

    def init(self, x: Array) -> Perturbation:
        """Return a state in which a perturbation may be due at once."""
        return Perturbation(self.patience + 1, x, math.inf)

    def search(self, at: Evaluation, state: Perturbation, rates: Rates, ask: Oracle) -> Reached:
        """Take a step of gradient descent, after a perturbation where one is due."""
        if state.is_in_vain:
            return Reached(at.x, state, end="a perturbation has found no way down from here")
        x, gradient = at.x, at.gradient
        if state.steps == self.patience and float(at.f) > state.f - self.needed_fall:
            return Reached(state.x, Perturbation(0, state.x, state.f, True), state.f)
        if self._is_due(gradient, state):
            state = Perturbation(0, x, float(at.f))
            x = x + self._noise(x.size, ask.generator)
            gradient = ask.gradient(x)
        after = Perturbation(state.steps + 1, state.x, state.f)
        return Reached(x - rates.learning_rate * gradient, after)

    def rule(self, inside: Inside) -> Rule:
        """Return the lines of this step."""
        before, after, rate = inside.before, inside.after, inside.rates.learning_rate
        values: dict[str, Value | None] = {"θ̃": before.x, "f(θ̃)": before.f}
        if after.is_in_vain:
            none = "f(θ) > f(θ̃) − f_thres : the noise has found no way down"
            return Rule((none, "θ = θ̃"), values)
        if not self._is_due(inside.at.gradient, before):
            return Rule(("θ = θ − η ∇f",), values)
        noise = self._noise(inside.at.x.size, inside.draw())
        slope = (inside.at.x + noise - inside.x) / rate
        lines = (
            "‖∇f‖ ≤ g_thres : so flat that noise is due",
            "θ = θ + ξ : ξ was drawn for this step",
            "∇f′ : the gradient there",
            "θ = θ − η ∇f′",
        )
        return Rule(lines, {"ξ": noise, "∇f′": slope})

    def terms(self, state: Perturbation) -> tuple[Term, ...]:
        """Return the point before the perturbation, while one is on trial."""
        if state.steps > self.patience:
            return ()
        return (Term("Before the noise", "θ̃", Kind.POINT, state.x),)

    def _is_due(self, gradient: Array, state: Perturbation) -> bool:
        """Whether a perturbation comes first."""
        is_small = float(np.linalg.norm(gradient)) <= self.gradient_threshold
        return is_small and state.steps > self.patience

    def _noise(self, n: int, generator: np.random.Generator) -> Array:
        """Return a point of the ball, ``(n,)``: an even direction, and a length like its volume."""
        arrow = generator.standard_normal(n)
        length = self.radius * generator.random() ** (1 / n)
        return np.asarray(length / np.linalg.norm(arrow) * arrow)

    def linear_rule(
        self,
        at: Evaluation,  # noqa: ARG002
        after: Perturbation,  # noqa: ARG002
        rates: Rates,  # noqa: ARG002
    ) -> LinearRule:
        """Return the step between perturbations, that of descent."""
        return LinearRule("2 / λmax", plain=1.0)
