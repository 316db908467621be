"""What a document means, as records: its objective, a method per run, the descents asked for."""

from __future__ import annotations

from dataclasses import dataclass

from gdviewer.core.descent import Descent
from gdviewer.core.expression import ExpressionError
from gdviewer.core.objective import ExpressionObjective
from gdviewer.core.optimizers.base import Algorithm
from gdviewer.core.step_rules.base import StepRule, step_rules
from gdviewer.core.stopping import Criteria
from gdviewer.core.trial import Trial
from gdviewer.state.work.swarm import SwarmRequest


@dataclass(frozen=True, slots=True, eq=False)
class Method:
    """A run's method as records, with the defaults filled in; ``title`` is the optimizer's.

    ``is_rate_automatic`` where the learning rate is not the user's: it is the problem's, or that of
    a trial. While ``needs_trial`` it is still to be found, and is the optimizer's default so far.
    Where ``refusal`` is not empty it says why the two do not go together, and nothing is computed.
    """

    optimizer: Algorithm
    step_rule: StepRule
    title: str
    is_rate_automatic: bool
    needs_trial: bool
    refusal: str = ""

    @property
    def rule_title(self) -> str:
        """What the step rule is called."""
        return next(rule.title for rule in step_rules if rule.value is type(self.step_rule))


@dataclass(frozen=True, slots=True, eq=False)
class Request:
    """One descent that is asked for.

    ``run`` is the place of its run in the document, ``id`` the run's own and ``color`` its place
    in the palette; ``start`` is the place of the start.
    """

    run: int
    id: int
    color: int
    start: int
    descent: Descent


@dataclass(frozen=True, slots=True, eq=False)
class Facts:
    """What a document means.

    ``objective`` is None and ``error`` says why where the text is wrong (the model then puts the
    last good one in). ``parameters`` are the free names of the text with their values.
    ``minimizers`` are the known ones, a coordinate per variable. ``methods`` has one Method per
    run; ``requests`` are the descents of each run that is shown, from each start; those of the runs
    in ``trials``, ``(id of the run, Trial)``, wait for a learning rate. ``swarm`` is the one that
    is asked for, unless its run is not shown or still waits for its rate.
    ``refusal`` is a sentence where a setting of the document cannot be used.
    """

    objective: ExpressionObjective | None
    error: ExpressionError | None
    parameters: dict[str, float]
    minimizers: tuple[tuple[float, ...], ...]
    methods: tuple[Method, ...]
    criteria: Criteria
    requests: tuple[Request, ...]
    refusal: str = ""
    trials: tuple[tuple[int, Trial], ...] = ()
    swarm: SwarmRequest | None = None
