"""What algebra adds to the window while somebody asks: shorter derivatives, proofs of convexity."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from gdviewer.core.bounds import Bounds
from gdviewer.core.convexity.minors import prove_by_minors
from gdviewer.core.convexity.verdict import Verdict
from gdviewer.core.objective import ExpressionObjective, Objective
from gdviewer.core.symbolic.simplified import Simplified, simplify
from gdviewer.state.work.algebra import SECONDS, AlgebraService, Assignment
from gdviewer.state.work.delivery import Failure

_SIMPLIFIED = "simplified"
_PROOF = "proof"


class Insights(QObject):
    """Asks the algebra service, and keeps what it answers of the present function.

    ``arrived`` is emitted when there is more, ``failed`` with a sentence where work ended by an
    exception.
    """

    arrived = Signal()
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._service = AlgebraService(self._take, self)
        self._simplified_from: ExpressionObjective | None = None
        self._simplified: Simplified | None = None
        self._proved_from: Objective | None = None
        self._proof: Verdict | None = None

    def close(self) -> None:
        """End the thread and the processes."""
        self._service.close()

    def simplified(
        self, objective: ExpressionObjective | None, bounds: Bounds, is_wanted: bool
    ) -> Simplified | None:
        """Return what is known of the derivatives' shorter forms, and have the rest found."""
        if objective is None or not is_wanted:
            self._simplified_from = self._simplified = None
            self._service.drop(_SIMPLIFIED)
            return None
        if not objective.has_formula_of(self._simplified_from):
            self._simplified_from, self._simplified = objective, None
            work = partial(simplify, objective, bounds, SECONDS)
            self._service.assign(Assignment(_SIMPLIFIED, work))
        return self._simplified

    def verdict(
        self, objective: ExpressionObjective | None, found: Verdict | None, is_wanted: bool
    ) -> Verdict | None:
        """Return the verdict on convexity: ``found``, unless there is a proof.

        Where what was found leaves it open a proof is looked for.
        """
        if objective is None or found is None or found.is_proof or not is_wanted:
            self._proved_from = self._proof = None
            self._service.drop(_PROOF)
            return found if is_wanted else None
        if self._proved_from != objective:
            self._proved_from, self._proof = objective, None
            self._service.assign(Assignment(_PROOF, partial(prove_by_minors, objective, SECONDS)))
        return self._proof or found

    def _take(self, topic: object, answer: object) -> None:
        if isinstance(answer, Failure):
            self.failed.emit(f"The algebra failed: {answer.message}")
        elif topic == _SIMPLIFIED and isinstance(answer, Simplified):
            self._simplified = answer
        elif isinstance(answer, Verdict):
            self._proof = answer
        self.arrived.emit()
