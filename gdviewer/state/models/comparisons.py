"""What a user can do to compare in one action: methods, learning rates, starts."""

from __future__ import annotations

import math
from collections.abc import Callable
from time import monotonic

from gdviewer.core.descent import Descent
from gdviewer.core.numbers import format_number
from gdviewer.core.three_rates import ThreeRates, three_rates
from gdviewer.core.tuning import why_not
from gdviewer.state.document import Document
from gdviewer.state.edits import comparisons
from gdviewer.state.facts import Facts
from gdviewer.state.models.runs import RunsModel
from gdviewer.state.readings.run_names import run_names
from gdviewer.state.run import Run
from gdviewer.state.work.task import Latest, is_wanted


class ComparisonsModel(RunsModel):
    """The comparisons; each takes the place of all runs, or of all starts, in one undo step."""

    def __init__(self, document: Document, clock: Callable[[], float] = monotonic) -> None:
        super().__init__(document, clock)
        self._asked: tuple[Run, Facts] | None = None
        self._search = Latest(self)
        self._search.done.connect(self._on_rates_found)
        self._search.failed.connect(self._tell_why_no_rates)

    def close(self) -> None:
        """End what is computed; nothing is emitted afterwards."""
        self._search.drop()
        super().close()

    def compare_classic_five(self) -> None:
        """Show the classic five methods on Rosenbrock's function."""
        self.try_edit(
            comparisons.classic_five_on_rosenbrock, "The classic five on Rosenbrock", restarts=True
        )

    def compare_methods(self) -> None:
        """Let the classic five methods go with the learning rate of the selected run."""
        rate = self.frame.method.optimizer.first_rate
        if math.isnan(rate):
            self.noticed.emit(
                f"{self.frame.method.title} has no learning rate for the others to share: "
                "select a run that has one."
            )
            return
        name = run_names(self.document)[self.frame.selected]
        if self.try_edit(
            lambda document: comparisons.methods_at_rate(document, rate),
            "Compare methods at one rate",
            restarts=True,
        ):
            self.noticed.emit(f"All at η = {format_number(rate)}, that of {name}.")

    def compare_starts(self) -> None:
        """Let the selected run alone go from four points around its start."""
        run, dimension = self.selected_run, len(self.frame.variables)
        self.try_edit(
            lambda document: comparisons.from_four_starts(document, run, dimension),
            "Compare four starts",
            restarts=True,
        )

    def compare_rates(self) -> None:
        """Let the selected method go with a rate too small, a good one and one too large.

        They are found in the background, until :meth:`stop_looking_for_rates`; that they are looked
        for, and then how they were found, or why they are not, is told in a notice.
        """
        run, facts = self.selected_run, self.frame.facts
        of_run = (request.descent for request in facts.requests if request.id == run.id)
        descent = next(of_run, None)
        if descent is None:
            self._tell_why_no_rates("the selected run is hidden or cannot be computed")
        elif refusal := why_not(descent):
            self._tell_why_no_rates(refusal)
        else:
            self._asked = run, facts
            name = run_names(self.document)[self.frame.selected]
            self.noticed.emit(f"Looking for three learning rates for {name}. Escape ends it.")
            self._search.do(lambda: _found_rates(descent))

    def stop_looking_for_rates(self) -> None:
        """Leave the runs as they are, if three learning rates are looked for."""
        self._asked = None
        self._search.drop()

    def _on_rates_found(self, rates: object) -> None:
        """Compare, unless they are of what was asked for before a change."""
        asked, self._asked = self._asked, None
        if asked is None or not isinstance(rates, ThreeRates):
            return
        if asked[1] is not self.frame.facts:
            self._tell_why_no_rates("something has changed while they were looked for; ask again")
            return
        if self.try_edit(
            lambda document: comparisons.at_three_rates(document, asked[0], rates),
            "Compare three learning rates",
            restarts=True,
        ):
            self.noticed.emit(rates.ground)

    def _tell_why_no_rates(self, why: str) -> None:
        self._asked = None
        self.noticed.emit(f"Three learning rates cannot be compared: {why}.")


def _found_rates(descent: Descent) -> ThreeRates | None:
    """Return the three rates; None where nobody wants them any more."""
    search = three_rates(descent)
    while is_wanted():
        try:
            next(search)
        except StopIteration as end:
            found: ThreeRates = end.value
            return found
    return None
