"""What the language knows about one function: a row of its table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

ARGUMENTS = ("u", "v", "w")  # what the formulas of a row call the arguments


@dataclass(frozen=True, slots=True)
class Kink:
    """Where a function has no derivative, in the midst of points where it has.

    Parameters
    ----------
    formula
        A formula of the arguments u and v that vanishes at each such place; it may vanish at
        others too.
    place
        The same in words, with ``{u}`` and ``{v}`` for the arguments.
    kind
        What happens there: the slope jumps (``corner``), the value does (``jump``), the slope is
        infinite (``steep``), or the value is (``pole``).
    """

    formula: str
    place: str
    kind: Literal["corner", "jump", "steep", "pole"]


@dataclass(frozen=True, slots=True)
class Function:
    """One function.

    Parameters
    ----------
    name
        Its name in a formula.
    help
        One line for people.
    example
        A formula that shows it.
    evaluate
        A NumPy ufunc, or code made of ufuncs, that takes floats and arrays alike; None where
        ``meaning`` takes its place in every formula.
    derivative
        For each argument the partial derivative, a formula of the arguments u (and v).
    meaning
        The function in terms of simpler ones; needed where SymPy has no such function.
    sympy
        The name that SymPy gives to it.
    domain
        Where its value is a real number, in words; empty for everywhere.
    arity
        How many arguments it takes.
    is_variadic
        Whether it takes any number of arguments, by applying itself again.
    kink
        Where it has no derivative; None where there is no such place.
    constant
        Its value at a number, where ``evaluate`` has to import a library that takes long: parsing
        does not wait for that.
    is_inner
        Whether it only occurs in derivatives, so that nobody needs to be told of it.
    """

    name: str
    help: str
    example: str
    evaluate: Callable[..., Any] | None = None
    derivative: tuple[str, ...] = ()
    meaning: str = ""
    sympy: str = ""
    aliases: tuple[str, ...] = ()
    domain: str = ""
    arity: int = 1
    is_variadic: bool = False
    kink: Kink | None = None
    constant: Callable[[float], float] | None = None
    is_inner: bool = False

    @property
    def arguments(self) -> tuple[str, ...]:
        """The names of the arguments in ``derivative``, ``meaning`` and ``kink``."""
        return ARGUMENTS[: self.arity]
