"""The values on isolines: right, along their lines, and nothing over or under them."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QRectF

from gdviewer.core.bounds import Bounds
from gdviewer.core.numbers import format_number
from gdviewer.core.objective import objective
from gdviewer.core.sampling import Field, sample
from gdviewer.scene.ground.isoline_labels import IsolineLabel, isoline_labels
from gdviewer.scene.marks.gradient_field import field_lines
from gdviewer.scene.room import Room
from gdviewer.scene.theme import LIGHT
from gdviewer.scene.viewport import Viewport

BOUNDS = Bounds(-2.0, 2.0, -2.0, 2.0)
VIEW = Viewport(BOUNDS, 0.0, 0.0, 500.0, 500.0)

pytestmark = pytest.mark.usefixtures("qapp")


def sampled(text: str) -> Field:
    return sample(objective(text), BOUNDS, 120, 120)


def labels(text: str, **in_the_way: Any) -> tuple[IsolineLabel, ...]:
    plot = QRectF(0, 0, 500, 500)
    lines = in_the_way.pop("lines", np.empty((0, 4)))
    return isoline_labels(VIEW, sampled(text), LIGHT, Room(plot, lines, **in_the_way))


def distances(found: tuple[IsolineLabel, ...], x: float, y: float) -> list[float]:
    return [math.hypot(one.middle.x() - x, one.middle.y() - y) for one in found]


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


def test_no_label_lies_on_a_path() -> None:
    path = np.array([[0.0, 0.0, 500.0, 500.0], [500.0, 0.0, 0.0, 500.0]])
    bare, found = labels("x^2 + y^2"), labels("x^2 + y^2", lines=path)

    def off_both(one: IsolineLabel) -> float:
        x, y = one.middle.x(), one.middle.y()
        return min(abs(x - y), abs(x + y - 500)) / math.sqrt(2)

    assert found
    assert min(map(off_both, bare)) < LIGHT.font_size / 2 < min(map(off_both, found))


def test_no_label_lies_on_a_mark_or_under_what_else_lies_on_the_plot() -> None:
    bare = labels("x^2 + y^2")
    marked = bare[0].middle
    covered = QRectF(bare[1].middle.x() - 30, bare[1].middle.y() - 20, 60, 40)
    marks = np.array([(marked.x(), marked.y())])
    found = labels("x^2 + y^2", marks=marks, reach=10.0, taken=(covered,))
    assert len(found) > 4
    assert min(distances(found, marked.x(), marked.y())) > 10
    assert not any(covered.contains(one.middle) for one in found)


def test_a_path_far_beyond_the_plot_is_in_nobodys_way() -> None:
    far = np.array([[1e300, 1e300, 2e300, 1e300]])
    assert labels("x^2 + y^2", lines=far) == labels("x^2 + y^2")


def test_no_arrow_of_the_field_goes_under_a_label() -> None:
    f, found = objective("x^2 + y^2"), labels("x^2 + y^2")
    shafts = [field_lines(VIEW, f, 1.0, labels=kept) for kept in ((), found)]
    bare, clear = (lines[: len(lines) // 3] for lines in shafts)
    ends = clear.reshape(-1, 2)
    assert 0 < len(clear) < len(bare)
    assert not any(one.covers(ends, 0.0).any() for one in found)
