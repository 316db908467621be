"""The slots of a typeset line are found where its numbers go, and leave nothing behind."""

from __future__ import annotations

import pytest

from gdviewer.core.arithmetic.step import arithmetic
from gdviewer.core.optimizers.base import optimizers
from gdviewer.core.walk import walk
from gdviewer.scene.slots import SlotBox, without_slots
from gdviewer.scene.typesetting.typesetting import typeset
from tests.core.test_moment import descent_of


def slot(width: float) -> str:
    return rf"\rule{{{width}em}}{{0.525em}}"


def boxes_of(latex: str) -> tuple[SlotBox, ...]:
    return without_slots(typeset(latex))[1]


def test_a_slot_is_as_wide_as_its_rule_and_stands_on_the_line() -> None:
    picture = typeset(rf"x={slot(1.5)}")
    _, (box,) = without_slots(picture)
    assert box.width == pytest.approx(1.5 * 20 * 4 / 3, rel=1e-3)
    assert box.y + box.height == pytest.approx(picture.baseline, abs=0.1)
    assert 0 < box.x < box.x + box.width <= picture.width


def test_slots_come_in_the_order_of_the_formula() -> None:
    column = r"\left[\begin{array}{cc}%s&%s\\%s&%s\end{array}\right]"
    widths = [1.0 + 0.1 * i for i in range(9)]
    slots = [slot(width) for width in widths]
    latex = (
        rf"\begin{{aligned}}x&={column % tuple(slots[:4])}^{{-1}}\\&=\frac{{{slots[4]}}}"
        rf"{{\sqrt{{{slots[5]}}}+{slots[6]}}}\left(1-{slots[7]}\right)+{slots[8]}\end{{aligned}}"
    )
    found = [box.width / (20 * 4 / 3) for box in boxes_of(latex)]
    assert found == pytest.approx(widths, rel=1e-3)


def test_an_exponent_has_a_smaller_slot() -> None:
    below, above = boxes_of(rf"{{{slot(1)}}}^{{{slot(1)}}}")
    assert above.height < 0.8 * below.height
    assert above.y + above.height < below.y + below.height


def test_bars_of_fractions_and_roots_stay() -> None:
    picture, boxes = without_slots(typeset(rf"\frac{{1}}{{\sqrt{{{slot(1)}}}}}"))
    assert len(boxes) == 1
    assert picture.svg.count(b"<rect") == 2


@pytest.mark.parametrize("key", [entry.key for entry in optimizers])
def test_every_line_can_be_typeset_with_a_box_for_each_number(key: str) -> None:
    descent = descent_of(key)
    trajectory = walk(descent)
    found = arithmetic(descent, trajectory.checkpoint(1), 1)
    assert found is not None
    for line in found.lines:
        if line.form.symbols:
            assert typeset(line.form.symbols).width < _PANEL
        if line.form.numbers:
            picture, boxes = without_slots(typeset(line.form.numbers))
            assert len(boxes) == len(line.texts)
            assert picture.width < _PANEL


_PANEL = 440 / 15 * 20  # a panel of 440 pixels with letters 15 high, where letters are 20
