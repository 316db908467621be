"""The trust region method, which believes the Hessian only as far as it has proved true."""

from __future__ import annotations

import math
from typing import Annotated, ClassVar

import msgspec
import numpy as np

from gdviewer.core.arithmetic.rule import Inside, Rule
from gdviewer.core.objective import Array
from gdviewer.core.optimizers.base import Evaluation, Rates, Reached, Search, optimizers
from gdviewer.core.optimizers.newton import principal_axes
from gdviewer.core.oracle import Oracle
from gdviewer.core.terms import Kind, Term

_ROUNDINGS = 10 * 2.0**-52  # of f, that both decreases may be wrong by
_BOUNDARY = 1e-8  # relative: how exactly a step that ends on the circle ends on it
_ITERATIONS = 100

InitialRadius = Annotated[
    float,
    msgspec.Meta(
        gt=0,
        le=1e6,
        title="First radius",
        description="How far the quadratic model is believed in the first step.",
        extra={"symbol": "Δ₀", "scale": "log", "typical": (1e-2, 1e1)},
    ),
]
MaxRadius = Annotated[
    float,
    msgspec.Meta(
        gt=0,
        le=1e12,
        title="Largest radius",
        description="The radius grows no larger.",
        extra={"symbol": "Δ_max", "scale": "log", "typical": (1.0, 1e3)},
    ),
]
Acceptance = Annotated[
    float,
    msgspec.Meta(
        ge=0,
        lt=0.25,
        title="Acceptance",
        description="The fraction of the promised decrease that a step must bring to be taken.",
        extra={"symbol": "η"},
    ),
]


class TrustRegionState(msgspec.Struct, frozen=True, eq=False):
    """The radius, and the Hessian of a point that the last step did not leave.

    ``tried`` is the radius of the last step, nan at first.
    """

    radius: float
    hessian: Array | None = None
    tried: float = math.nan


@optimizers.register(
    "trust_region",
    "Trust region",
    order=330,
    group="Curvature",
    purpose="Newton's steps inside a circle of trust; safe far from the minimum.",
)
class TrustRegion(Search, frozen=True):
    """Newton's method within a trust region, with g = ∇J(θ) and the Hessian H.

    p = argmin m(p) = gᵀp + ½ pᵀHp subject to ‖p‖ ≤ Δ; ρ = (J(θ) − J(θ + p)) / −m(p);
    θ ← θ + p if ρ > η, else θ stays; Δ ← Δ / 4 if ρ < ¼, min(2 Δ, Δ_max) if ρ > ¾ and ‖p‖ = Δ.

    Δ begins with ``initial_radius`` Δ₀, at most ``max_radius`` Δ_max; η is ``eta``. p is found from
    the eigenvalues of H to the last digits, also in the hard case, where g has no part along the
    direction of least curvature. Near the minimum both decreases are lost in the rounding of J, by
    which both are therefore raised; a region in which no decrease is left to be seen ends the run.

    Source: Nocedal and Wright, Numerical Optimization (2006), Algorithms 4.1 and 4.3; Moré and
    Sorensen (1983), https://doi.org/10.1137/0904038; rounding: Conn, Gould and Toint, Trust-Region
    Methods (2000), section 17.4.2. Radii and η are those of SciPy's ``trust-exact``, which solves
    for p less exactly.
    """

    why_no_bound: ClassVar[str] = "it finds how far to trust its model by itself"
    needs_hessian: ClassVar[bool] = True

    initial_radius: InitialRadius = 1.0
    max_radius: MaxRadius = 1000.0
    eta: Acceptance = 0.15

    def init(self, x: Array) -> TrustRegionState:  # noqa: ARG002
        """Return the state with the first radius."""
        return TrustRegionState(min(self.initial_radius, self.max_radius))

    def wants_hessian(self, state: TrustRegionState) -> bool:
        """Whether this is a point that the last step came to."""
        return state.hessian is None

    def search(
        self,
        at: Evaluation,
        state: TrustRegionState,
        rates: Rates,  # noqa: ARG002
        ask: Oracle,
    ) -> Reached:
        """Try the best step within the region and take it, or stay and shrink the region."""
        if state.hessian is not None:
            at = at._replace(hessian=state.hessian)
        hessian, curvatures, axes = principal_axes(at)
        step = axes @ best_within(axes.T @ at.gradient, curvatures, state.radius)
        x = at.x + step
        model = float(at.gradient @ step + step @ hessian @ step / 2)
        unsure = _ROUNDINGS * abs(float(at.f))
        ends_on_circle = math.hypot(*step.tolist()) >= (1 - 2 * _BOUNDARY) * state.radius
        if np.array_equal(x, at.x) or (ends_on_circle and -model <= unsure):
            return Reached(at.x, state, end=_NO_ROOM)
        f = ask.value(x)
        ratio = (float(at.f) - f + unsure) / (unsure - model) if math.isfinite(f) else -math.inf
        radius = self._next_radius(state.radius, ratio, ends_on_circle)
        if ratio > self.eta:
            return Reached(x, TrustRegionState(radius, None, state.radius), f)
        after = TrustRegionState(radius, hessian, state.radius)
        return Reached(at.x, after, float(at.f), at.gradient)

    def rule(self, inside: Inside) -> Rule:
        """Return the lines of this step."""
        state, ((point, f),) = inside.before, inside.trials
        hessian = inside.at.hessian if state.hessian is None else state.hessian
        values = {
            "∇²f": hessian,
            "p": point - inside.at.x,
            "f(θ + p)": f,
            "Δ": state.radius,
            "u": _ROUNDINGS * abs(float(inside.at.f)),
        }
        step = "p : where the parabola with this slope and H is best, no farther away than Δ"
        lines = ("H = ∇²f", "Δ : how far a step may go", step)
        return Rule((*lines, *self._verdict(inside, f)), values, frozenset("Hm"))

    def _ratio_line(self, inside: Inside) -> str:
        """Return the line of ρ; u, for the rounding of f, only where it can be seen."""
        f = float(inside.at.f)
        fall, unsure = abs(f - inside.trials[0][1]), _ROUNDINGS * abs(f)
        if unsure < _SEEN * fall:
            return "ρ = (f(θ + p) − f(θ)) / m"
        return "ρ = (f(θ) − f(θ + p) + u) / (u − m) : u is what rounding may do to f"

    def _verdict(self, inside: Inside, f: float) -> tuple[str, ...]:
        """Return the lines of whether the step was taken, and of the next radius."""
        before, after = inside.before.radius, inside.after.radius
        radius = ("Δ = Δ / 4",) if after < before else ("Δ = min(2 Δ, Δ_max)",)
        if after == before:
            radius = (": the radius Δ stays",)
        if not math.isfinite(f):
            return (": f is undefined or infinite at θ + p, so the point stays", *radius)
        model = ("m = ∇fᵀ p + ½ pᵀ H p", self._ratio_line(inside))
        if inside.after.hessian is not None:
            return (*model, "ρ ≤ η : too little of what was promised, so the point stays", *radius)
        return (*model, "ρ > η : enough of what was promised", "θ = θ + p", *radius)

    def terms(self, state: TrustRegionState) -> tuple[Term, ...]:
        """Return how far the last step was allowed to go."""
        if math.isnan(state.tried):
            return ()
        return (Term("trust region", "Δ", Kind.RADIUS, np.array(state.tried)),)

    def _next_radius(self, radius: float, ratio: float, ends_on_circle: bool) -> float:
        if not ratio >= 0.25:
            return radius / 4
        if ratio > 0.75 and ends_on_circle:
            return min(2 * radius, self.max_radius)
        return radius


