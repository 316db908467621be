"""Says which step rule a run has: the one that was chosen, or the one usual for its method."""

from __future__ import annotations

from msgspec.structs import replace

from gdviewer.core.optimizers.base import optimizers
from gdviewer.state.run import Run


def chosen_rule(run: Run) -> str:
    """Return the key of the run's step rule; empty where its optimizer is unknown."""
    return run.step_rule or _usual_rule(run)


def with_rule(run: Run, key: str) -> Run:
    """Choose the step rule ``key``; the usual one of the method is kept as such."""
    return replace(run, step_rule="" if key == _usual_rule(run) else key)


def with_method(run: Run, key: str) -> Run:
    """Choose the method ``key``, with the step rule that it had the last time, else its usual."""
    left = run.left_rules | {run.optimizer: run.step_rule}
    return replace(run, optimizer=key, step_rule=left.get(key, ""), left_rules=left)


def _usual_rule(run: Run) -> str:
    methods = optimizers.load()
    return methods[run.optimizer].value.usual_rule if run.optimizer in methods else ""
