"""The sentence on a race: which value is the best, and whose it is."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from gdviewer.core.numbers import format_number
from gdviewer.export.rendering import last_frame
from gdviewer.state.document import Document
from gdviewer.state.edits.run_edits import set_runs
from gdviewer.state.readings.race_sentence import race_parts
from gdviewer.state.run import Run


def best_of(expression: str, *, is_maximizing: bool) -> str:
    """Return who is said to be the best of a slow and a quick run, at their ends."""
    runs = [
        Run("gradient_descent", {"gradient_descent": {"learning_rate": rate}}, name=name)
        for name, rate in (("slow", 1e-5), ("quick", 0.1))
    ]
    document = replace(
        Document(), expression=expression, problem="", is_maximizing=is_maximizing, starts=((1, 1),)
    )
    *_, best = race_parts(last_frame(set_runs(document, runs)), format_number)
    return best


@pytest.mark.parametrize(
    ("expression", "is_maximizing", "direction"),
    [("5 + x^2 + y^2", False, "lowest"), ("5 - x^2 - y^2", True, "highest")],
)
def test_the_best_is_the_lowest_of_a_descent_and_the_highest_of_an_ascent(
    expression: str, is_maximizing: bool, direction: str
) -> None:
    assert best_of(expression, is_maximizing=is_maximizing) == f"{direction} f 5, quick"
