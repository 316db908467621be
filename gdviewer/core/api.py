"""The headless interface: descends from text and numbers, and checks every argument."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import ArrayLike

from gdviewer.core.arguments import (
    read_criteria,
    read_method,
    read_objective,
    read_seed,
    read_starts,
    read_way,
)
from gdviewer.core.descent import Descent
from gdviewer.core.hyperparameters import Value
from gdviewer.core.objective import Objective
from gdviewer.core.optimizers.base import optimizers as optimizer_registry
from gdviewer.core.problems import problems as problem_catalog
from gdviewer.core.step_rules.base import step_rules as step_rule_registry
from gdviewer.core.trajectories import Trajectories
from gdviewer.core.trajectory import Trajectory
from gdviewer.core.walk import walk


def descend(
    objective: str | Objective,
    start: ArrayLike,
    optimizer: str = "gradient_descent",
    *,
    variables: Sequence[str] | None = None,
    parameters: Mapping[str, float] | None = None,
    step_rule: str | Mapping[str, Value] | None = None,
    maximize: bool = False,
    seed: int = 0,
    max_steps: int | None = 2000,
    max_evaluations: int | None = None,
    gtol: float | None = 1e-6,
    xtol: float | None = None,
    ftol: float | None = None,
    divergence: float | None = 1e12,
    **hyperparameters: Value,
) -> Trajectory | Trajectories:
    """Go down a surface, or up, and return the whole path.

    Parameters
    ----------
    objective
        A formula such as ``"(a-x)^2 + b*(y-x^2)^2"``, or any Objective.
    start
        A point, shape ``(n,)``, or k of them, ``(k, n)``; a plain number where n is 1.
    optimizer
        The key of a method; see :func:`optimizers`.
    variables
        The names of the variables in the order of a point's numbers, for a formula; without it
        they are x and y.
    parameters
        Values of the other names of a formula; 1 unless given.
    step_rule
        The key of a schedule or line search, or a mapping with its ``name`` and fields; without it
        the one that usually goes with the method.
    maximize
        Go up instead of down.
    seed
        Decides what is drawn at random, with the number of the start and of the step.
    max_steps, max_evaluations, gtol, xtol, ftol, divergence
        When to stop, see :class:`~gdviewer.core.stopping.Criteria`; None switches a criterion off.
    **hyperparameters
        Fields of the optimizer, such as ``learning_rate``.

    Returns
    -------
    Trajectory or Trajectories
        With ``x``, ``f``, ``gradient``, ``step_size``, ``learning_rate``, ``nfev``, ``njev``,
        ``nhev`` and ``stop``; Trajectories, with one more axis, where ``start`` has k points.

    Raises
    ------
    ExpressionError
        The formula cannot be read.
    ValueError
        Another argument is wrong; one sentence names it.
    """
    starts = read_starts(start)
    cost = read_objective(objective, variables, parameters, starts.shape[-1])
    method, rule = read_method(optimizer, step_rule, hyperparameters)
    criteria = read_criteria(
        gtol=gtol,
        xtol=xtol,
        ftol=ftol,
        max_steps=max_steps,
        max_evaluations=max_evaluations,
        divergence=divergence,
    )
    is_up, drawn_from = read_way(maximize), read_seed(seed)
    runs = [
        walk(Descent(cost, tuple(point), method, rule, criteria, is_up, drawn_from, index))
        for index, point in enumerate(np.atleast_2d(starts).tolist())
    ]
    return runs[0] if starts.ndim == 1 else Trajectories.of(runs)


def optimizers() -> tuple[str, ...]:
    """Return the keys of the methods."""
    return tuple(entry.key for entry in optimizer_registry)


def step_rules() -> tuple[str, ...]:
    """Return the keys of the schedules and line searches."""
    return tuple(entry.key for entry in step_rule_registry)


def problems() -> tuple[str, ...]:
    """Return the keys of the built-in functions."""
    return tuple(problem_catalog())
