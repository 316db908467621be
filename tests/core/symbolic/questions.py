"""Questions about a formula, as the window asks them."""

from __future__ import annotations

from gdviewer.core.expression import parse
from gdviewer.core.objective import objective
from gdviewer.core.symbolic.messages import Prove, Simplify
from gdviewer.core.symbolic.wire import Namespace, pack


def simplification(text: str, seconds: float = 20.0) -> Simplify:
    """Ask for shorter forms of the gradient and the Hessian."""
    expression = parse(text)
    names = Namespace(expression.variables, expression.parameter_names)
    upper = [part for i, row in enumerate(expression.hessian) for part in row[i:]]
    roots = [part.root for part in (expression, *expression.gradient, *upper)]
    sizes = len(names.variables), len(names.parameters)
    return Simplify(pack(roots, names), *sizes, seconds)


def proof(text: str, seconds: float = 20.0) -> Prove:
    """Ask for the sign of the Hessian, with parameters of 1."""
    surface = objective(text, start_dimension=None)
    expression = surface.expression
    names = Namespace(expression.variables, expression.parameter_names)
    upper = [part.root for i, row in enumerate(expression.hessian) for part in row[i:]]
    return Prove(pack(upper, names, surface.parameters), len(names.variables), seconds)
