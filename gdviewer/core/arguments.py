"""Reads what a caller of the headless interface gives, and says in one sentence what is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from numbers import Integral, Real
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from gdviewer.core.descent import SEEDS
from gdviewer.core.hyperparameters import Value, build
from gdviewer.core.methods import make_optimizer, make_step_rule, usual_step_rule
from gdviewer.core.numbers import format_count
from gdviewer.core.objective import Array, Objective
from gdviewer.core.objective import objective as expression_objective
from gdviewer.core.optimizers.base import Algorithm
from gdviewer.core.pairs import refusal
from gdviewer.core.step_rules.base import StepRule
from gdviewer.core.stopping import Criteria

_NO_POINT = "start is a point of numbers, or several of the same length"


def read_starts(start: ArrayLike) -> Array:
    """Return the start, shape ``(n,)``, or the starts, ``(k, n)``."""
    try:
        given = np.atleast_1d(np.array(start))
    except (TypeError, ValueError):
        raise ValueError(_NO_POINT) from None
    if not all(isinstance(each, Real) for each in given.flat):
        raise ValueError(_NO_POINT)
    try:
        starts = given.astype(np.float64)
    except OverflowError:
        raise ValueError("start has a number that is too large") from None
    if starts.ndim > 2 or not starts.size:
        raise ValueError(f"start has shape (n,) or (k, n), not {starts.shape}")
    if not np.isfinite(starts).all():
        raise ValueError(f"start must be finite, not {starts.tolist()}")
    return starts


def read_seed(seed: object) -> int:
    """Return the seed as Python's own whole number."""
    if isinstance(seed, bool) or not isinstance(seed, Integral) or int(seed) not in SEEDS:
        raise ValueError(f"seed is a whole number from 0 to 2**63 - 1, not {seed!r}")
    return int(seed)


def read_way(maximize: object) -> bool:
    """Return whether it goes up."""
    if not isinstance(maximize, bool | np.bool_):
        raise ValueError(f"maximize is True or False, not {maximize!r}")
    return bool(maximize)


def read_criteria(**limits: float | None) -> Criteria:
    """Return when a run ends; ``limits`` has the criteria by name, None for one that is off."""
    return build(Criteria, plain(limits), "the stopping criteria")


def read_method(
    optimizer: object,
    step_rule: str | Mapping[str, Value] | None,
    hyperparameters: Mapping[str, Value],
) -> tuple[Algorithm, StepRule]:
    """Return the method and its step rule, checked to suit each other."""
    if not isinstance(optimizer, str):
        raise ValueError(f"optimizer is the key of a method, such as 'adam', not {optimizer!r}")
    method = make_optimizer(optimizer, plain(hyperparameters))
    return method, _read_step_rule(step_rule, method)


def _read_step_rule(given: str | Mapping[str, Value] | None, method: Algorithm) -> StepRule:
    """Return the step rule that is given, or the usual one, checked to suit ``method``."""
    if given is None:
        return usual_step_rule(method)
    if not isinstance(given, str | Mapping):
        raise ValueError(f"step_rule is a key or a mapping with a 'name', not {given!r}")
    rule = make_step_rule(plain(given) if isinstance(given, Mapping) else given)
    wrong = refusal(method, rule)
    if wrong:
        raise ValueError(f"step_rule: {wrong}")
    return rule


def read_objective(
    objective: str | Objective,
    variables: Sequence[str] | None,
    parameters: Mapping[str, float] | None,
    dimension: int,
) -> Objective:
    """Return the objective, checked to be one of ``dimension`` variables."""
    if isinstance(objective, str):
        cost = _read_formula(objective, variables, parameters, dimension)
    elif not isinstance(objective, Objective):
        raise ValueError(f"objective is a formula or an Objective, not {objective!r}")
    elif variables is not None or parameters is not None:
        raise ValueError("variables and parameters are for a formula; an Objective has its own")
    else:
        cost = objective
    if len(cost.variables) != dimension:
        wanted = f"{len(cost.variables)} ({', '.join(cost.variables)})"
        raise ValueError(f"start has {format_count(dimension, 'number')}, but a point has {wanted}")
    return cost


def _read_formula(
    text: str,
    variables: Sequence[str] | None,
    parameters: Mapping[str, float] | None,
    dimension: int,
) -> Objective:
    """Return the objective that ``text`` defines."""
    if isinstance(variables, str) or not isinstance(variables, Sequence | None):
        wanted = "variables must be several names, such as ('x', 'y')"
        raise ValueError(f"{wanted}, not {variables!r}")
    if not isinstance(parameters, Mapping | None):
        raise ValueError(f"parameters must be a mapping such as {{'a': 1}}, not {parameters!r}")
    return expression_objective(
        text,
        variables=None if variables is None else tuple(variables),
        parameters=parameters,
        start_dimension=dimension,
    )


def plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return ``values`` with Python's own numbers in place of NumPy's."""
    return {
        name: value.item() if isinstance(value, np.generic) else value
        for name, value in values.items()
    }
