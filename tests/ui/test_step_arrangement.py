"""The lines of a step look as they did in the step before, as long as that serves."""

from __future__ import annotations

import pytest

from gdviewer.core.arithmetic.form import Form
from gdviewer.core.arithmetic.grammar import Line
from gdviewer.core.arithmetic.shown import ShownLine
from gdviewer.scene.theme import LIGHT
from gdviewer.scene.typesetting.typesetting import Typeset
from gdviewer.ui.panels.step.arrangement import NOTHING, DrawnLine, arrangement
from gdviewer.ui.panels.step.columns import Size
from gdviewer.ui.panels.step.line_drawing import LineDrawing, Look
from gdviewer.ui.panels.step.line_picture import LinePicture

pytestmark = pytest.mark.usefixtures("qapp")  # without one there are no fonts

LOOK = Look(LIGHT, 1.0)
PANEL = Size(400.0, 200.0)


def lines(height: float, count: int = 8) -> list[DrawnLine]:
    """Return lines of which none fits beside another, their numbers ``height`` units high."""
    nothing = Typeset(b"", 0.0, 0.0, 0.0)
    picture = LinePicture(nothing, Typeset(b"<svg/>", 300.0, height, 0.0), ())
    line = ShownLine(Form("", "1", ()), (), (), "", Line(None, "", None, ""), {})
    return [(LineDrawing(picture), line) for _ in range(count)]


def test_lines_that_are_scrolled_to_ask_for_no_other_room_when_they_shrink_a_little() -> None:
    before = arrangement(lines(100.0), PANEL, LOOK, NOTHING)
    after = arrangement(lines(95.0), PANEL, LOOK, before)
    assert before.asked.height > PANEL.height
    assert (after.look, after.asked) == (before.look, before.asked)


def test_lines_that_shrink_so_that_all_can_be_seen_ask_for_none() -> None:
    before = arrangement(lines(100.0), PANEL, LOOK, NOTHING)
    after = arrangement(lines(5.0), PANEL, LOOK, before)
    assert after.asked == Size(0, 0)


def test_lines_that_shrink_much_are_arranged_as_if_nothing_had_been_there() -> None:
    before = arrangement(lines(100.0), PANEL, LOOK, NOTHING)
    after, fresh = (arrangement(lines(60.0), PANEL, LOOK, was) for was in (before, NOTHING))
    assert (after.look, after.asked) == (fresh.look, fresh.asked)
