"""Basin hopping, which jumps from minimum to minimum."""

from __future__ import annotations

from typing import Annotated, ClassVar, NamedTuple

import msgspec
import numpy as np

from gdviewer.core.arithmetic.rule import Inside, Rule, Value
from gdviewer.core.line import Line
from gdviewer.core.numbers import format_count
from gdviewer.core.objective import Array
from gdviewer.core.optimizers.base import Evaluation, Rates, Reached, Search, optimizers
from gdviewer.core.optimizers.bfgs import BFGS
from gdviewer.core.optimizers.langevin import Temperature
from gdviewer.core.optimizers.simulated_annealing import is_accepted, metropolis_lines
from gdviewer.core.oracle import Oracle
from gdviewer.core.step_rules.backtracking import Backtracking
from gdviewer.core.terms import Kind, Term

HopSize = Annotated[
    float,
    msgspec.Meta(
        gt=0,
        le=1e6,
        title="Hop",
        description="How far each coordinate is moved at most before the next minimization.",
        extra={"symbol": "s", "scale": "log", "typical": (1e-1, 10.0)},
    ),
]
Patience = Annotated[
    int,
    msgspec.Meta(
        ge=1,
        le=1_000_000,
        title="Patience",
        description="It comes to rest after this many hops without a new lowest minimum.",
        extra={"symbol": "N", "typical": (5, 500)},
    ),
]
LocalTolerance = Annotated[
    float,
    msgspec.Meta(
        gt=0,
        le=1e6,
        title="Local tolerance",
        description="A minimization ends where every partial derivative is at most this.",
        extra={"symbol": "δ", "scale": "log", "typical": (1e-12, 1e-1)},
    ),
]


class Landing(msgspec.Struct, frozen=True, eq=False):
    """Where a hop has led: the point ``(n,)``, f there, and whether it is a minimum."""

    x: Array
    f: float
    is_minimum: bool


class Hops(msgspec.Struct, frozen=True, eq=False):
    """The lowest minimum so far, ``(n,)``, f there, and how many hops found no lower one.

    ``best`` is None before the first minimization, ``landing`` before the first hop.
    """

    best: Array | None
    f: float
    idle: int
    is_over: bool = False
    landing: Landing | None = None


