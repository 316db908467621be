"""Takes a step from many points: in one call where the method's rule allows it, else one by one."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from gdviewer.core.chance import generator_of
from gdviewer.core.minimized import Minimized
from gdviewer.core.objective import Array
from gdviewer.core.optimizers.base import Algorithm, Evaluation, NoStepError, Rates
from gdviewer.core.oracle import Oracle
from gdviewer.core.step_rules.base import Schedule
from gdviewer.core.step_rules.fixed import Fixed
from gdviewer.core.strides import Memory, way_to_step

Mask = NDArray[np.bool_]
FIXED = Fixed()


class Request(NamedTuple):
    """What is walked by many: the cost with the signs of a minimization, how, and the seed.

    ``first`` is the number of the first start, of which the random numbers depend. ``schedule``
    sets the rates, from the number of the step alone.
    """

    objective: Minimized
    method: Algorithm
    seed: int = 0
    first: int = 0
    schedule: Schedule = FIXED


class Steps(NamedTuple):
    """k steps: the displacements and the points they lead to, ``(k, n)``, and who has no step."""

    displacement: Array
    x: Array
    has_ended: Mask


class Walkers(Protocol):
    """k runs under way, with all that they remember."""

    def step(self, number: int, at: Evaluation, rates: Rates, goes_on: Mask) -> Steps:
        """Take step ``number`` with those that go on; what the others do is of no account."""


def walkers_of(request: Request, starts: Array) -> Walkers:
    """Return the runs from ``starts`` ``(k, n)`` before their first step."""
    kind = Together if request.method.takes_batches else OneByOne
    return kind(request, starts)


class Together:
    """All in one call, for a method whose rule is the same for every coordinate."""

    def __init__(self, request: Request, starts: Array) -> None:
        self._request = request
        self._take = way_to_step(request.method, None)
        self._memory = Memory(request.method.init(starts))
        self._none = np.zeros(len(starts), np.bool_)

    def step(self, number: int, at: Evaluation, rates: Rates, goes_on: Mask) -> Steps:  # noqa: ARG002
        """Take step ``number`` with all of them."""
        request = self._request
        if request.method.wants_hessian(self._memory.method):
            hessians = request.objective.hessians(at.x)
            if hessians is None:
                return Steps(np.zeros_like(at.x), at.x, ~self._none)
            at = at._replace(hessian=hessians)
        if request.method.needs_noise:
            at = at._replace(noise=_noise(request, number, at.x))
        stride = self._take(at, self._memory, rates, _nobody_to_ask)
        self._memory = stride.memory
        return Steps(stride.displacement, stride.x, self._none)


class OneByOne:
    """Each with a state of its own, for a method that takes one point at a time."""

    def __init__(self, request: Request, starts: Array) -> None:
        self._request = request
        self._take = way_to_step(request.method, None)
        self._memories = [Memory(request.method.init(point)) for point in starts]

    def step(self, number: int, at: Evaluation, rates: Rates, goes_on: Mask) -> Steps:
        """Take step ``number`` with each that goes on."""
        displacement, x, has_ended = np.zeros_like(at.x), at.x.copy(), np.zeros_like(goes_on)
        for index in np.flatnonzero(goes_on).tolist():
            try:
                stride = self._take(
                    self._seen(number, index, at),
                    self._memories[index],
                    rates,
                    self._oracle_of(number, index),
                )
            except NoStepError:
                has_ended[index] = True
                continue
            has_ended[index] = bool(stride.failure or stride.end)
            if not has_ended[index]:
                self._memories[index] = stride.memory
                displacement[index], x[index] = stride.displacement, stride.x
        return Steps(displacement, x, has_ended)

    def _seen(self, number: int, index: int, at: Evaluation) -> Evaluation:
        """Return what the run ``index`` sees."""
        request, x = self._request, at.x[index]
        seen = Evaluation(x, float(np.asarray(at.f)[index]), at.gradient[index])
        if request.method.wants_hessian(self._memories[index].method):
            seen = seen._replace(hessian=self._hessian(x))
        if request.method.needs_noise:
            draws = generator_of(request.seed, request.first + index, number)
            seen = seen._replace(noise=draws.standard_normal(x.shape))
        return seen

    def _hessian(self, x: Array) -> Array:
        hessian = self._request.objective.hessians(x)
        if hessian is None:
            raise NoStepError("the method needs the Hessian, and there is none")
        return hessian

    def _oracle_of(self, number: int, index: int) -> Callable[[], Oracle]:
        request = self._request
        start = request.first + index
        return lambda: Oracle(
            request.objective.at_step(number), lambda: generator_of(request.seed, start, number)
        )


def _nobody_to_ask() -> Oracle:
    raise TypeError("a method that searches takes one point at a time")


def _noise(request: Request, number: int, x: Array) -> Array:
    """Return what each run would draw alone, shape of ``x``."""
    starts = range(request.first, request.first + len(x))
    draws = (generator_of(request.seed, start, number) for start in starts)
    return np.array([each.standard_normal(x.shape[1]) for each in draws])
