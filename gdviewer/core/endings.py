"""Says in a few words how a run ended, for a legend or a caption."""

from __future__ import annotations

from collections.abc import Mapping

from gdviewer.core.numbers import format_number
from gdviewer.core.stopping import Criteria, StopReason

ENDINGS: Mapping[str, str] = {
    "gtol": "gradient below {gtol}",
    "xtol": "point hardly moves",
    "ftol": "f hardly changes",
    "max_steps": "step limit",
    "max_evaluations": "evaluation limit",
    "diverged": "diverged",
    "unbounded": "f without bound",
    "nan": "f undefined",
    "saddle": "saddle",
    "maximum": "maximum",
    "minimum": "minimum",
    "line_search": "line search failed",
    "stopped": "stopped",
}
"""The words for each kind of StopReason, with the evidence that they name."""


EVIDENCE: Mapping[str, str] = {
    "f_start": "f at the start",
    "distance": "distance from the origin",
    "gradient_start": "gradient at the start",
    "gtol": "tolerance",
    "least_eigenvalue": "least curvature",
    "greatest_eigenvalue": "greatest curvature",
    "step": "length of the step",
    "xtol": "tolerance",
    "change": "change of f",
    "ftol": "tolerance",
}
"""The words for the evidence of a StopReason, where they differ from its key."""


def ending(stop: StopReason) -> str:
    """Return how a run ended, e.g. ``gradient below 10⁻⁶``."""
    return _words(stop.kind, stop.evidence)


def possible_endings(criteria: Criteria) -> tuple[str, ...]:
    """Return the words for each end that a run under ``criteria`` may come to."""
    off = {name for name in criteria.__struct_fields__ if getattr(criteria, name) is None}
    evidence = {} if criteria.gtol is None else {"gtol": criteria.gtol}
    return tuple(_words(kind, evidence) for kind in ENDINGS if kind not in off)


def _words(kind: str, evidence: Mapping[str, float]) -> str:
    return ENDINGS[kind].format(**{name: format_number(value) for name, value in evidence.items()})
