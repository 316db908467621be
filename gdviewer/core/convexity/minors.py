"""Has convexity proved by algebra: the Hessian's principal minors are nowhere negative."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing

from gdviewer.core.convexity.proof import has_smooth_formula
from gdviewer.core.convexity.verdict import Kind, Verdict
from gdviewer.core.objective import ExpressionObjective
from gdviewer.core.symbolic.helper import Helper, TooLargeError
from gdviewer.core.symbolic.messages import Proof, Prove
from gdviewer.core.symbolic.wire import Namespace, pack


def prove_by_minors(
    objective: ExpressionObjective,
    seconds: float,
    helper: Helper,
    is_wanted: Callable[[], bool],
) -> Iterator[Verdict]:
    """Yield a proof for the present parameters, if ``helper`` finds one within ``seconds``.

    The sign of the Hessian decides only where f is certain to have one everywhere.
    """
    expression, size = objective.expression, len(objective.variables)
    if not has_smooth_formula(objective):
        return
    names = Namespace(expression.variables, expression.parameter_names)
    upper = [part.root for i, row in enumerate(expression.hessian) for part in row[i:]]
    try:
        question = Prove(pack(upper, names, objective.parameters), size, seconds)
        with closing(helper.answers(question, is_wanted)) as answers:
            for answer in answers:
                if isinstance(answer, Proof):
                    yield _verdict(answer.is_convex, size)
    except (TooLargeError, ValueError):
        return  # it stays open


def _verdict(is_convex: bool, size: int) -> Verdict:
    sign = "negative" if is_convex else "positive"
    grounds = {
        1: f"the second derivative is nowhere {sign}",
        2: f"by its trace and determinant the Hessian has nowhere a {sign} eigenvalue",
    }
    otherwise = f"by its principal minors the Hessian has nowhere a {sign} eigenvalue"
    return Verdict(Kind.CONVEX if is_convex else Kind.CONCAVE, grounds.get(size, otherwise))
