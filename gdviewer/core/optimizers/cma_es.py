"""CMA-ES, whose cloud of points learns the shape of the valley."""

from __future__ import annotations

import math
from typing import Annotated, ClassVar, NamedTuple

import msgspec
import numpy as np

from gdviewer.core.arithmetic.rule import Inside, Rule, Value
from gdviewer.core.numbers import format_count
from gdviewer.core.objective import Array
from gdviewer.core.optimizers.base import (
    Evaluation,
    NoStepError,
    Rates,
    Reached,
    Search,
    optimizers,
)
from gdviewer.core.optimizers.cma_strategy import Strategy, strategy, usual_population
from gdviewer.core.oracle import Oracle
from gdviewer.core.terms import Kind, Term

InitialSpread = Annotated[
    float,
    msgspec.Meta(
        gt=0,
        le=1e6,
        title="First spread",
        description="The standard deviation of the first population in each coordinate.",
        extra={"symbol": "σ₀", "scale": "log", "typical": (1e-2, 10.0)},
    ),
]
PopulationSize = Annotated[
    int,
    msgspec.Meta(
        ge=4,
        le=10_000,
        title="Population",
        description="How many points a generation has; switched off, 4 and the whole part of "
        "3 ln n.",
        extra={"symbol": "λ", "typical": (4, 100), "suggestion": 6},
    ),
]
IsActive = Annotated[
    bool,
    msgspec.Meta(
        title="Active",
        description="Learns from the worse half of a generation too, by negative weights.",
        extra={"symbol": "w₋"},
    ),
]
SpreadTolerance = Annotated[
    float,
    msgspec.Meta(
        ge=0,
        le=1e6,
        title="Spread below",
        description="It comes to rest when the population is nowhere wider than this.",
        extra={"symbol": "δ", "scale": "log", "typical": (1e-12, 1e-2)},
    ),
]
_MOST_GROWTH = 1e6


class Ranking(NamedTuple):
    """A generation, best first, each ``(λ, n)``: the points, their steps yᵢ, and C^(−½) yᵢ."""

    points: Array
    steps: Array
    white: Array


class Cloud(msgspec.Struct, frozen=True, eq=False):
    """The shape of the next population, N(m, σ² C) about the point m, and what came before it.

    ``covariance`` C is ``(n, n)``, the paths ``sigma_path`` and ``covariance_path`` are ``(n,)``.
    ``population`` is the last one, ``(λ, n)``, best first, and ``drawn_with`` its covariance.
    """

    sigma: float
    covariance: Array
    sigma_path: Array
    covariance_path: Array
    population: Array
    drawn_with: Array
    generation: int = 0


