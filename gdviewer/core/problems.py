"""The built-in functions: what is known of each, read from resources/problems.toml."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

import msgspec
import numpy as np

from gdviewer.core.bounds import Bounds
from gdviewer.core.expression import parse
from gdviewer.core.objective import ExpressionObjective
from gdviewer.core.resources import resource

Coordinate = float | str


class Parameter(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A free name of an expression: its value at first and the range of its slider."""

    value: float
    minimum: float
    maximum: float

    def allows(self, value: float) -> bool:
        """Whether ``value`` is in the slider's range."""
        return self.minimum <= value <= self.maximum

    def __post_init__(self) -> None:
        if not self.allows(self.value):
            raise ValueError(f"{self.value} is not between {self.minimum} and {self.maximum}")


class Problem(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A function of x and y with what is known of it.

    ``minimizers`` are all global ones, a coordinate being a number or a formula of the parameters;
    they hold within the ranges of the sliders. ``minimum`` is f there. Without minimum (f is not
    bounded below) they are empty and None.
    ``learning_rates`` has a method's key where its default would not suit. Where ``is_smooth`` is
    false the gradient is not zero at the minimizers: f has a kink there.
    """

    key: str
    title: str
    expression: str
    bounds: Bounds
    start: tuple[float, float]
    minimizers: tuple[tuple[Coordinate, Coordinate], ...]
    source: str
    minimum: float | None = None
    is_smooth: bool = True
    parameters: dict[str, Parameter] = {}
    learning_rates: dict[str, float] = {}

    def __post_init__(self) -> None:
        if self.bounds.width <= 0 or self.bounds.height <= 0:
            raise ValueError(f"{self.key}: the bounds are empty")
        points = (self.start, *self.minimizers_at(self.values))
        if not all(self.bounds.contains(*point) for point in points):
            raise ValueError(f"{self.key}: the start or a minimizer is out of bounds")
        if self.has_minimum != bool(self.minimizers):
            raise ValueError(f"{self.key}: a minimum needs a minimizer and the reverse")

    @property
    def has_minimum(self) -> bool:
        """Whether f has a global minimum."""
        return self.minimum is not None

    @property
    def values(self) -> dict[str, float]:
        """The values of the parameters at first."""
        return {name: parameter.value for name, parameter in self.parameters.items()}

    def minimizers_at(self, parameters: Mapping[str, float]) -> tuple[tuple[float, float], ...]:
        """Return the minimizers for these values; none where they leave a slider's range."""
        ranges = self.parameters.items()
        if not all(name in parameters and one.allows(parameters[name]) for name, one in ranges):
            return ()
        return tuple(
            (_coordinate(x, parameters), _coordinate(y, parameters)) for x, y in self.minimizers
        )


class _Catalog(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    problem: tuple[Problem, ...]


def _coordinate(coordinate: Coordinate, parameters: Mapping[str, float]) -> float:
    """Return the number, or what the formula of the parameters gives."""
    if not isinstance(coordinate, str):
        return coordinate
    constant = ExpressionObjective(parse(coordinate, parameters=parameters), parameters)
    return float(constant.value(np.zeros(2)))


@cache
def problems() -> Mapping[str, Problem]:
    """Return the built-in functions by key, in the order of the menu."""
    catalog = msgspec.toml.decode(resource("problems.toml").read_bytes(), type=_Catalog)
    return MappingProxyType({problem.key: problem for problem in catalog.problem})


def problem_with(text: str) -> str:
    """Return the key of the built-in function that ``text`` writes, blanks aside; empty if none."""
    words = text.split()
    keys = (key for key, known in problems().items() if known.expression.split() == words)
    return next(keys, "")
