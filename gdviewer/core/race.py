"""The headless race: several methods from the same starts, and who came out best."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from gdviewer.core.arguments import (
    plain,
    read_criteria,
    read_method,
    read_objective,
    read_seed,
    read_starts,
    read_way,
)
from gdviewer.core.descent import Descent
from gdviewer.core.distinct_names import distinct_names
from gdviewer.core.hyperparameters import Value
from gdviewer.core.known_minimum import known_minimum
from gdviewer.core.objective import Array, Objective
from gdviewer.core.optimizers.base import optimizers
from gdviewer.core.standing import Course, Leg, Standing, ranked, standings
from gdviewer.core.trajectories import Trajectories
from gdviewer.core.trajectory import Trajectory
from gdviewer.core.walk import walk
from gdviewer.core.weights import read_weights

Racer = str | Mapping[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class Race:
    """What has come of a race.

    ``names`` and ``trajectories`` are in the order of the racers; a trajectory is a Trajectories
    where the race had k starts. ``ranking`` has the best racer first; its ``racer`` is an index
    into the others.
    """

    names: tuple[str, ...]
    trajectories: tuple[Trajectory | Trajectories, ...]
    ranking: tuple[Standing, ...]


def race(
    racers: Sequence[Racer],
    objective: str | Objective,
    start: ArrayLike,
    *,
    rank_by: str = "f",
    target: float | None = None,
    minimizers: ArrayLike | None = None,
    weights: Mapping[str, float] | None = None,
    variables: Sequence[str] | None = None,
    parameters: Mapping[str, float] | None = None,
    maximize: bool = False,
    seed: int = 0,
    max_steps: int | None = 2000,
    max_evaluations: int | None = None,
    gtol: float | None = 1e-6,
    xtol: float | None = None,
    ftol: float | None = None,
    divergence: float | None = 1e12,
) -> Race:
    """Let several methods go from the same starts under the same limits, and rank them.

    Parameters
    ----------
    racers
        For each the key of a method, or a mapping with ``optimizer`` and, if wanted, a ``name``, a
        ``step_rule`` and fields of the optimizer: ``{"optimizer": "adam", "learning_rate": 0.1}``.
    rank_by
        ``f`` (at the end), ``distance`` (to the nearest of ``minimizers``), ``steps`` or
        ``evaluations`` (to the target).
    target
        The value of f to be reached; without it 1 % of the way down may be left, from f at the
        start to f at the best known minimizer, or to the best value that a racer ends with.
    minimizers
        The known minimizers, ``(n,)`` or ``(k, n)``; maximizers in an ascent.
    weights
        How much an evaluation of ``f``, of the ``gradient`` and of the ``hessian`` counts towards
        ``max_evaluations`` and in the ranking; 1 each unless given.
    objective, start, variables, parameters, maximize, seed, max_steps, max_evaluations, gtol, \
xtol, ftol, divergence
        As in :func:`~gdviewer.core.api.descend`.

    Raises
    ------
    ExpressionError
        The formula cannot be read.
    ValueError
        Another argument is wrong; one sentence names it.
    """
    starts = read_starts(start)
    cost = read_objective(objective, variables, parameters, starts.shape[-1])
    entries = _read_racers(racers)
    criteria = read_criteria(
        gtol=gtol,
        xtol=xtol,
        ftol=ftol,
        max_steps=max_steps,
        max_evaluations=max_evaluations,
        divergence=divergence,
    )
    weighed = read_weights(plain(weights or {}), "argument weights")
    is_up, drawn_from = read_way(maximize), read_seed(seed)
    known = _read_minimizers(minimizers, starts.shape[-1])
    least = known_minimum(cost, known, is_up)
    course = Course(weighed, known, least, _read_target(target), is_up)
    ranked((), rank_by, is_up)  # a wrong name is told before the work
    points = np.atleast_2d(starts).tolist()
    paths = [
        [
            walk(
                Descent(
                    cost, tuple(point), method, rule, criteria, is_up, drawn_from, index, weighed
                )
            )
            for index, point in enumerate(points)
        ]
        for method, rule in (read_method(*entry.method) for entry in entries)
    ]
    legs = [[Leg(path, len(path)) for path in of_one] for of_one in paths]
    return Race(
        tuple(entry.name for entry in entries),
        tuple(of_one[0] if starts.ndim == 1 else Trajectories.of(of_one) for of_one in paths),
        tuple(ranked(standings(legs, course), rank_by, is_up)),
    )


@dataclass(frozen=True, slots=True)
class _Entry:
    """A racer as it was given: its name, and what :func:`read_method` takes."""

    name: str
    method: tuple[Any, Any, dict[str, Value]]


def _read_racers(racers: Sequence[Racer]) -> list[_Entry]:
    if isinstance(racers, str) or not isinstance(racers, Sequence) or not racers:
        raise ValueError("racers are several methods, such as ['adam', 'momentum']")
    entries = [_read_racer(racer) for racer in racers]
    names = distinct_names([entry.name for entry in entries])
    return [_Entry(name, entry.method) for name, entry in zip(names, entries, strict=True)]


def _read_racer(racer: Racer) -> _Entry:
    fields = {"optimizer": racer} if isinstance(racer, str) else racer
    if not isinstance(fields, Mapping) or "optimizer" not in fields:
        raise ValueError(f"a racer is the key of a method or has an 'optimizer', not {racer!r}")
    others = {key: value for key, value in fields.items() if key not in _OWN_FIELDS}
    method = fields["optimizer"], fields.get("step_rule"), others
    read_method(*method)
    name = fields.get("name", optimizers[fields["optimizer"]].title)
    if not isinstance(name, str):
        raise ValueError(f"the name of a racer is a text, not {name!r}")
    return _Entry(name, method)


_OWN_FIELDS = {"optimizer", "step_rule", "name"}


def _read_target(target: object) -> float | None:
    if target is None:
        return None
    if isinstance(target, bool) or not isinstance(target, int | float | np.number):
        raise ValueError(f"target is a value of f, not {target!r}")
    if not np.isfinite(target):
        raise ValueError(f"target must be finite, not {target!r}")
    return float(target)


def _read_minimizers(minimizers: ArrayLike | None, dimension: int) -> tuple[tuple[float, ...], ...]:
    if minimizers is None:
        return ()
    try:
        points: Array = np.atleast_2d(np.array(minimizers, dtype=np.float64))
    except (TypeError, ValueError):
        raise ValueError("minimizers are points of numbers") from None
    if points.ndim != 2 or points.shape[1] != dimension or not np.isfinite(points).all():
        raise ValueError(f"minimizers have shape (k, {dimension}) and are finite")
    return tuple(map(tuple, points.tolist()))
