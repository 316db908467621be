"""Quadratic functions with exact coefficients, so that semidefinite is no matter of rounding."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

Monomial = tuple[int, ...]
Rows = tuple[tuple[Fraction, ...], ...]

_MOST_BITS = 4_000  # of a denominator; longer ones come of products that nobody draws


@dataclass(frozen=True, slots=True)
class Quadratic:
    """A polynomial of degree two at most: each monomial, as indices of variables, has a number."""

    coefficients: Mapping[Monomial, Fraction]

    @property
    def degree(self) -> int:
        """0, 1 or 2."""
        return max((len(monomial) for monomial, c in self.coefficients.items() if c), default=0)

    @property
    def value(self) -> Fraction:
        """The value where every variable is 0."""
        return self.coefficients.get((), Fraction(0))

    @property
    def variables(self) -> tuple[int, ...]:
        """The indices of the variables that occur, ascending."""
        return tuple(sorted({place for monomial in self.coefficients for place in monomial}))

    def plus(self, other: Quadratic, times: Fraction) -> Quadratic:
        """Return self + times * other."""
        total = dict(self.coefficients)
        for monomial, number in other.coefficients.items():
            total[monomial] = total.get(monomial, Fraction(0)) + times * number
        return Quadratic(total)

    def times(self, other: Quadratic) -> Quadratic | None:
        """Return the product; None where the degree is above two or a number is too long."""
        if self.degree + other.degree > 2:
            return None
        total: dict[Monomial, Fraction] = {}
        for (one, m), (two, n) in product(self.coefficients.items(), other.coefficients.items()):
            if m and n:
                monomial = tuple(sorted((*one, *two)))
                total[monomial] = total.get(monomial, Fraction(0)) + m * n
        is_short = all(c.denominator.bit_length() < _MOST_BITS for c in total.values())
        return Quadratic(total) if is_short else None

    @property
    def hessian(self) -> Rows:
        """The second derivatives by the variables that occur."""
        return tuple(tuple(self._second(i, j) for j in self.variables) for i in self.variables)

    def negated(self) -> Quadratic:
        """Return the polynomial with every sign turned."""
        return Quadratic({monomial: -c for monomial, c in self.coefficients.items()})

    @property
    def is_convex(self) -> bool:
        """Whether no eigenvalue of the Hessian is negative."""
        rows = [list(row) for row in self.hessian]
        return _eliminated(rows, len(rows)) is not None

    def least(self) -> Fraction | None:
        """Return the minimum; None where there is none."""
        slopes = [self.coefficients.get((place,), Fraction(0)) for place in self.variables]
        rows = [[*row, slope] for row, slope in zip(self.hessian, slopes, strict=True)]
        left = _eliminated([*rows, [*slopes, 2 * self.value]], len(rows))
        return None if left is None else left[0][0] / 2

    def _second(self, i: int, j: int) -> Fraction:
        number = self.coefficients.get((min(i, j), max(i, j)), Fraction(0))
        return 2 * number if i == j else number


def number(value: float) -> Fraction:
    """Return the decimal fraction that a person would write for ``value``."""
    return Fraction(repr(value))


def constant(value: float) -> Quadratic:
    """Return a number as a polynomial."""
    return Quadratic({(): number(value)})


def coordinate(place: int) -> Quadratic:
    """Return a variable as a polynomial."""
    return Quadratic({(place,): Fraction(1)})


def _eliminated(rows: list[list[Fraction]], count: int) -> list[list[Fraction]] | None:
    """Return what is left of a symmetric matrix without its first ``count`` rows and columns.

    That is the Schur complement; None where a pivot is negative, or is 0 beside what is not.
    """
    for _ in range(count):
        first, *others = rows
        pivot = first[0]
        if pivot < 0 or (pivot == 0 and any(first[1:])):
            return None
        factors = [row[0] / pivot if pivot else Fraction(0) for row in others]
        rows = [
            [entry - factor * above for entry, above in zip(row[1:], first[1:], strict=True)]
            for row, factor in zip(others, factors, strict=True)
        ]
    return rows
