"""The only loop: walks from a start by an optimizer and a step rule until a criterion ends it."""

from __future__ import annotations

import math
from collections.abc import Callable, Generator

import msgspec
import numpy as np

from gdviewer.core.chance import generator_of
from gdviewer.core.descent import Checkpoint, Descent, Step
from gdviewer.core.judge import Arrival, Judge
from gdviewer.core.minimized import Minimized
from gdviewer.core.objective import Array
from gdviewer.core.optimizers.base import Evaluation, NoStepError, Rates
from gdviewer.core.oracle import Oracle
from gdviewer.core.step_rules.base import LineSearch
from gdviewer.core.step_rules.fixed import Fixed
from gdviewer.core.stopping import StopReason
from gdviewer.core.strides import Memory, Stride, way_to_step
from gdviewer.core.verdicts import line_search_failed, settled, stopped

CHECKPOINT_STEPS = 64
"""How many steps there are between two checkpoints: so many are taken again to look inside one."""


def iterate(
    descent: Descent, keep_going: Callable[[], bool] = lambda: True
) -> Generator[Step, None, StopReason]:
    """Yield the start, then the point after each step; return why the run ended.

    ``keep_going`` is asked before each step; False ends the run with the kind ``stopped``.
    """
    walk = Walker(descent)
    while True:
        stop = walk.judge()
        yield walk.report()
        if stop is None and not keep_going():
            stop = stopped(walk.step)
        if stop is None:
            stop = walk.advance()
        if stop is not None:
            return stop


