"""What is to be computed for a document whose text can be read: descents, a swarm, trials."""

from __future__ import annotations

from collections.abc import Iterator

from gdviewer.core.descent import Descent
from gdviewer.core.objective import ExpressionObjective
from gdviewer.core.stopping import Criteria
from gdviewer.core.swarm import Swarm
from gdviewer.core.trial import Trial
from gdviewer.state.document import Document
from gdviewer.state.facts import Method, Request
from gdviewer.state.work.swarm import SwarmRequest


def requests_of(
    document: Document,
    surface: ExpressionObjective,
    methods: tuple[Method, ...],
    criteria: Criteria,
) -> Iterator[Request]:
    """Yield the descents of each run that is shown and makes sense, from each start."""
    for place, (run, method) in enumerate(zip(document.runs, methods, strict=True)):
        if method.refusal or not run.is_visible:
            continue
        for index in range(len(document.starts)):
            descent = _descent(document, surface, method, criteria, index)
            yield Request(place, run.id, run.color, index, descent)


def swarm_of(
    document: Document,
    surface: ExpressionObjective,
    methods: tuple[Method, ...],
    criteria: Criteria,
) -> SwarmRequest | None:
    """Return the swarm that is asked for; it needs two variables."""
    spread = document.swarm
    if spread is None or len(surface.variables) != 2:
        return None
    for place, (run, method) in enumerate(zip(document.runs, methods, strict=True)):
        is_ready = run.is_visible and not method.refusal and not method.needs_trial
        if run.id == spread.run and is_ready:
            descent = _descent(document, surface, method, criteria, 0)
            return SwarmRequest(place, run.color, Swarm(descent, spread.bounds, spread.a_side))
    return None


def trials_of(
    document: Document, surface: ExpressionObjective, methods: tuple[Method, ...]
) -> tuple[tuple[int, Trial], ...]:
    """Return what the learning rates are wanted for that nobody knows yet."""
    return tuple(
        (run.id, Trial(surface, document.bounds, method.optimizer, document.is_maximizing))
        for run, method in zip(document.runs, methods, strict=True)
        if method.needs_trial and not method.refusal and run.is_visible
    )


def _descent(
    document: Document,
    surface: ExpressionObjective,
    method: Method,
    criteria: Criteria,
    start: int,
) -> Descent:
    """Return the descent from the start of that number."""
    return Descent(
        surface,
        document.starts[start][: len(surface.variables)],
        method.optimizer,
        method.step_rule,
        criteria,
        document.is_maximizing,
        document.seed,
        start,
        document.weights,
    )
