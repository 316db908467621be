"""The chart of convergence."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from msgspec.structs import replace as with_fields
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from gdviewer.core.quantities import QUANTITIES
from gdviewer.core.scales import Scale, ScaleKind
from gdviewer.export.rendering import last_frame
from gdviewer.scene.chart.beyond import leaving
from gdviewer.scene.chart.chart import Chart
from gdviewer.scene.chart.convergence import curve_lines, paint_chart, paint_chart_playhead
from gdviewer.scene.chart.hover import hit
from gdviewer.scene.chart.scale_ticks import scale_ticks
from gdviewer.scene.chart.traces import Trace, Traces
from gdviewer.scene.paths.brush import Brush
from gdviewer.scene.theme import LIGHT
from gdviewer.state.document import Document
from gdviewer.state.edits.choices import choose_problem
from gdviewer.state.edits.run_edits import set_runs
from gdviewer.state.frame import Frame
from gdviewer.state.readings.charted import MOST_CURVES, charted, left_out
from gdviewer.state.run import Run

WIDTH, HEIGHT = 600, 240

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(scope="module")
def frame() -> Frame:
    document = choose_problem(Document(), "rosenbrock")
    return last_frame(set_runs(document, [Run("momentum"), Run("adam"), Run("bfgs")]))


def laid_out(
    frame: Frame, key: str = "f", kind: ScaleKind = "log"
) -> tuple[Chart, dict[int, Trace]]:
    traces = Traces().follow(frame, key, 0.0)
    return Chart.of(QRectF(0, 0, WIDTH, HEIGHT), frame, traces, key, kind, LIGHT), traces


def picture(
    frame: Frame, *, has_playhead: bool = False, key: str = "f", kind: ScaleKind = "log"
) -> QImage:
    chart, traces = laid_out(frame, key, kind)
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.card))
    with QPainter(image) as painter:
        paint_chart(painter, chart, frame, traces, LIGHT)
        if has_playhead:
            paint_chart_playhead(painter, chart, frame, traces, LIGHT)
    return image


def colors(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }


def test_every_run_has_its_color_in_the_chart(frame: Frame) -> None:
    found = colors(picture(frame))
    for path in frame.paths:
        wanted = QColor(LIGHT.run_color(path.color))
        nearest = min(
            abs(wanted.red() - QColor(one).red())
            + abs(wanted.green() - QColor(one).green())
            + abs(wanted.blue() - QColor(one).blue())
            for one in found
        )
        assert nearest < 40


def test_the_playhead_is_a_line_at_its_position(frame: Frame) -> None:
    at = replace(frame, playhead=frame.available // 2)
    chart, _ = laid_out(at)
    x = round(chart.viewport.to_pixels(np.array((at.playhead, 0.0)))[0])
    line = picture(at, has_playhead=True)
    middle = [line.pixelColor(x, y).lightness() for y in range(20, HEIGHT - 40)]
    assert np.median(middle) < 160
    assert chart.position(x) == pytest.approx(at.playhead, abs=chart.viewport.bounds.width / WIDTH)


def test_by_evaluations_the_axis_counts_them(frame: Frame) -> None:
    document = with_fields(frame.document, races_by="evaluations")
    chart, traces = laid_out(replace(frame, document=document))
    assert chart.axes.names == ("evaluations", "f")
    bfgs = frame.paths[2]
    trace, walked = traces[bfgs.generation], bfgs.trajectory
    assert trace.position_at(5) == walked.nfev[5] + walked.njev[5] + walked.nhev[5]


def test_what_falls_below_zero_is_shown_on_a_signed_logarithm() -> None:
    document = with_fields(Document(), expression="x^2 + y^2 - 5", starts=((3.0, 3.0),))
    chart, _ = laid_out(last_frame(document))
    assert chart.scale.kind == "signed_log"
    assert "0" in chart.axes.y.labels
    assert any(label.startswith("−") for label in chart.axes.y.labels)


def test_a_signed_logarithm_names_the_greatest_powers_of_ten() -> None:
    scale = Scale.of("log", -0.25, 0.71)
    bottom, top = scale.place(np.array((-0.25, 0.71))).tolist()
    for most in (2, 3, 5, 9):
        labels = scale_ticks(scale, bottom, top, most).labels
        assert {"−0.1", "0", "0.1"} <= set(labels)
        assert len(labels) <= most + 2


def test_values_that_hardly_differ_have_round_numbers_beside_them() -> None:
    document = with_fields(Document(), expression="x^2 + y^2 - 5")
    chart, _ = laid_out(last_frame(document))
    assert len(chart.axes.y.labels) >= 2


def test_runs_that_diverge_are_marked_where_they_leave_the_chart_and_others_are_not() -> None:
    wild = Run("gradient_descent", {"gradient_descent": {"learning_rate": 5.0}})
    document = with_fields(Document(), expression="x^2 + y^2", starts=((3.0, 3.0),))
    frame = last_frame(set_runs(document, [Run("bfgs"), wild]))
    chart, traces = laid_out(frame)
    gone = leaving(chart, frame, traces)
    assert [(one.path.run, one.is_upwards) for one in gone] == [(1, True)]
    assert chart.plot.left() <= gone[0].x <= chart.plot.right()
    left, right = round(gone[0].x) - 4, round(gone[0].x) + 4
    above = picture(frame).copy(left, round(chart.plot.top()), right - left, 10)
    assert LIGHT.run_color(frame.paths[1].color) in colors(above)


def test_a_run_that_diverges_alone_has_a_chart_of_its_own() -> None:
    wild = Run("gradient_descent", {"gradient_descent": {"learning_rate": 5.0}})
    document = with_fields(Document(), expression="x^2 + y^2", starts=((3.0, 3.0),))
    frame = last_frame(set_runs(document, [wild]))
    chart, traces = laid_out(frame)
    assert not leaving(chart, frame, traces)


def test_a_chart_of_nothing_has_axes(frame: Frame) -> None:
    chart, _ = laid_out(replace(frame, paths=()))
    assert chart.viewport.bounds.height > 0


def test_a_curve_of_many_steps_keeps_its_spikes() -> None:
    document = with_fields(
        Document(), expression="x^2 + y^2", criteria_on=("max_steps",), criteria={"max_steps": 9999}
    )
    frame = last_frame(document)
    _, traces = laid_out(frame)
    (trace,) = traces.values()
    line = trace.polyline(0.0, 9999.0, 100)
    assert len(line.x) <= 101
    values = frame.paths[0].trajectory.f
    assert np.nanmax(line.high) == values.max()
    assert np.nanmin(line.low) == values.min()


def test_a_part_of_the_steps_has_a_scale_of_its_own(frame: Frame) -> None:
    traces = Traces().follow(frame, "f", 0.0)
    room = QRectF(0, 0, WIDTH, HEIGHT)
    span = (frame.available / 2, float(frame.available))
    part = Chart.of(room, frame, traces, "f", "log", LIGHT, span)
    assert (part.viewport.bounds.xmin, part.viewport.bounds.xmax) == span
    assert part.viewport.bounds.ymax < laid_out(frame)[0].viewport.bounds.ymax


def test_a_run_that_diverges_leaves_the_chart_to_the_others() -> None:
    document = with_fields(Document(), expression="x^2 + y^2")
    rates = [0.1, 5.0]
    runs = [
        Run("gradient_descent", {"gradient_descent": {"learning_rate": rate}}) for rate in rates
    ]
    both = last_frame(set_runs(document, runs))
    assert both.paths[1].trajectory.stop is not None
    assert both.paths[1].trajectory.stop.kind == "diverged"
    alone = last_frame(set_runs(document, runs[:1]))
    bounds = [laid_out(one)[0].viewport.bounds for one in (both, alone)]
    assert bounds[0].ymax == bounds[1].ymax


def test_the_point_under_the_cursor_is_that_of_the_nearest_curve(frame: Frame) -> None:
    chart, traces = laid_out(frame)
    adam = frame.paths[1]
    at = chart.pixel(200, float(adam.trajectory.f[200]))
    assert at is not None
    found = hit(chart, frame, traces, at)
    assert found is not None
    assert (found.path, found.step) == (adam, 200)
    assert found.value == adam.trajectory.f[200]
    assert hit(chart, frame, traces, at + QPointF(0, 120)) is None


def test_the_point_is_found_by_evaluations_too(frame: Frame) -> None:
    spent = replace(frame, document=with_fields(frame.document, races_by="evaluations"))
    chart, traces = laid_out(spent)
    path = spent.paths[2]
    trace = traces[path.generation]
    at = chart.pixel(trace.position_at(3), trace.value_at(3))
    assert at is not None
    found = hit(chart, spent, traces, at)
    assert found is not None
    assert (found.path.run, found.step) == (2, 3)


def test_of_very_many_paths_the_first_are_plotted_and_that_is_said(frame: Frame) -> None:
    many = replace(frame, paths=frame.paths * 40)
    assert len(charted(many).paths) == MOST_CURVES
    assert left_out(many) == "The first 100 of 120 paths are plotted."
    assert left_out(frame) == ""


def test_a_dashed_curve_has_gaps(frame: Frame) -> None:
    # neither of these places in the palette has markers
    whole, dashed = (replace(frame, paths=(replace(frame.paths[1], color=c),)) for c in (0, 18))
    assert _empty_columns(picture(whole)) < 10
    assert _empty_columns(picture(dashed)) > 100


def _empty_columns(image: QImage) -> int:
    """Return in how many columns of the plot nothing has a color."""
    rows = range(20, HEIGHT - 30)
    columns = range(80, WIDTH - 20)
    return sum(all(image.pixelColor(x, y).saturation() < 60 for y in rows) for x in columns)


@pytest.mark.parametrize("kind", ["linear", "log"])
@pytest.mark.parametrize("key", QUANTITIES)
def test_of_a_dashed_curve_that_diverges_what_is_in_the_plot_is_drawn(
    key: str, kind: ScaleKind
) -> None:
    runs = [
        Run("momentum", {"momentum": {"learning_rate": rate}}) for rate in (5.5e-4, 0.011, 0.024)
    ]
    raced = last_frame(set_runs(choose_problem(Document(), "himmelblau"), runs))
    wild = raced.paths[2]
    assert Brush.of(LIGHT, wild.color).dash
    assert wild.trajectory.f[-1] > 1e60
    chart, traces = laid_out(raced, key, kind)
    assert picture(raced, key=key, kind=kind).width() == WIDTH
    beyond = chart.plot.adjusted(-10, -10, 10, 10)
    for lines in curve_lines(chart, traces[wild.generation]):
        ends = lines.reshape(-1, 2).tolist()
        assert all(beyond.contains(*end) for end in ends)


@pytest.mark.parametrize("key", ["step_size", "learning_rate"])
def test_the_rate_of_a_run_that_diverges_is_in_the_chart(key: str) -> None:
    rates = 0.01, 0.3
    runs = [Run("gradient_descent", {"gradient_descent": {"learning_rate": r}}) for r in rates]
    raced = last_frame(set_runs(choose_problem(Document(), "himmelblau"), runs))
    chart, traces = laid_out(raced, key)
    assert leaving(chart, raced, traces) == []
    assert chart.scale.value(chart.viewport.bounds.ymax) > 0.3
