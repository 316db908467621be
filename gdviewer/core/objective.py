"""What a surface is to everything else: values, gradients and curvature at points."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import partial
from numbers import Real
from types import MappingProxyType
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from gdviewer.core.expression import Expression, canonical_name, parse

Array = NDArray[np.float64]


@runtime_checkable
class Objective(Protocol):
    """A function of n real variables.

    A point has shape ``(..., n)``, float64. Outside the domain everything is nan, overflow is
    inf; nothing raises or warns. One point (shape ``(n,)``) and a batch agree to the bit.
    """

    @property
    def variables(self) -> tuple[str, ...]:
        """The names of the n variables, in the order of a point's columns."""

    @property
    def parameters(self) -> Mapping[str, float]:
        """The values of the other names."""

    def value(self, x: Array) -> Array | float:
        """Return f, shape ``(...)``; a float for one point."""

    def gradient(self, x: Array) -> Array:
        """Return ∇f, shape ``(..., n)``."""

    def value_and_gradient(self, x: Array) -> tuple[Array | float, Array]:
        """Return f and ∇f, computed together."""

    def hessian(self, x: Array) -> Array | None:
        """Return H, shape ``(..., n, n)``, or None where there is none."""

    def at_step(self, step: int) -> Objective:
        """Return the cost that this step sees: the objective itself unless it is stochastic."""


class ExpressionObjective:
    """A formula with values for its parameters, as an :class:`Objective`.

    It pickles as its text, variables and parameters. Objectives of one Expression share their
    compiled code, so that another value of a parameter compiles nothing.
    """

    def __init__(self, expression: Expression, parameters: Mapping[str, float]) -> None:
        self.expression = expression
        self._parameters = {name: parameters.get(name, 1.0) for name in expression.parameter_names}
        self._values = tuple(self._parameters.values())

    @property
    def variables(self) -> tuple[str, ...]:
        """The names of the n variables, in the order of a point's columns."""
        return self.expression.variables

    @property
    def parameters(self) -> Mapping[str, float]:
        """The values of the other names."""
        return MappingProxyType(self._parameters)

    def with_parameters(self, parameters: Mapping[str, float]) -> ExpressionObjective:
        """Return the same formula with other values for some of its parameters.

        Raises
        ------
        ValueError
            Where one is no parameter of the formula, or not a finite number.
        """
        changed = _check_parameters(self.expression, parameters)
        return ExpressionObjective(self.expression, self._parameters | changed)

    def has_formula_of(self, other: object) -> bool:
        """Whether the two differ in the values of parameters at most."""
        return (
            isinstance(other, ExpressionObjective)
            and self.expression.text == other.expression.text
            and self.variables == other.variables
        )

    def value(self, x: Array) -> Array | float:
        """Return f, shape ``(...)``; a float for one point."""
        x = self._points(x)
        program = self.expression.value_program
        if x.ndim == 1:
            return program.at_point(x.tolist(), self._values)[0]
        values: Array = program.on_columns(_columns(x), self._values)[0]
        return values.reshape(x.shape[:-1])

    def value_on(self, *columns: Array) -> Array:
        """Return f on one column per variable; they broadcast, as ``x[None, :], y[:, None]``.

        What depends on one variable alone is computed once for each of its values, so that a grid
        costs less than the same points as a batch; the bits are the same.
        """
        shapes = [(1,) * (max(c.ndim for c in columns) - c.ndim) + c.shape for c in columns]
        aligned = [column.reshape(shape) for column, shape in zip(columns, shapes, strict=True)]
        values: Array = self.expression.value_program.on_columns(aligned, self._values)[0]
        return values

    def gradient(self, x: Array) -> Array:
        """Return ∇f, shape ``(..., n)``."""
        return self.value_and_gradient(x)[1]

    def value_and_gradient(self, x: Array) -> tuple[Array | float, Array]:
        """Return f and ∇f, computed together."""
        x = self._points(x)
        program = self.expression.gradient_program
        if x.ndim == 1:
            f, *gradient = program.at_point(x.tolist(), self._values)
            return f, np.array(gradient)
        values = program.on_columns(_columns(x), self._values)
        return values[0].reshape(x.shape[:-1]), values[1:].T.reshape(x.shape)

    def hessian(self, x: Array) -> Array:
        """Return H, shape ``(..., n, n)``."""
        x = self._points(x)
        program, size = self.expression.hessian_program, x.shape[-1]
        if x.ndim == 1:
            upper = np.array(program.at_point(x.tolist(), self._values)[1:])[:, None]
        else:
            upper = program.on_columns(_columns(x), self._values)[1:]
        hessian = np.empty((upper.shape[1], size, size))
        rows, columns = np.triu_indices(size)
        hessian[:, rows, columns] = hessian[:, columns, rows] = upper.T
        return hessian.reshape(*x.shape, size)

    def at_step(self, step: int) -> ExpressionObjective:  # noqa: ARG002 - the same at each step
        """Return the objective itself: it is not stochastic."""
        return self

    def _points(self, x: Array) -> Array:
        """Return ``x`` as float64, after a look at its last axis."""
        x = np.asarray(x, dtype=np.float64)
        if not x.ndim or x.shape[-1] != len(self.expression.variables):
            names = ", ".join(self.variables)
            raise ValueError(f"x: a point has the coordinates {names}, not shape {x.shape}")
        return x

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, ExpressionObjective):
            return NotImplemented
        return self._definition == other._definition

    def __hash__(self) -> int:
        return hash(self._definition)

    @property
    def _definition(self) -> tuple[object, ...]:
        return self.expression.text, self.variables, tuple(self._parameters.items())

    def __repr__(self) -> str:
        return f"objective({self.expression.text!r}, parameters={self._parameters})"

    def __reduce__(self) -> tuple[object, ...]:
        definition = partial(objective, variables=self.variables, parameters=self._parameters)
        return definition, (self.expression.text,)


