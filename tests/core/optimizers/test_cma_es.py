"""CMA-ES: the tutorial's constants for two variables, one generation by hand, its invariances."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from gdviewer.core.minimized import Minimized
from gdviewer.core.objective import Array, Objective
from gdviewer.core.optimizers.base import Evaluation, Rates
from gdviewer.core.optimizers.cma_es import Cloud, CmaEs
from gdviewer.core.optimizers.cma_strategy import strategy, usual_population
from gdviewer.core.oracle import Oracle
from gdviewer.core.stopping import Criteria
from tests.core.runs import run
from tests.core.surfaces import Surface, quadratic, rosenbrock

FEW = Criteria(max_steps=30)


def asking(surface: Objective) -> Oracle:
    return Oracle(Minimized(surface, False), lambda: np.random.default_rng(5))


def test_the_population_grows_with_the_logarithm_of_the_variables() -> None:
    assert [usual_population(n) for n in (1, 2, 3, 10, 100)] == [4, 6, 7, 10, 17]


def test_the_constants_for_two_variables_are_those_of_the_tutorial() -> None:
    """Worked from table 1 with ln 3.5 = 1.252763, ln 2 = 0.693147 and ln 3 = 1.098612."""
    by = strategy(2, 6, True)
    assert by.weights[:3].tolist() == pytest.approx([0.637043, 0.284570, 0.078387], abs=1e-6)
    assert by.parents == 3
    assert by.mu_eff == pytest.approx(2.028611, abs=1e-6)
    assert by.c_sigma == pytest.approx(4.028611 / 9.028611, abs=1e-6)
    assert by.d_sigma == pytest.approx(1 + 4.028611 / 9.028611, abs=1e-6)
    assert by.c_c == pytest.approx(5.014306 / 8.028611, abs=1e-6)
    assert by.c_1 == pytest.approx(2 / 12.918611, abs=1e-6)
    assert by.c_mu == pytest.approx(2 * 0.771559 / 18.028611, abs=1e-6)
    assert by.usual_length == pytest.approx(1.254273, abs=1e-6)


def test_the_negative_weights_for_two_variables_are_those_of_the_tutorial() -> None:
    """Of 2.8088, 2.2073 and 4.4373 (equations 50 to 52) the least is what they sum to."""
    negative = strategy(2, 6, True).weights[3:]
    assert negative.sum() == pytest.approx(-2.207326, abs=1e-5)
    assert (negative / negative[0]).tolist() == pytest.approx([1, 2.671102, 4.036481], abs=1e-5)


def test_a_large_population_damps_the_spread_more() -> None:
    by = strategy(2, 100, True)
    assert by.mu_eff > 4
    assert by.d_sigma - by.c_sigma == pytest.approx(2 * math.sqrt((by.mu_eff - 1) / 3) - 1)


@pytest.mark.parametrize(("n", "population"), [(2, 6), (2, 5), (2, 40), (10, 10), (1, 4)])
def test_the_weights_keep_the_bounds_of_the_tutorial(n: int, population: int) -> None:
    """The better half sums to one; all of them take no more from C than it has to lose."""
    by = strategy(n, population, True)
    assert by.weights[: by.parents].sum() == pytest.approx(1)
    assert (np.diff(by.weights) < 0).all()
    negative = -by.weights[by.weights < 0].sum()
    assert negative <= (1 - by.c_1 - by.c_mu) / (n * by.c_mu) + 1e-12
    assert (strategy(n, population, False).weights[by.parents :] == 0).all()


def cloud_of(covariance: Array, sigma: float) -> Cloud:
    path = np.array([0.3, -0.1])
    return Cloud(sigma, covariance, path, 2 * path, np.empty((0, 2)), covariance, 3)


@pytest.mark.parametrize("active", [True, False])
def test_one_generation_is_that_of_the_tutorials_figure(active: bool) -> None:
    """Recompute it sum by sum, with C^(−½) from the eigenvalues of C."""
    x, sigma, covariance = np.array([1.0, -2.0]), 0.4, np.array([[2.0, 0.6], [0.6, 1.0]])
    before = cloud_of(covariance, sigma)
    ask, surface = asking(rosenbrock()), rosenbrock()
    reached = CmaEs(active=active).search(Evaluation(x, 0.0, x), before, Rates(math.nan), ask)
    after = reached.state

    population = sorted((point for point, _ in ask.trials), key=surface.value)
    y = [(point - x) / sigma for point in population]
    squares, axes = np.linalg.eigh(covariance)
    root = axes @ np.diag(1 / np.sqrt(squares)) @ axes.T
    by = strategy(2, 6, active)
    step = sum((by.weights[i] * y[i] for i in range(3)), np.zeros(2))
    sigma_path = (1 - by.c_sigma) * before.sigma_path
    sigma_path = sigma_path + math.sqrt(by.c_sigma * (2 - by.c_sigma) * by.mu_eff) * root @ step
    covariance_path = (1 - by.c_c) * before.covariance_path
    covariance_path = covariance_path + math.sqrt(by.c_c * (2 - by.c_c) * by.mu_eff) * step
    matrix = (1 - by.c_1 - by.c_mu * by.weights.sum()) * covariance
    matrix = matrix + by.c_1 * np.outer(covariance_path, covariance_path)
    for weight, one in zip(by.weights, y, strict=True):
        scale = 1 if weight >= 0 else 2 / np.linalg.norm(root @ one) ** 2
        matrix = matrix + by.c_mu * weight * scale * np.outer(one, one)
    ratio = np.linalg.norm(sigma_path) / by.usual_length

    assert reached.x == pytest.approx(x + sigma * step)
    assert after.sigma_path == pytest.approx(sigma_path)
    assert after.covariance_path == pytest.approx(covariance_path)
    assert after.sigma == pytest.approx(sigma * math.exp(by.c_sigma / by.d_sigma * (ratio - 1)))
    assert after.covariance == pytest.approx(matrix)
    assert after.population == pytest.approx(np.array(population))
    assert after.drawn_with == pytest.approx(sigma**2 * covariance)


class Still(np.random.Generator):
    """Draws nothing but zeros."""

    def __init__(self) -> None:
        super().__init__(np.random.PCG64(0))

    def standard_normal(self, size: Any = None, *_: Any, **__: Any) -> Any:
        return np.zeros(size)


@pytest.mark.parametrize(("generation", "stalls"), [(0, True), (50, False)])
def test_what_the_stalled_update_loses_is_made_up_for(generation: int, stalls: bool) -> None:
    """Where nobody moves p_σ shrinks to (1 − c_σ) 4.3 = 2.38, and (1.4 + 2/3) 1.254 is 2.59.

    At first a path of that length counts for more, 2.38 / √(1 − (1 − c_σ)²) = 2.86: h is 0.
    """
    x, zero, by = np.zeros(2), np.zeros(2), strategy(2, 6, True)
    ask = Oracle(Minimized(quadratic(), False), Still)
    path = np.array([4.3, 0.0])
    before = Cloud(0.1, np.eye(2), path, zero, np.empty((0, 2)), np.eye(2), generation)
    after = CmaEs().search(Evaluation(x, 0.0, x), before, Rates(math.nan), ask).state
    kept = 1 - by.c_1 - by.c_mu * by.weights.sum()
    made_up = by.c_1 * by.c_c * (2 - by.c_c) if stalls else 0
    assert after.covariance == pytest.approx((kept + made_up) * np.eye(2))


def test_a_long_path_stalls_the_rank_one_update() -> None:
    """Where p_σ is long, h is 0: p_c only fades."""
    x, start = np.array([1.0, -2.0]), cloud_of(np.eye(2), 0.1)
    far = Cloud(0.1, np.eye(2), np.array([9.0, 9.0]), np.ones(2), start.population, np.eye(2), 9)
    after = CmaEs().search(Evaluation(x, 0.0, x), far, Rates(math.nan), asking(quadratic())).state
    assert after.covariance_path == pytest.approx((1 - strategy(2, 6, True).c_c) * np.ones(2))


def test_only_the_order_of_the_values_counts() -> None:
    bent = Surface(lambda x, y: math.atan(x * x + 3 * y * y), lambda _x, _y: (1.0, 1.0))
    straight = run(quadratic(1.0, 3.0), (1.0, -2.0), "cma_es", criteria=FEW)
    assert [step.x.tolist() for step in run(bent, (1.0, -2.0), "cma_es", criteria=FEW).steps] == [
        step.x.tolist() for step in straight.steps
    ]


def test_scaling_the_plane_scales_the_path() -> None:
    small = run(quadratic(), (1.0, -2.0), "cma_es", criteria=FEW, initial_spread=0.25)
    large = run(quadratic(), (4.0, -8.0), "cma_es", criteria=FEW, initial_spread=1.0)
    assert [(4 * step.x).tolist() for step in small.steps] == [s.x.tolist() for s in large.steps]


def test_it_learns_the_shape_of_a_valley() -> None:
    """In the end C is near a multiple of the inverse Hessian: its axes are 100 to 1 in variance."""
    method, surface = CmaEs(), quadratic(1.0, 100.0)
    x = np.array([3.0, 1.0])
    state = method.init(x)
    random = np.random.default_rng(1)
    ask = Oracle(Minimized(surface, False), lambda: random)
    for _ in range(100):
        reached = method.search(Evaluation(x, 0.0, x), state, Rates(math.nan), ask)
        x, state = reached.x, reached.state
    assert 10 < state.covariance[0, 0] / state.covariance[1, 1] < 1000


def test_it_counts_its_population_and_nothing_else() -> None:
    ended = run(quadratic(), (1.0, 1.0), "cma_es", criteria=FEW, population=9)
    assert (ended.last.nfev, ended.last.njev) == (30 * 9, 0)


def test_it_comes_to_rest_when_the_population_has_drawn_together() -> None:
    ended = run(quadratic(), (1.0, 1.0), "cma_es", tolx=1e-3)
    assert ended.stop.kind == "xtol"
    assert np.abs(ended.last.x).max() < 1e-2


def test_where_f_falls_without_end_it_gives_up() -> None:
    slope = Surface(lambda x, _: -x, lambda _x, _y: (-1.0, 0.0))
    stop = run(slope, (0.0, 0.0), "cma_es").stop
    assert stop.kind == "line_search"
    assert "the population spreads without end" in stop.message
