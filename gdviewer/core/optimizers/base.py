"""What every method is: a frozen record of hyperparameters with a pure step, of three kinds."""

from __future__ import annotations

import math
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, NamedTuple

import msgspec

from gdviewer.core.objective import Array
from gdviewer.core.stability.linear_rule import LinearRule
from gdviewer.core.terms import Term
from gdviewer.registry import Registry

if TYPE_CHECKING:
    from gdviewer.core.arithmetic.rule import Inside, Rule
    from gdviewer.core.oracle import Oracle

LearningRate = Annotated[
    float,
    msgspec.Meta(
        gt=0,
        le=1e6,
        title="Learning rate",
        description="The length of a step for a gradient of length one.",
        extra={"symbol": "η", "scale": "log", "decades": 3.0},
    ),
]


class Evaluation(NamedTuple):
    """A point with what is known there: x ``(..., n)``, f ``(...)`` and ∇f ``(..., n)``.

    ``hessian`` ``(..., n, n)`` and ``noise``, standard normal numbers of the shape of x, are there
    for the methods that ask for them.
    """

    x: Array
    f: Array | float
    gradient: Array
    hessian: Array | None = None
    noise: Array | None = None


class Rates(NamedTuple):
    """What a schedule sets for one step; ``momentum`` is None where it leaves it alone."""

    learning_rate: float
    momentum: float | None = None

    def momentum_or(self, own: float) -> float:
        """Return the momentum that the schedule sets, else the method's ``own``."""
        return own if self.momentum is None else self.momentum


class NoStepError(ArithmeticError):
    """There is no step to take; the text says why, to follow a colon."""


class Algorithm(msgspec.Struct, frozen=True):
    """What all methods are: their fields are hyperparameters, their evolving state is a record.

    Methods are pure and never record history; they see −f and −∇f when the run ascends, so that
    they always minimize. One that cannot go from several points at once, ``x`` being ``(k, n)``,
    says so by ``takes_batches``. ``needs_value``, ``needs_hessian`` and ``needs_noise`` say what an
    evaluation must bring; ``usual_rule`` is the key of the step rule that goes with the method by
    default, with ``usual_rule_fields`` for those of its fields that then differ. Where
    ``rests_where_flat`` is false the method goes on from a stationary point, by noise or because it
    looks around: the criterion ``gtol`` does not end its runs. One that ``accepts_worse`` points
    now and then does so on purpose. ``why_no_bound`` says, to follow a colon, why no learning rate
    is the largest stable one, where there is no :meth:`linear_rule`.
    """

    takes_batches: ClassVar[bool] = True
    needs_value: ClassVar[bool] = False
    needs_hessian: ClassVar[bool] = False
    needs_noise: ClassVar[bool] = False
    uses_gradient: ClassVar[bool] = True
    usual_rule: ClassVar[str] = "fixed"
    usual_rule_fields: ClassVar[Mapping[str, object]] = MappingProxyType({})
    rests_where_flat: ClassVar[bool] = True
    accepts_worse: ClassVar[bool] = False
    why_no_bound: ClassVar[str] = ""

    def init(self, x: Array) -> Any:
        """Return the state before the first step from ``x``."""
        raise NotImplementedError

    def wants_hessian(self, state: Any) -> bool:  # noqa: ARG002
        """Whether the step from ``state`` uses the Hessian; else none is evaluated."""
        return self.needs_hessian

    def terms(self, state: Any) -> tuple[Term, ...]:  # noqa: ARG002
        """Return what went on inside the step that led to ``state``."""
        return ()

    def linear_rule(self, at: Evaluation, after: Any, rates: Rates) -> LinearRule | None:  # noqa: ARG002
        """Return how the step from ``at``, which led to the state ``after``, is on a quadratic.

        None where it is not linear there.
        """
        return None

    def rule(self, inside: Inside) -> Rule:
        """Return the lines of a step, each a part of the rule that the docstring gives."""
        raise NotImplementedError

    @property
    def first_rate(self) -> float:
        """The learning rate that a schedule starts from; nan where the method has none."""
        return float(getattr(self, "learning_rate", math.nan))


class Optimizer(Algorithm, frozen=True):
    """A method that gives a direction; the step rule says how far to go along it."""

    learning_rate: LearningRate = 0.01

    def direction(self, at: Evaluation, state: Any, rates: Rates) -> tuple[Array, Any]:
        """Return d, shape of x, so that ``x + α d`` is the next point, and the next state.

        Raises
        ------
        NoStepError
            Where there is none.
        """
        raise NotImplementedError


class WholeStep(Algorithm, frozen=True):
    """A method that makes its whole step itself, of the gradient at the point alone."""

    learning_rate: LearningRate = 0.01

    def displacement(self, at: Evaluation, state: Any, rates: Rates) -> tuple[Array, Any]:
        """Return Δ, shape of x, so that ``x + Δ`` is the next point, and the next state."""
        raise NotImplementedError


class Reached(NamedTuple):
    """Where a search has come to: x, f and ∇f if they are known, and the next state.

    ``end`` is empty, or says in a sentence why the method itself would go no further.
    """

    x: Array
    state: Any
    f: float | None = None
    gradient: Array | None = None
    end: str = ""


class Search(Algorithm, frozen=True):
    """A method that asks for f (or more) at points of its own choice, one start at a time."""

    takes_batches: ClassVar[bool] = False
    needs_value: ClassVar[bool] = True

    def search(self, at: Evaluation, state: Any, rates: Rates, ask: Oracle) -> Reached:
        """Return the next point.

        Raises
        ------
        NoStepError
            Where there is none.
        """
        raise NotImplementedError


optimizers: Registry[type[Algorithm]] = Registry("optimizer", "gdviewer.core.optimizers")