@optimizers.register(
    "cma_es",
    "CMA-ES",
    order=530,
    group="Stochastic and global",
    purpose="A cloud of points that learns the shape of the valley; needs no gradient.",
)
class CmaEs(Search, frozen=True):
    """Covariance matrix adaptation evolution strategy; m is the point θ of the path.

    Draw λ points m + σ yᵢ, yᵢ from N(0, C), and order them by f. With ȳ = Σ wᵢ yᵢ over the best
    half: θ ← θ + σ ȳ;
    p_σ ← (1 − c_σ) p_σ + √(c_σ (2 − c_σ) μ_eff) C^(−½) ȳ;
    σ ← σ exp((c_σ / d_σ) (‖p_σ‖ / E‖N(0, I)‖ − 1));
    p_c ← (1 − c_c) p_c + h √(c_c (2 − c_c) μ_eff) ȳ;
    C ← (1 + c₁ δ − c₁ − c_μ Σ wᵢ) C + c₁ p_c p_cᵀ + c_μ Σ wᵢ yᵢ yᵢᵀ,
    the rank-one and the rank-μ update, this one over all λ; h is 0 where p_σ is long, else 1.

    σ begins with ``initial_spread`` σ₀, C with I; λ is ``population``, without it 4 and the whole
    part of 3 ln n. The weights w₋ of the worse half are negative if ``active``, else 0. All
    constants follow from n and λ. The method comes to rest where σ max(|p_c|, √C_ii) is below
    ``tolx`` δ, and gives up where it is above 10⁶ σ₀. A vanishing gradient at
    the mean does not end the run: the mean's own f and gradient play no part.

    Source: Hansen (2023), The CMA Evolution Strategy: A Tutorial, https://arxiv.org/abs/1604.00772v2,
    figure 6 and table 1, and its TolXUp, which is 10⁴ there. Some programs leave out the ¼ in c_μ.
    """

    why_no_bound: ClassVar[str] = "it compares values of f and uses no slope"
    uses_gradient: ClassVar[bool] = False
    needs_value: ClassVar[bool] = False
    rests_where_flat: ClassVar[bool] = False

    initial_spread: InitialSpread = 1.0
    population: PopulationSize | None = None
    active: IsActive = True
    tolx: SpreadTolerance = 1e-8

    def init(self, x: Array) -> Cloud:
        """Return the round cloud about the start."""
        zero, nobody, unit = np.zeros_like(x), np.empty((0, x.size)), np.eye(x.size)
        return Cloud(self.initial_spread, unit, zero, zero, nobody, unit)

    def search(self, at: Evaluation, state: Cloud, rates: Rates, ask: Oracle) -> Reached:  # noqa: ARG002
        """Draw, rank and learn from one generation."""
        widths = np.maximum(np.abs(state.covariance_path), np.sqrt(np.diag(state.covariance)))
        if state.sigma * widths.max() < self.tolx:
            return Reached(at.x, state, end="the population has drawn together")
        if not state.sigma * widths.max() <= _MOST_GROWTH * self.initial_spread:
            raise NoStepError("the population spreads without end, and f goes on improving")
        size = self.population or usual_population(at.x.size)
        constants = strategy(at.x.size, size, self.active)
        lengths, axes = _principal_axes(state.covariance)
        drawn = ask.generator.standard_normal((size, at.x.size))
        steps = (drawn * lengths) @ axes.T
        points = at.x + state.sigma * steps
        order = np.argsort([ask.value(point) for point in points], kind="stable")
        ranked = Ranking(points[order], steps[order], drawn[order] @ axes.T)
        mean_step = constants.mean_of(ranked.steps)
        after = _adapted(state, constants, ranked, mean_step)
        return Reached(at.x + state.sigma * mean_step, after)

    def rule(self, inside: Inside) -> Rule:
        """Return the lines of this step."""
        state, n = inside.before, inside.at.x.size
        by = strategy(n, self.population or usual_population(n), self.active)
        y = by.mean_of((inside.after.population - inside.at.x) / state.sigma)
        lengths, axes = _principal_axes(state.covariance)
        values: dict[str, Value | None] = {
            "ȳ": y,
            "z̄": axes @ ((axes.T @ y) / lengths),
            "σ": state.sigma,
            "p_σ": state.sigma_path,
            "p_c": state.covariance_path,
            "E": by.usual_length,
            "C′": inside.after.covariance,
        }
        values |= {"c_σ": by.c_sigma, "d_σ": by.d_sigma, "c_c": by.c_c, "μ_eff": by.mu_eff}
        drawn = format_count(len(inside.trials), "point")
        lines = (
            f"ȳ : the mean step to the best {by.parents} of {drawn} drawn, the best weighing most",
            "θ = θ + σ ȳ",
            "z̄ : the same mean, as if the cloud were round",
            "p_σ = (1 − c_σ) p_σ + √(c_σ (2 − c_σ) μ_eff) z̄",
            "σ = σ exp(min(1, c_σ / d_σ (‖p_σ‖ / E − 1)))",
            *self._path_lines(inside),
            "C = C′ : the cloud learns the shape of the steps that went well",
        )
        return Rule(lines, values)

    def _path_lines(self, inside: Inside) -> tuple[str, ...]:
        """Return the line of p_c, which takes no part of ȳ where p_σ is long."""
        state, after = inside.before, inside.after
        by = strategy(inside.x.size, len(after.population), self.active)
        is_halted = np.array_equal(after.covariance_path, (1 - by.c_c) * state.covariance_path)
        if is_halted:
            return ("p_c = (1 − c_c) p_c : p_σ is long, so no more is added",)
        return ("p_c = (1 − c_c) p_c + √(c_c (2 − c_c) μ_eff) ȳ",)

    def terms(self, state: Cloud) -> tuple[Term, ...]:
        """Return the population and what it was drawn with."""
        return (
            Term("Population", "θ + σ yᵢ", Kind.POINTS, state.population),
            Term("Spread", "σ² C", Kind.ELLIPSE, state.drawn_with),
        )


def _principal_axes(covariance: Array) -> tuple[Array, Array]:
    """Return the lengths D ``(n,)`` and the axes B ``(n, n)`` with C = B D² Bᵀ."""
    squares, axes = np.linalg.eigh(covariance)
    # rounding may take the least one below zero
    return np.sqrt(np.maximum(squares, np.finfo(float).tiny)), axes


def _adapted(cloud: Cloud, by: Strategy, ranked: Ranking, mean_step: Array) -> Cloud:
    """Return the next cloud (equations 43 to 47)."""
    n, generation = mean_step.size, cloud.generation + 1
    sigma_pull = math.sqrt(by.c_sigma * (2 - by.c_sigma) * by.mu_eff)
    sigma_path = (1 - by.c_sigma) * cloud.sigma_path + sigma_pull * by.mean_of(ranked.white)
    length = float(np.linalg.norm(sigma_path))
    unbiased = length / math.sqrt(1 - (1 - by.c_sigma) ** (2 * generation))
    h = 1.0 if unbiased < (1.4 + 2 / (n + 1)) * by.usual_length else 0.0
    pull = h * math.sqrt(by.c_c * (2 - by.c_c) * by.mu_eff)
    covariance_path = (1 - by.c_c) * cloud.covariance_path + pull * mean_step
    growth = by.c_sigma / by.d_sigma * (length / by.usual_length - 1)
    return Cloud(
        cloud.sigma * math.exp(min(1.0, growth)),
        _learned(cloud.covariance, by, ranked, covariance_path, h),
        sigma_path,
        covariance_path,
        ranked.points,
        cloud.sigma**2 * cloud.covariance,
        generation,
    )


def _learned(covariance: Array, by: Strategy, ranked: Ranking, path: Array, h: float) -> Array:
    """Return the next C, by the rank-one and the rank-μ update (equation 47)."""
    lost = (1 - h) * by.c_c * (2 - by.c_c)
    lengths = np.maximum((ranked.white**2).sum(axis=1), np.finfo(float).tiny)
    weights = np.where(by.weights >= 0, by.weights, by.weights * path.size / lengths)
    kept = 1 + by.c_1 * lost - by.c_1 - by.c_mu * by.weights.sum()
    rank_mu = (weights[:, None] * ranked.steps).T @ ranked.steps
    learned = kept * covariance + by.c_1 * np.outer(path, path) + by.c_mu * rank_mu
    return np.asarray((learned + learned.T) / 2)