@optimizers.register(
    "basin_hopping",
    "Basin hopping",
    order=540,
    group="Stochastic and global",
    purpose="Jumps from minimum to minimum; for surfaces with many of them.",
)
class BasinHopping(Search, frozen=True):
    """A Metropolis walk over the minima; min(θ) is the minimum that a descent from θ finds.

    First θ ← min(θ). Then θ' = min(θ + s u), u uniform in [−1, 1] for each coordinate, and with the
    probability min(1, exp(−(f(θ') − f(θ)) / T)) θ ← θ', otherwise θ stays. After N hops without a
    new lowest minimum θ ← the lowest, and the method has come to rest.

    s is ``hop``, T ``temperature``, N ``patience``; the descents are by BFGS with backtracking, as
    far as max |∂f/∂θᵢ| ≤ δ ``local_tolerance``. One that finds no minimum in 100 steps, or goes
    farther than 10⁶ s, is not accepted. Since every point of the path is a minimum, a vanishing
    gradient does not end the run.

    Source: Wales and Doye (1997), https://doi.org/10.1021/jp970984n, with hops of a fixed size;
    BFGS: Nocedal and Wright, Numerical Optimization (2006), equation 6.17.
    """

    why_no_bound: ClassVar[str] = (
        "it jumps at random and goes down with steps that find their own lengths"
    )
    rests_where_flat: ClassVar[bool] = False
    accepts_worse: ClassVar[bool] = True

    hop: HopSize = 1.5
    temperature: Temperature = 1.0
    patience: Patience = 30
    local_tolerance: LocalTolerance = 1e-6

    def init(self, x: Array) -> Hops:  # noqa: ARG002
        """Return the state before the first minimization."""
        return Hops(None, np.inf, 0)

    def search(self, at: Evaluation, state: Hops, rates: Rates, ask: Oracle) -> Reached:  # noqa: ARG002
        """Hop, minimize, and take the minimum or leave it."""
        if state.is_over:
            return Reached(at.x, state, end=f"no lower minimum in {self.patience} hops")
        if state.best is None:
            found = self._descended(at, ask)
            start = found.at if found.is_minimum else at
            return _at(start, Hops(start.x, float(start.f), 0))
        if state.idle >= self.patience:
            return Reached(state.best, Hops(state.best, state.f, 0, True), state.f)
        jump = self.hop * ask.generator.uniform(-1, 1, at.x.size)
        found = self._descended(ask.evaluate(at.x + jump), ask)
        f, draw = float(found.at.f), ask.generator.random()
        is_taken = is_accepted(f - float(at.f), self.temperature, draw) and found.is_minimum
        is_lower = is_taken and f < state.f - _SAME * max(1.0, abs(state.f))
        landing = Landing(found.at.x, f, found.is_minimum)
        idle = Hops(state.best, state.f, state.idle + 1, landing=landing)
        after = Hops(found.at.x, f, 0, landing=landing) if is_lower else idle
        return _at(found.at if is_taken else at, after)

    def _descended(self, at: Evaluation, ask: Oracle) -> Local:
        """Return the minimum that a descent from ``at`` finds."""
        return local_minimum(at, ask, self.local_tolerance, _HOPS_OF_REACH * self.hop)

    def rule(self, inside: Inside) -> Rule:
        """Return the lines of this step."""
        before, after = inside.before, inside.after
        values: dict[str, Value | None] = {"θ*": before.best, "T": self.temperature}
        if after.is_over:
            tried = format_count(self.patience, "hop")
            return Rule((f"θ = θ* : the best so far, since {tried} found no better one",), values)
        if after.landing is None:
            return Rule(("θ₁ : where a local search from θ ends", "θ = θ₁"), {"θ₁": inside.x})
        noise = inside.draw()
        hop, draw = noise.uniform(-1, 1, inside.at.x.size), noise.random()
        f = after.landing.f
        values |= {"v": hop, "θ₁": after.landing.x, "f(θ₁)": f, "u": draw}
        lines = (
            "θ′ = θ + s v : v was drawn for this step",
            "θ₁ : where a local search from θ′ ends",
        )
        if not after.landing.is_minimum:
            return Rule((*lines, ": that is no local optimum, so the point stays"), values)
        rise = f - float(inside.at.f)
        return Rule((*lines, *metropolis_lines("θ₁", rise, self.temperature, draw)), values)

    def terms(self, state: Hops) -> tuple[Term, ...]:
        """Return the lowest minimum so far."""
        if state.best is None:
            return ()
        return (Term("Lowest so far", "min", Kind.POINT, state.best),)


def _at(at: Evaluation, state: Hops) -> Reached:
    """Return that the search has come to ``at``, where all is known."""
    return Reached(at.x, state, float(at.f), at.gradient)


class Local(NamedTuple):
    """Where a local minimization has ended, and whether that is a minimum."""

    at: Evaluation
    is_minimum: bool


_SAME = 1e-9  # relative; values this close are those of one minimum, points this close are one
_MOST_STEPS = 100
_HOPS_OF_REACH = 1e6


def local_minimum(at: Evaluation, ask: Oracle, tolerance: float, reach: float) -> Local:
    """Go down from ``at`` by BFGS until no partial derivative is above ``tolerance``.

    Where only steps of next to no length improve f, as at a kink, that is a minimum as well.
    Beyond ``reach`` from the start, in a coordinate, there is none to be found.
    """
    method, rule, rates = BFGS(), Backtracking(), Rates(1.0)
    start, state = at.x, method.init(at.x)
    for _ in range(_MOST_STEPS):
        if np.abs(at.gradient).max() <= tolerance:
            return Local(at, True)
        direction, state = method.direction(at, state, rates)
        line = Line(ask, at, direction)
        if not line.slope < 0 or not np.abs(at.x - start).max() <= reach:
            return Local(at, False)
        found = rule.search(line, rates.learning_rate, None)
        x = line.point(found.step_size)
        if found.failure or np.abs(x - at.x).max() <= _SAME * max(1.0, np.abs(x).max()):
            return Local(at, True)
        at = Evaluation(x, line.value(found.step_size), ask.gradient(x))
    return Local(at, False)
