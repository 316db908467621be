"""What ends a run: the criteria that the user sets, and the reason with its evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

import msgspec

GradientTolerance = Annotated[
    float,
    msgspec.Meta(
        ge=0,
        le=1e6,
        title="Gradient below",
        description="Stop where every partial derivative is at most this far from zero.",
        extra={"scale": "log", "typical": (1e-12, 1.0)},
    ),
]
StepTolerance = Annotated[
    float,
    msgspec.Meta(
        ge=0,
        le=1e6,
        title="Step below",
        description="Stop when a step, measured for a learning rate of one, is this short "
        "compared with the distance from the origin.",
        extra={"scale": "log", "typical": (1e-12, 1.0), "suggestion": 1e-8},
    ),
]
ValueTolerance = Annotated[
    float,
    msgspec.Meta(
        ge=0,
        le=1e6,
        title="Change of f below",
        description="Stop when f has changed by at most this fraction of itself five times in a "
        "row.",
        extra={"scale": "log", "typical": (1e-15, 1.0), "suggestion": 1e-10},
    ),
]
StepLimit = Annotated[
    int,
    msgspec.Meta(
        ge=0,
        le=10**9,
        title="Steps at most",
        description="Stop after this many steps.",
        extra={"scale": "log", "typical": (1, 1e5)},
    ),
]
EvaluationLimit = Annotated[
    int,
    msgspec.Meta(
        ge=1,
        le=10**9,
        title="Evaluations at most",
        description="Stop once f, its gradient and its Hessian have been evaluated this often, "
        "all counted together. A line search finishes its step first.",
        extra={"scale": "log", "typical": (1, 1e6), "suggestion": 10_000},
    ),
]
DivergenceBound = Annotated[
    float,
    msgspec.Meta(
        gt=0,
        le=1e300,
        title="Divergence beyond",
        description="Stop when the point is farther than this from the origin, or f overflows, "
        "and the run is getting nowhere.",
        extra={"scale": "log", "typical": (1.0, 1e15)},
    ),
]


class Criteria(msgspec.Struct, frozen=True):
    """When a run ends; a criterion that is None is off.

    ``gtol``: max |∂f/∂xᵢ| ≤ gtol. ``xtol``: ‖Δx‖ / min(1, η) ≤ xtol (xtol + ‖x‖). ``ftol``:
    |Δf| ≤ ftol max(|f|, 1) five times in a row. ``divergence``: ‖x‖ above it. ``max_evaluations``
    counts f, ∇f and H together.
    """

    gtol: GradientTolerance | None = 1e-6
    xtol: StepTolerance | None = None
    ftol: ValueTolerance | None = None
    max_steps: StepLimit | None = 2000
    max_evaluations: EvaluationLimit | None = None
    divergence: DivergenceBound | None = 1e12


@dataclass(frozen=True, slots=True)
class StopReason:
    """Why a run ended: its kind, one sentence with its evidence, and the step.

    ``kind`` is one of gtol, xtol, ftol, max_steps, max_evaluations, diverged, unbounded, nan,
    saddle, maximum (minimum in ascent), line_search, stopped. ``evidence`` has the numbers that
    the sentence speaks of; f and its derivatives are the user's own there, also in ascent.
    ``finding`` is what the sentence says beyond the kind and the step, for where there is little
    room; it may be empty.
    """

    kind: str
    message: str
    step: int
    evidence: Mapping[str, float] = field(default_factory=dict)
    finding: str = ""
