"""Formulas become pictures: quickly however deep they nest, and drawn in any color."""

from __future__ import annotations

import time

import pytest

from gdviewer.core.expression import parse
from gdviewer.core.expression.functions import FUNCTIONS
from gdviewer.core.formulas import Formula
from gdviewer.scene.typesetting.typesetting import EM, typeset


def seconds(latex: str) -> float:
    """Return the processor time of this thread that a picture takes."""
    before = time.thread_time()
    typeset(latex)
    return time.thread_time() - before


def test_a_picture_tells_its_size_in_letters() -> None:
    low, tall = typeset("x"), typeset(r"\frac{1}{x}")
    assert 0.4 * EM < low.height < EM
    assert tall.height > 1.5 * EM
    assert 0 < tall.baseline < tall.height
    assert low.svg.startswith(b"<svg")


def test_the_ink_of_a_picture_is_known_so_that_it_can_be_replaced() -> None:
    svg = typeset(r"\frac{x}{2}").svg
    assert b'"black"' in svg
    assert b'stroke="#' not in svg
    assert b'fill="#' not in svg


def test_brackets_grow_with_what_stands_between_them() -> None:
    column = r"\begin{array}{l}\left(\frac{1}{x}\right)\\y\end{array}"
    for inner in (r"\frac{1}{x}", column):
        grown, small = typeset(rf"\left[{inner}\right]"), typeset(rf"[{inner}]")
        assert grown.width > small.width + 0.1 * EM  # a taller bracket is wider


def test_a_formula_that_nests_twice_as_deep_takes_no_dozen_times_as_long() -> None:
    def nested(depth: int) -> str:
        text = "y"
        for _ in range(depth):
            text = rf"\left(1+\sqrt{{{text}}}\right)^{{2}}"
        return text

    typeset("x")  # imports
    assert seconds(nested(6)) < 12 * seconds(nested(3))


def test_what_cannot_be_read_is_refused_in_a_sentence() -> None:
    with pytest.raises(ValueError, match="cannot be typeset"):
        typeset(r"\frac{x")


@pytest.mark.parametrize("group", range(6))
def test_every_function_can_be_typeset(group: int) -> None:
    for name in sorted(FUNCTIONS)[group::6]:
        formula = Formula("f", parse(FUNCTIONS[name].example, variables=("x", "y")))
        assert typeset(formula.latex).width > EM
