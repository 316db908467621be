"""Why a run ends: the criteria, and the reason with its evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

import msgspec


class Criteria(msgspec.Struct, frozen=True):
    """When a run ends; a criterion that is None is off.

    ``gtol``: max |∂f/∂xᵢ| ≤ gtol. ``xtol``: ‖Δx‖ / min(1, η) ≤ xtol (xtol + ‖x‖). ``ftol``:
    |Δf| ≤ ftol max(|f|, 1) five times in a row. ``divergence``: ‖x‖ above it. ``max_evaluations``
    counts f, ∇f and H together. (ranges, titles and help: like every other hyperparameter)
    """

    gtol: Annotated[float, msgspec.Meta(gt=0)] | None = 1e-6
    xtol: Annotated[float, msgspec.Meta(gt=0)] | None = None
    ftol: Annotated[float, msgspec.Meta(gt=0)] | None = None
    max_steps: Annotated[int, msgspec.Meta(ge=0)] | None = 2000
    max_evaluations: Annotated[int, msgspec.Meta(ge=1)] | None = None
    divergence: Annotated[float, msgspec.Meta(gt=0)] | None = 1e12


@dataclass(frozen=True, slots=True)
class StopReason:
    """Why a run ended: its kind, one sentence with its evidence, and the step.

    ``kind`` is one of gtol, xtol, ftol, max_steps, max_evaluations, diverged, unbounded, nan,
    saddle, maximum (minimum in ascent), line_search, stopped.
    """

    kind: str
    message: str
    step: int
    evidence: Mapping[str, float] = field(default_factory=dict)
