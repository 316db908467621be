"""Proves that a Hessian is nowhere negative, by its principal minors; runs in the child process."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import Any

import sympy

from gdviewer.core.expression.to_sympy import to_sympy
from gdviewer.core.symbolic.messages import Proof, Prove
from gdviewer.core.symbolic.polynomials import is_never_negative_polynomial
from gdviewer.core.symbolic.wire import Namespace, Verbatim, unpack

MOST_VARIABLES = 3  # seven minors

_WAYS: tuple[Callable[[Any], Any], ...] = (
    lambda expression: expression,
    sympy.expand,
    sympy.factor,
    sympy.simplify,
)


def proofs(question: Prove) -> Iterator[Proof]:
    """Yield a proof where there is one: of convexity, of concavity."""
    names = Namespace.generated(question.variables, 0)
    graph = Verbatim(names.variables)
    upper = [to_sympy(node, graph) for node in unpack(question.formulas, graph, names)]
    rows = _symmetric([_exact(entry) for entry in upper], question.variables)
    if is_nowhere_negative(rows):
        yield Proof(is_convex=True, is_concave=False)
    elif is_nowhere_negative([[-entry for entry in row] for row in rows]):
        yield Proof(is_convex=False, is_concave=True)


def is_nowhere_negative(rows: Sequence[Sequence[Any]]) -> bool:
    """Whether every principal minor of a symmetric matrix is proved to be nowhere negative.

    This is so just where no eigenvalue is negative (R. A. Horn and C. R. Johnson, Matrix Analysis,
    2nd edition 2013, theorem 7.2.5); the leading minors would not do.
    """
    size = len(rows)
    return size <= MOST_VARIABLES and all(
        is_never_negative(sympy.Matrix([[rows[i][j] for j in chosen] for i in chosen]).det())
        for count in range(1, size + 1)
        for chosen in combinations(range(size), count)
    )


def is_never_negative(expression: Any) -> bool:
    """Whether ``expression`` is proved to be nowhere negative, its symbols being real."""
    for way in _WAYS:
        form = way(expression)
        if form.is_nonnegative or is_never_negative_polynomial(form):
            return True
        if form.is_negative:
            return False
        if form.is_Mul and all(map(_is_harmless, form.args)):
            return True
    return False


def _is_harmless(factor: Any) -> bool:
    return bool(factor.is_nonnegative) or is_never_negative_polynomial(factor)


def _symmetric(upper: Sequence[Any], size: int) -> list[list[Any]]:
    entries = iter(upper)
    rows: list[list[Any]] = [[None] * size for _ in range(size)]
    for i in range(size):
        for j in range(i, size):
            rows[i][j] = rows[j][i] = next(entries)
    return rows


def _exact(expression: Any) -> Any:
    """Return ``expression`` with the very fractions that its floats are."""
    floats = expression.atoms(sympy.Float)
    return expression.xreplace({number: sympy.Rational(float(number)) for number in floats})
