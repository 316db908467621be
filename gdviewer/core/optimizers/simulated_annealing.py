"""Simulated annealing, which climbs now and then while it is hot."""

from __future__ import annotations

import math
from typing import Annotated, ClassVar

import msgspec

from gdviewer.core.arithmetic.rule import Inside, Rule
from gdviewer.core.objective import Array
from gdviewer.core.optimizers.base import Evaluation, Rates, Reached, Search, optimizers
from gdviewer.core.optimizers.langevin import Temperature
from gdviewer.core.oracle import Oracle

ProposalSpread = Annotated[
    float,
    msgspec.Meta(
        gt=0,
        le=1e6,
        title="Proposal spread",
        description="The standard deviation of each coordinate of a proposed move.",
        extra={"symbol": "σ", "scale": "log", "typical": (1e-2, 10.0)},
    ),
]
CoolingFactor = Annotated[
    float,
    msgspec.Meta(
        gt=0,
        lt=1,
        title="Cooling",
        description="What the temperature is multiplied by after each proposal.",
        extra={"symbol": "κ", "typical": (0.9, 0.999)},
    ),
]
FrozenBelow = Annotated[
    float,
    msgspec.Meta(
        ge=0,
        le=1e6,
        title="Frozen below",
        description="It comes to rest when the temperature has fallen below this.",
        extra={"symbol": "T_min", "scale": "log", "typical": (1e-9, 1e-1)},
    ),
]


class Heat(msgspec.Struct, frozen=True):
    """The temperature of the next step."""

    temperature: float


@optimizers.register(
    "simulated_annealing",
    "Simulated annealing",
    order=520,
    group="Stochastic and global",
    purpose="Climbs now and then while it is hot; searches for the global minimum.",
)
class SimulatedAnnealing(Search, frozen=True):
    """Metropolis steps at a falling temperature.

    Propose θ' = θ + σ ξ, ξ a standard normal vector; with the probability
    min(1, exp(−(f(θ') − f(θ)) / T)) θ ← θ', otherwise θ stays; T ← κ T.

    σ is ``proposal_spread``, κ ``cooling``, and T begins with ``temperature``; the method comes to
    rest when T is below ``min_temperature`` T_min. A point of the path is the current one, not the
    best so far. A vanishing gradient does not end the run. Where f is undefined it does not go.

    Source: Kirkpatrick, Gelatt and Vecchi (1983), https://doi.org/10.1126/science.220.4598.671,
    with geometric cooling as theirs; the test: Metropolis et al. (1953),
    https://doi.org/10.1063/1.1699114.
    """

    why_no_bound: ClassVar[str] = "it compares values of f and uses no slope"
    uses_gradient: ClassVar[bool] = False
    rests_where_flat: ClassVar[bool] = False
    accepts_worse: ClassVar[bool] = True

    proposal_spread: ProposalSpread = 0.5
    temperature: Temperature = 10.0
    cooling: CoolingFactor = 0.995
    min_temperature: FrozenBelow = 1e-3

    def init(self, x: Array) -> Heat:  # noqa: ARG002
        """Return the first temperature."""
        return Heat(self.temperature)

    def search(self, at: Evaluation, state: Heat, rates: Rates, ask: Oracle) -> Reached:  # noqa: ARG002
        """Propose a move and take it or leave it."""
        if state.temperature < self.min_temperature:
            return Reached(at.x, state, end="it has cooled down")
        after = Heat(self.cooling * state.temperature)
        proposal = at.x + self.proposal_spread * ask.generator.standard_normal(at.x.size)
        f = ask.value(proposal)
        if is_accepted(f - float(at.f), state.temperature, ask.generator.random()):
            return Reached(proposal, after, f)
        return Reached(at.x, after, float(at.f))

    def rule(self, inside: Inside) -> Rule:
        """Return the lines of this step."""
        noise = inside.draw()
        drawn, chance = noise.standard_normal(inside.at.x.size), noise.random()
        ((_, f),) = inside.trials
        values = {"ξ": drawn, "f(θ′)": f, "T": inside.before.temperature}
        lines = ("θ′ = θ + σ ξ : proposed; ξ was drawn for this step", *_test(f, inside, chance))
        return Rule((*lines, "T = κ T"), values | {"u": chance})


def is_accepted(rise: float, temperature: float, draw: float) -> bool:
    """Say whether Metropolis goes where f is higher by ``rise``; ``draw`` is uniform in [0, 1)."""
    if rise <= 0:
        return True
    return temperature > 0 and draw < math.exp(-rise / temperature)


def _test(f: float, inside: Inside, chance: float) -> tuple[str, ...]:
    """Return the lines of whether the proposal was accepted."""
    rise, temperature = f - float(inside.at.f), inside.before.temperature
    if math.isnan(rise):
        return (": f is undefined at θ′, so the point stays",)
    return metropolis_lines("θ′", rise, temperature, chance)


def metropolis_lines(
    proposal: str, rise: float, temperature: float, draw: float
) -> tuple[str, ...]:
    """Return the lines of the test of Metropolis; u stands for ``draw``, T for the temperature."""
    if rise <= 0:
        return (f"f({proposal}) ≤ f(θ) : no worse, so it is taken", f"θ = {proposal}")
    chance = f"q = exp(−(f({proposal}) − f(θ)) / T) : the chance to be taken all the same"
    if is_accepted(rise, temperature, draw):
        return f"f({proposal}) > f(θ)", chance, "u < q : u was drawn; taken", f"θ = {proposal}"
    return f"f({proposal}) > f(θ)", chance, "u ≥ q : u was drawn; the point stays"