def objective(
    text: str,
    *,
    variables: Sequence[str] | None = None,
    parameters: Mapping[str, float] | None = None,
    start_dimension: int | None = None,
) -> ExpressionObjective:
    """Return the objective that ``text`` defines.

    Parameters
    ----------
    text
        A formula of at most 1,200 characters, e.g. ``(a-x)^2 + b*(y-x^2)^2``.
    variables
        The names of the variables, in the order of a point's columns; without it x and y, or x
        alone where ``start_dimension`` is 1 and y does not occur.
    parameters
        Values of the other names, finite numbers; 1 for those that are not given.
    start_dimension
        How many coordinates the starting point has, if there is one.

    Raises
    ------
    ExpressionError
        Where the text is not a formula, or leaves open which names are its variables.
    ValueError
        Where a parameter does not occur or is not a finite number, or the names are not names.
    """
    given = parameters or {}
    expression = parse(text, variables=variables, parameters=given, start_dimension=start_dimension)
    return ExpressionObjective(expression, _check_parameters(expression, given))


def _check_parameters(expression: Expression, parameters: Mapping[str, object]) -> dict[str, float]:
    """Return the values as floats, under the names as the formula spells them."""
    checked: dict[str, float] = {}
    for given, value in parameters.items():
        name = canonical_name(given)
        if name not in expression.parameter_names:
            there_are = ", ".join(expression.parameter_names) or "none"
            raise ValueError(f"parameters: {given!r} does not occur; there are: {there_are}")
        try:
            number = float(value) if isinstance(value, Real) else math.nan
        except OverflowError:
            raise ValueError(f"parameters: {given} is too large") from None
        if isinstance(value, bool) or not math.isfinite(number):
            raise ValueError(f"parameters: {given} must be a finite number, not {value!r}")
        checked[name] = number
    return checked


def _columns(x: Array) -> list[Array]:
    """Return the coordinates of all points, one column per variable."""
    return list(x.reshape(-1, x.shape[-1]).T)
