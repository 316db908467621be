"""The built-in functions: what is known of each, read from resources/problems.toml."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

import msgspec

from gdviewer.core.bounds import Bounds
from gdviewer.core.resources import resource


class Parameter(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A free name of an expression: its value at first and the range of its slider."""

    value: float
    minimum: float
    maximum: float

    def __post_init__(self) -> None:
        if not self.minimum <= self.value <= self.maximum:
            raise ValueError(f"{self.value} is not between {self.minimum} and {self.maximum}")


class Problem(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A function of x and y with what is known of it.

    ``minimizers`` are all global ones while the parameters have the problem's own values, and
    ``minimum`` is f there; without minimum (f is not bounded below) they are empty and None.
    ``learning_rates`` has a method's key where its default would not suit. Where ``is_smooth`` is
    false the gradient is not zero at the minimizers: f has a kink there.
    """

    key: str
    title: str
    expression: str
    bounds: Bounds
    start: tuple[float, float]
    minimizers: tuple[tuple[float, float], ...]
    source: str
    minimum: float | None = None
    is_smooth: bool = True
    parameters: dict[str, Parameter] = {}
    learning_rates: dict[str, float] = {}

    def __post_init__(self) -> None:
        if self.bounds.width <= 0 or self.bounds.height <= 0:
            raise ValueError(f"{self.key}: the bounds are empty")
        if not all(_contains(self.bounds, point) for point in (self.start, *self.minimizers)):
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
        """Return the known minimizers for these values of the parameters, else none."""
        return self.minimizers if parameters == self.values else ()


class _Catalog(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    problem: tuple[Problem, ...]


def _contains(bounds: Bounds, point: tuple[float, float]) -> bool:
    x, y = point
    return bounds.xmin <= x <= bounds.xmax and bounds.ymin <= y <= bounds.ymax


@cache
def problems() -> Mapping[str, Problem]:
    """Return the built-in functions by key, in the order of the menu."""
    catalog = msgspec.toml.decode(resource("problems.toml").read_bytes(), type=_Catalog)
    return MappingProxyType({problem.key: problem for problem in catalog.problem})