def best_within(slopes: Array, curvatures: Array, radius: float) -> Array:
    """Return p with the least Σ slopesᵢ pᵢ + ½ curvaturesᵢ pᵢ² among those with ‖p‖ ≤ radius.

    ``curvatures``, shape ``(n,)``, rise. p is −slopes / (curvatures + λ), with the least λ ≥ 0 for
    which no curvature + λ is negative and p is inside. In the hard case that λ leaves p inside,
    and p goes on to the circle along the first axis, on which the slope is zero.
    """
    least = float(curvatures[0])
    gaps, height = curvatures - least, max(0.0, least)
    p = _at_height(slopes, gaps, height)
    length = float(np.linalg.norm(p))
    if length > radius:
        return _on_circle(slopes, gaps, radius, height)
    if least < 0:
        p[0] += math.sqrt(radius * radius - length * length)
    return p


def _at_height(slopes: Array, gaps: Array, height: float) -> Array:
    """Return −slopes / (gaps + height), zero where both vanish.

    ``gaps`` are the curvatures less the least one and ``height`` is λ plus the least one: near the
    hard case it is tiny, and λ would lose it.
    """
    divisors = gaps + height
    is_idle = (slopes == 0) & (divisors == 0)
    with np.errstate(divide="ignore", over="ignore"):
        return np.asarray(-slopes / np.where(is_idle, 1.0, divisors))


def _on_circle(slopes: Array, gaps: Array, radius: float, height: float) -> Array:
    """Return −slopes / (gaps + h) of length ``radius``, with h > ``height``.

    Newton's iteration on 1 / radius − 1 / ‖p‖ (Nocedal and Wright, equation 4.44) rises to h from
    any height where p is too long, as it is where one coordinate alone is as long as the radius.
    """
    height = max(height, float(np.max(np.abs(slopes) / radius - gaps)))
    for _ in range(_ITERATIONS):
        p = _at_height(slopes, gaps, height)
        length = float(np.linalg.norm(p))
        if length <= (1 + _BOUNDARY) * radius:
            break
        bend = float(np.sum(p * p / (gaps + height)))
        height += (length / radius - 1) * length * length / bend
    return p


_SEEN = 1e-6  # of a fall of f; less cannot be seen in four digits
_NO_ROOM = "the trust region has shrunk so far that no step within it changes f"
