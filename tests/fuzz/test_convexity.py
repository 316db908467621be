"""No proof of convexity is false; ``make test`` tries 1,000 functions, ``make fuzz`` 20,000."""

from __future__ import annotations

from hypothesis import settings

from gdviewer.core.convexity.proof import prove
from gdviewer.core.convexity.verdict import Kind
from gdviewer.core.expression import ExpressionError
from gdviewer.core.objective import objective
from tests.core.convexity.chords import counterexample
from tests.core.convexity.compositions import composition

COMPOSITIONS = 20_000 if settings().max_examples > 5_000 else 1_000


def test_nothing_false_is_proved_of_random_compositions() -> None:
    proved = 0
    for seed in range(COMPOSITIONS):
        try:
            surface = objective(composition(seed))
        except ExpressionError:
            continue
        if "a" in surface.parameters:
            surface = surface.with_parameters({"a": float(seed % 2)})
        verdict = prove(surface)
        for kind, sign in ((Kind.CONVEX, 1.0), (Kind.CONCAVE, -1.0)):
            if verdict is not None and verdict.kind in {kind, Kind.PLANE}:
                proved += 1
                assert counterexample(surface, sign, seed) is None, surface.expression.text
    assert proved > COMPOSITIONS / 5
