"""The values on isolines: right, along their lines, and none over another."""

from __future__ import annotations

import math

import numpy as np
import pytest

from gdviewer.core.bounds import Bounds
from gdviewer.core.numbers import format_number
from gdviewer.core.objective import objective
from gdviewer.core.sampling import Field, sample
from gdviewer.scene.ground.isoline_labels import IsolineLabel, isoline_labels
from gdviewer.scene.theme import LIGHT
from gdviewer.scene.viewport import Viewport

BOUNDS = Bounds(-2.0, 2.0, -2.0, 2.0)
VIEW = Viewport(BOUNDS, 0.0, 0.0, 500.0, 500.0)

pytestmark = pytest.mark.usefixtures("qapp")


def sampled(text: str) -> Field:
    return sample(objective(text), BOUNDS, 120, 120)


def labels(text: str) -> tuple[IsolineLabel, ...]:
    return isoline_labels(VIEW, sampled(text), LIGHT)


@pytest.mark.parametrize("text", ["x^2 + 3y^2", "100 (y - x^2)^2 + (1 - x)^2", "x y", "1e200 x"])
def test_a_label_says_the_level_of_the_line_that_it_stands_on(text: str) -> None:
    f, field = objective(text), sampled(text)
    found = labels(text)
    assert found
    for label in found:
        point = VIEW.to_point(label.middle.x(), label.middle.y())
        value = float(f.value_and_gradient(np.array(point))[0])
        nearest = min(field.levels.tolist(), key=lambda level: abs(level - value))
        assert label.text == format_number(nearest, 3)


def test_a_label_runs_along_its_line_and_is_never_upside_down() -> None:
    for label in labels("2x + y"):
        assert label.angle == pytest.approx(math.degrees(math.atan(2)), abs=1)
    assert all(-90 <= label.angle < 90 for label in labels("x^2 + y^2"))


def test_no_label_lies_on_another_nor_leaves_the_plot() -> None:
    found = labels("x^2 + y^2")
    assert len(found) > 4
    for place, one in enumerate(found):
        assert VIEW.contains(one.middle.x(), one.middle.y())
        for other in found[:place]:
            apart = one.middle - other.middle
            assert math.hypot(apart.x(), apart.y()) > LIGHT.font_size


def test_a_flat_surface_has_no_labels() -> None:
    assert labels("3 + 0x + 0y") == ()
