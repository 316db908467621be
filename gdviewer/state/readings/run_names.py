"""Names every run: as the user called it, or by its method and what tells it from its like."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from gdviewer.core.distinct_names import distinct_names
from gdviewer.core.numbers import format_number
from gdviewer.core.optimizers.base import optimizers
from gdviewer.core.step_rules.base import step_rules
from gdviewer.state.document import Document
from gdviewer.state.edits.rate_edits import RATE
from gdviewer.state.run import Run


def run_names(document: Document) -> tuple[str, ...]:
    """Return the name of each run, no two alike.

    A run without a name of its own is called by its method; where several are, by its learning
    rate and step rule too as far as they were chosen and differ, and at last by a number.
    """
    return _names(_These(document.runs))


class _These:
    """Runs that are equal to no others, however alike, so that an answer for them is kept."""

    def __init__(self, runs: tuple[Run, ...]) -> None:
        self.runs = runs

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _These) and other.runs is self.runs

    def __hash__(self) -> int:
        return id(self.runs)


@lru_cache(maxsize=8)
def _names(these: _These) -> tuple[str, ...]:
    names = [run.name or _method(run) for run in these.runs]
    for tell in (_rate, _rule):
        told = {(name, tell(run)) for run, name in zip(these.runs, names, strict=True)}
        kinds = Counter(name for name, _ in told)
        names = [
            f"{name}, {tell(run)}" if not run.name and kinds[name] > 1 and tell(run) else name
            for run, name in zip(these.runs, names, strict=True)
        ]
    return distinct_names(names)


def _method(run: Run) -> str:
    methods = optimizers.load()
    return methods[run.optimizer].title if run.optimizer in methods else run.optimizer


def _rate(run: Run) -> str:
    rate = run.hyperparameters.get(run.optimizer, {}).get(RATE)
    return f"η {format_number(rate)}" if isinstance(rate, float | int) else ""


def _rule(run: Run) -> str:
    rules = step_rules.load()
    return rules[run.step_rule].title.lower() if run.step_rule in rules else ""