class Walker:
    """A run under way; everything has the signs of a minimization until it is reported.

    ``_whole`` is what is known of the whole cost at the point: it is recorded and judged. ``_seen``
    is what the next step sees; it is another one only where the objective is stochastic.
    ``taken_from`` is what the last step was taken from, with all that the method asked for, and
    ``rates`` are those of it; ``rates_state`` is that of the schedule, before the next step.

    Parameters
    ----------
    descent
        What the run is asked for.
    checkpoint
        Where to go on; the start where there is none. Counts then begin there.
    """

    def __init__(self, descent: Descent, checkpoint: Checkpoint | None = None) -> None:
        rule, criteria, method = descent.step_rule, descent.criteria, descent.optimizer
        if not method.rests_where_flat:
            criteria = msgspec.structs.replace(criteria, gtol=None)
        search = rule if isinstance(rule, LineSearch) else None
        self._descent = descent
        self._objective = Minimized(descent.objective, descent.is_maximizing)
        self._is_maximizing = descent.is_maximizing
        self._schedule = Fixed() if isinstance(rule, LineSearch) else rule
        self._take_step = way_to_step(method, search)
        self._judge_needs_f = criteria.ftol is not None
        self._judge_needs_gradient = criteria.gtol is not None
        self._step_needs_f = rule.needs_value or method.needs_value

        self._nfev = self._njev = self._nhev = 0
        self.rates = Rates(math.nan)
        self._step_size = math.nan
        self._trials: tuple[tuple[Array, float], ...] = ()
        if checkpoint is None:
            checkpoint = self._beginning(search)
        self.step, x, self.memory, self.rates_state = checkpoint
        self.displacement = np.zeros_like(x)
        self.taken_from: Evaluation | None = None
        self._arrive(x)
        self._judge = Judge(
            self._arrival(), criteria, self._objective.hessian, descent.is_maximizing
        )

    def judge(self) -> StopReason | None:
        """Return why the run ends here, or None."""
        return self._judge(self._arrival())

    @property
    def evaluations(self) -> float:
        """What was asked for so far, by its weights; what only the judge asked for is not in it."""
        return self._descent.weights.cost(self._nfev, self._njev, self._nhev)

    def report(self) -> Step:
        """Return the point as it is recorded."""
        f, gradient = float(self._whole.f), self._seen.gradient
        if not self._descent.optimizer.uses_gradient:
            gradient = np.full_like(gradient, math.nan)
        return Step(
            self._whole.x,
            -f if self._is_maximizing else f,
            -gradient if self._is_maximizing else gradient,
            self._step_size,
            self.rates.learning_rate,
            self._nfev,
            self._njev,
            self._nhev + self._judge.nhev,
            self._trials,
            self._checkpoint() if self.step % CHECKPOINT_STEPS == 0 else None,
        )

    def advance(self) -> StopReason | None:
        """Take one step, or return why there is none."""
        self._count_what_the_step_needs()
        self.rates, self.rates_state = self._schedule.rates(
            self.step, float(self._seen.f), self.rates_state
        )
        self._oracle: Oracle | None = None
        try:
            at = self.taken_from = self._equipped()
            stride = self._take_step(at, self.memory, self.rates, self._make_oracle)
        except NoStepError as reason:
            return line_search_failed(self.step, str(reason), 0)
        if stride.failure:
            tried = len(self._oracle.trials) if self._oracle else 0
            return line_search_failed(self.step, stride.failure, tried)
        if stride.end:
            return settled(self.step, stride.end)
        self._follow(stride)
        return None

    def _beginning(self, search: LineSearch | None) -> Checkpoint:
        """Return the checkpoint of the start."""
        method, x = self._descent.optimizer, np.array(self._descent.start, dtype=np.float64)
        memory = Memory(method.init(x), search.init() if search is not None else None)
        return Checkpoint(0, x, memory, self._schedule.init(Rates(method.first_rate)))

    def _checkpoint(self) -> Checkpoint:
        """Return what is needed to go on from here."""
        return Checkpoint(self.step, self._whole.x, self.memory, self.rates_state)

    def _follow(self, stride: Stride) -> None:
        """Go where the step leads, and count what it asked for."""
        if self._oracle is not None:
            self._nfev += self._oracle.nfev
            self._njev += self._oracle.njev
            self._nhev += self._oracle.nhev
            sign = -1.0 if self._is_maximizing else 1.0
            self._trials = tuple((x, sign * f) for x, f in self._oracle.trials)
        self.step += 1
        self.memory = stride.memory
        self._step_size, self.displacement = stride.step_size, stride.displacement
        self._arrive(stride.x, stride.f, stride.gradient)

    def _arrive(self, x: Array, f: float | None = None, gradient: Array | None = None) -> None:
        """Evaluate at ``x`` what is not known, and count what the criteria ask for."""
        if self._objective.is_stochastic:
            f = gradient = None
            self._whole = self._objective.evaluate(x)
            self._seen = self._objective.at_step(self.step).evaluate(x)
        else:
            self._whole = self._seen = self._evaluated(x, f, gradient)
        is_lasting = not self._objective.is_stochastic  # what is counted serves the step as well
        self._f_is_counted, self._gradient_is_counted = f is not None, gradient is not None
        if self._judge_needs_f and not self._f_is_counted:
            self._nfev += 1
            self._f_is_counted = is_lasting
        if self._judge_needs_gradient and not self._gradient_is_counted:
            self._njev += 1
            self._gradient_is_counted = is_lasting

    def _evaluated(self, x: Array, f: float | None, gradient: Array | None) -> Evaluation:
        """Return f and ∇f at ``x``, evaluating what is not known."""
        if f is None:
            return self._objective.evaluate(x)
        known = self._objective.gradient(x) if gradient is None else gradient
        return Evaluation(x, f, known)

    def _count_what_the_step_needs(self) -> None:
        """Count f and ∇f as this step sees them, unless they are counted already."""
        if self._step_needs_f and not self._f_is_counted:
            self._nfev += 1
        if self._descent.optimizer.uses_gradient and not self._gradient_is_counted:
            self._njev += 1

    def _equipped(self) -> Evaluation:
        """Return what the step sees, with the Hessian and the noise that the method needs."""
        method, at = self._descent.optimizer, self._seen
        if method.wants_hessian(self.memory.method):
            hessian = self._objective.at_step(self.step).hessian(at.x.tolist())
            if hessian is None:
                raise NoStepError("the method needs the Hessian, and there is none")
            self._nhev += 1
            at = at._replace(hessian=hessian)
        if method.needs_noise:
            at = at._replace(noise=self._draw().standard_normal(at.x.shape))
        return at

    def _make_oracle(self) -> Oracle:
        """Return what this step may ask; what it asks is counted when the step is taken."""
        self._oracle = Oracle(self._objective.at_step(self.step), self._draw)
        return self._oracle

    def _draw(self) -> np.random.Generator:
        """Return the generator of this step, a function of seed, start and step."""
        return generator_of(self._descent.seed, self._descent.start_index, self.step)

    def _arrival(self) -> Arrival:
        """Return the point as the criteria see it."""
        whole = self._whole
        return Arrival(
            self.step,
            whole.x.tolist(),
            float(whole.f),
            whole.gradient.tolist(),
            self.displacement,
            self.rates.learning_rate,
            self.evaluations,
        )
