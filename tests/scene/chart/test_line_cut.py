"""The chart of a cut: its marks are where their numbers are, and gaps stay gaps."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from gdviewer.core.line_cut import LineCut, Mark, Step, line_cut
from gdviewer.core.objective import objective
from gdviewer.scene.chart.line_cut import CutChart, paint_line_cut
from gdviewer.scene.theme import LIGHT
from gdviewer.state.readings.line_cuts import NamedCut

pytestmark = pytest.mark.usefixtures("qapp")
ROOM = QRectF(0, 0, 400, 200)


def cut_of(text: str, at: float = 1.0, rate: float = 0.3) -> LineCut:
    f, x = objective(text, variables=("x",)), np.array([at])
    _, gradient = f.value_and_gradient(x)
    return line_cut(f, Step(x, gradient, -gradient, rate))


def chart_of(cut: LineCut) -> CutChart:
    return CutChart.of(ROOM, NamedCut(cut, "α", "φ′(0)", 0), LIGHT)


def painted(chart: CutChart) -> QImage:
    image = QImage(400, 200, QImage.Format.Format_ARGB32)
    image.fill(QColor(LIGHT.card))
    with QPainter(image) as painter:
        paint_line_cut(painter, chart, LIGHT)
    return image


def test_the_step_taken_and_the_start_are_dots_on_the_curve() -> None:
    chart = chart_of(cut_of("x^2"))
    image, taken = painted(chart), chart.shown.cut.taken
    assert taken is not None
    assert image.pixelColor(chart.pixel(taken).toPoint()) == QColor(LIGHT.inks.step)
    assert image.pixelColor(chart.pixel(chart.shown.cut.start).toPoint()) == QColor(LIGHT.halo)


def test_the_lowest_place_on_the_line_is_a_square() -> None:
    chart = chart_of(cut_of("x^2"))
    best = chart.shown.cut.best
    assert best is not None
    assert best.alpha == pytest.approx(0.5, rel=1e-4)
    assert painted(chart).pixelColor(chart.pixel(best).toPoint()) == QColor(LIGHT.star)


def test_a_pixel_means_the_alpha_under_it_and_none_beyond_the_chart() -> None:
    chart = chart_of(cut_of("x^2"))
    at = chart.pixel(Mark(0.2, 0.5))
    assert chart.alpha(at.x()) == pytest.approx(0.2)
    assert chart.alpha(-1e6) == chart.viewport.bounds.xmin
    assert chart.alpha(1e6) == chart.viewport.bounds.xmax
    assert chart.value_at(0.25) == pytest.approx(0.25, rel=1e-2)


def test_each_axis_has_two_numbers_at_least() -> None:
    for low, high in ((0.0, 1.0), (-3.4533, -3.4471), (499.0, 1130.0), (1.2e-9, 5.3e-9)):
        alpha = np.linspace(low, high, 30)
        cut = LineCut(alpha, alpha, Mark(low, low), 1.0)
        for room in (ROOM, QRectF(0, 0, 120, 70)):
            axes = CutChart.of(room, NamedCut(cut, "α", "φ′(0)", 0), LIGHT).axes
            assert len(axes.x.values) > 1
            assert len(axes.y.values) > 1


def test_the_slope_stands_in_a_corner_that_the_curve_leaves_free() -> None:
    alpha = np.linspace(-1.0, 2.0, 50)
    for sign, side in ((-1.0, 1), (1.0, 0)):
        chart = chart_of(LineCut(alpha, sign * alpha, Mark(0.0, 0.0), sign))
        view, image = chart.viewport, painted(chart)
        column = round(view.left + 15 + side * (view.width - 30))
        rows = range(round(view.top) + 3, round(view.top) + 18)
        colors = {
            image.pixelColor(x, y).name() for x in range(column - 10, column + 10) for y in rows
        }
        assert len(colors) > 5  # letters
        assert LIGHT.run_color(0).lower() not in colors


def test_trials_beyond_the_chart_are_pointed_to_from_its_rim() -> None:
    def rim_of(trials: tuple[Mark, ...]) -> list[QColor]:
        chart = chart_of(replace(cut_of("x^2"), trials=trials))
        view, image = chart.viewport, painted(chart)
        x = round(view.left + view.width) - 2
        return [image.pixelColor(x, y) for y in range(round(view.top + view.height))]

    probe = QColor(LIGHT.inks.probe)
    assert probe in rim_of((Mark(100.0, 1e4), Mark(0.3, 0.16)))
    assert probe not in rim_of((Mark(0.3, 0.16),))


def test_in_a_small_chart_the_words_at_the_rim_leave_the_step_and_the_best_free() -> None:
    beyond = tuple(Mark(10.0**power, 1.0) for power in range(1, 9))
    cut = replace(cut_of("x^4", rate=0.2), trials=beyond)
    for width in (140, 180, 260, 400):
        chart = CutChart.of(QRectF(0, 0, width, 120), NamedCut(cut, "α", "φ′(0)", 0), LIGHT)
        assert cut.taken is not None
        assert cut.best is not None
        image = painted(chart)
        assert image.pixelColor(chart.pixel(cut.taken).toPoint()) == QColor(LIGHT.inks.step)
        assert image.pixelColor(chart.pixel(cut.best).toPoint()) == QColor(LIGHT.star)


@pytest.mark.parametrize("text", ["log(x) + 0x", "1/x", "3 + 0x", "1e300 x^2", "sqrt(x)"])
def test_whatever_the_values_are_the_chart_can_be_painted(text: str) -> None:
    chart = chart_of(cut_of(text))
    bounds = chart.viewport.bounds
    assert math.isfinite(bounds.height)
    assert bounds.height > 0
    painted(chart)


def test_a_cut_up_to_the_greatest_numbers_is_painted() -> None:
    f = np.array([1e300, 1.0, -1.7e308, 1.7e308])
    alpha = np.array([-1.0, 0.0, 1.0, 2.0])
    assert not painted(chart_of(LineCut(alpha, f, Mark(0.0, 1.0), -1.0))).isNull()
