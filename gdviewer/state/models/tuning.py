"""What a user can do about the best learning rates: have them found, use them, compare by them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from time import monotonic

from msgspec.structs import replace

from gdviewer.state.document import Document
from gdviewer.state.edits import run_edits
from gdviewer.state.edits.choices import set_hyperparameter
from gdviewer.state.edits.comparisons import CLASSIC_FIVE
from gdviewer.state.edits.rate_edits import RATE
from gdviewer.state.models.comparisons import ComparisonsModel
from gdviewer.state.run import Run
from gdviewer.state.work.tuning import BUDGET, TunedRun, TuningReport, is_tuned_alike


class TuningModel(ComparisonsModel):
    """Runs whose learning rates can be tuned; the frame has what was tried so far."""

    def __init__(self, document: Document, clock: Callable[[], float] = monotonic) -> None:
        super().__init__(document, clock)
        self.tuning_ended.connect(self._on_tuning_ended)

    def tune(self, budget: int = BUDGET) -> None:
        """Find the best learning rate of each visible run in the background."""
        self._begin(self.document, budget, is_comparison=False)

    def compare_tuned(
        self, methods: Iterable[str] = tuple(CLASSIC_FIVE), budget: int = BUDGET
    ) -> None:
        """Let runs of ``methods``, keys of optimizers, take the place of all when they are tuned.

        Their rates are found in the background, and then it is one undo step.
        """
        try:
            plan = run_edits.set_runs(self.document, [Run(key) for key in methods])
        except ValueError as error:
            self.noticed.emit(str(error))
            return
        self._begin(plan, budget, is_comparison=True)

    def use_tuned_rates(self) -> None:
        """Set the rates that were found; a run that has changed since keeps its own."""
        report = self.frame.tuning
        if report is None:
            return
        found = {one.run.id: one for one in report.runs if one.best is not None}
        runs = tuple(_tuned(run, found.get(run.id)) for run in self.document.runs)
        self.edit(replace(self.document, runs=runs), "Tune the learning rates")
        lost = [one.name for one in found.values() if _is_lost(one, self.document)]
        if lost:
            self.noticed.emit(f"Not set, since changed: {', '.join(lost)}. Tune again.")

    def _begin(self, plan: Document, budget: int, *, is_comparison: bool) -> None:
        if self.frame.facts.error is not None:
            self.noticed.emit("The function cannot be read: correct it, then tune.")
            return
        if not any(run.is_visible for run in plan.runs):
            self.noticed.emit("Every run is hidden: show one, then tune.")
            return
        self.begin_tuning(plan, budget, is_comparison=is_comparison)

    def _on_tuning_ended(self) -> None:
        """Show the tuned methods where they are to be compared."""
        report = self.frame.tuning
        if report is not None and report.is_comparison:
            document = run_edits.set_runs(self.document, _compared(report))
            self.edit(document, "Compare tuned methods", restarts=True)


def _compared(report: TuningReport) -> list[Run]:
    return [_tuned(one.run, one) for one in report.runs]


def _tuned(run: Run, found: TunedRun | None) -> Run:
    """Return ``run`` with the rate that was found for it, if it is the one that was tuned."""
    if found is None or found.best is None or not is_tuned_alike(run, found.run):
        return run
    return set_hyperparameter(run, RATE, found.best)


def _is_lost(found: TunedRun, document: Document) -> bool:
    """Whether the run has gone, or goes another way than when it was tuned."""
    same = [run for run in document.runs if run.id == found.run.id]
    return not (same and is_tuned_alike(same[0], found.run))
