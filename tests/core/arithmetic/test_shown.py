"""A reader with a calculator comes to the results that are shown, and finds each quantity again."""

from __future__ import annotations

from itertools import islice

import pytest

from gdviewer.core.arithmetic.inside import taken_of
from gdviewer.core.arithmetic.shown import ShownLine
from gdviewer.core.arithmetic.step import arithmetic, arithmetic_of
from gdviewer.core.descent import Descent
from gdviewer.core.instant import instants
from gdviewer.core.objective import objective
from gdviewer.core.walk import walk
from tests.core.arithmetic.shown_numbers import as_shown, is_finite, off_by, texts_of, ways_to_write
from tests.core.arithmetic.test_step import RULES, SETTINGS, descent_of, every_method

QUARTIC = objective("x^4", variables=("x",))


def sheets(descent: Descent) -> list[tuple[ShownLine, ...]]:
    """Return the lines of every step of ``descent``."""
    trajectory = walk(descent)
    walked = islice(instants(descent, trajectory.checkpoint(0)), len(trajectory) - 1)
    steps = (taken_of(descent, found) for found in walked)
    return [arithmetic_of(descent, taken).lines for taken in steps if taken is not None]


def check_multiplying_out(descent: Descent) -> None:
    found = sheets(descent)
    assert found
    for step, lines in enumerate(found):
        for line in filter(is_finite, lines):
            assert off_by(line) <= 1, (step, line.form.symbols, line.texts)


@every_method
def test_every_line_multiplies_out_as_it_is_shown(key: str) -> None:
    check_multiplying_out(descent_of(key, max_steps=25))


@every_method
def test_it_does_in_an_ascent_with_other_settings(key: str) -> None:
    check_multiplying_out(descent_of(key, is_maximizing=True, max_steps=8, **SETTINGS.get(key, {})))


@pytest.mark.parametrize("rule", RULES)
def test_it_does_with_every_step_rule(rule: str) -> None:
    fields = {"minimum": 0.0} if rule == "polyak" else {}
    check_multiplying_out(
        descent_of("rmsprop", {"name": rule, **fields}, learning_rate=0.003, max_steps=8)
    )


@pytest.mark.parametrize("key", ["gradient_descent", "momentum", "adam"])
def test_it_does_where_a_run_crawls(key: str) -> None:
    check_multiplying_out(descent_of(key, surface=QUARTIC, learning_rate=0.01, max_steps=80))


@every_method
def test_a_quantity_is_written_one_way_on_a_sheet(key: str) -> None:
    for lines in sheets(descent_of(key, max_steps=8)):
        for size, ways in ways_to_write(lines).items():
            assert len(ways) == 1, (size, ways)


@pytest.mark.parametrize("key", ["gradient_descent", "adam", "bfgs", "cma_es"])
def test_the_coordinates_of_a_vector_have_the_same_decimals(key: str) -> None:
    for lines in sheets(descent_of(key, max_steps=12)):
        for line in lines:
            for name in {slot.name for slot in line.form.slots}:
                texts = [text.partition("×") for text in texts_of(line, name).values()]
                ends = {(len(text.partition(".")[2]), power) for text, _, power in texts}
                assert len(ends - {(0, "")}) <= 1, (line.form.symbols, texts)


def test_a_step_that_crawls_goes_the_way_that_is_shown() -> None:
    descent = descent_of("gradient_descent", surface=QUARTIC, learning_rate=0.01, max_steps=2001)
    found = arithmetic(descent, walk(descent).checkpoint(1999), 1999)
    assert found is not None
    shown = as_shown(found.lines[-1])
    assert abs(shown[""].item()) < abs(shown["θ"].item())
