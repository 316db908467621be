"""The verdicts that need no look at the surface: proofs from the formula alone."""

from __future__ import annotations

import numpy as np

from gdviewer.core.convexity.composition import Composition
from gdviewer.core.convexity.domain import is_smooth, is_total
from gdviewer.core.convexity.exact import Quadratic
from gdviewer.core.convexity.structure import Structure
from gdviewer.core.convexity.verdict import Kind, Verdict
from gdviewer.core.numbers import format_number
from gdviewer.core.objective import ExpressionObjective


def prove(objective: ExpressionObjective) -> Verdict | None:
    """Return the verdict that the rules of composition prove, at the present parameters.

    None where they prove neither convexity nor concavity.
    """
    structure = _structure(objective)
    shape = Composition(structure).shape
    quadratic = structure.quadratics[structure.root]
    if shape.is_affine:
        return Verdict(Kind.PLANE, "its slope is the same everywhere")
    if not (shape.is_convex or shape.is_concave):
        return None
    kind = Kind.CONVEX if shape.is_convex else Kind.CONCAVE
    if quadratic is not None:
        return Verdict(kind, _constant_hessian(quadratic, len(objective.variables)))
    bends = "convex" if shape.is_convex else "concave"
    is_sum = len(structure.terms(structure.root)) > 1
    ground = f"a sum of {bends} terms" if is_sum else "composed by rules that keep it so"
    if not is_total(structure.order, structure.ranges):
        ground = f"{ground}, where it is defined"
    return Verdict(kind, ground)


def has_smooth_formula(objective: ExpressionObjective) -> bool:
    """Whether it is certain that f has a Hessian everywhere, so that its sign decides."""
    structure = _structure(objective)
    return is_smooth(structure.order, structure.ranges)


def _structure(objective: ExpressionObjective) -> Structure:
    return Structure(objective.expression.root, objective.variables, objective.parameters)


def _constant_hessian(quadratic: Quadratic, dimension: int) -> str:
    rows = np.array(quadratic.hessian, dtype=np.float64)
    hidden = dimension - len(rows)  # variables that do not occur
    eigenvalues = sorted({*np.linalg.eigvalsh(rows).tolist(), *[0.0] * hidden})
    written = list(dict.fromkeys(map(format_number, _without_dust(eigenvalues))))
    if dimension == 1:
        return f"the second derivative is {written[0]} everywhere"
    plural = "s" if len(written) > 1 else ""
    return f"the Hessian has the eigenvalue{plural} {' and '.join(written)} everywhere"


def _without_dust(eigenvalues: list[float]) -> list[float]:
    """Return the eigenvalues, 0 where there is only rounding."""
    largest = max(map(abs, eigenvalues))
    return [0.0 if abs(one) < 1e-12 * largest else one for one in eigenvalues]
