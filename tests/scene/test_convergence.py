"""The chart of convergence."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from msgspec.structs import replace as with_fields
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from gdviewer.core.scales import ScaleKind
from gdviewer.export.rendering import last_frame
from gdviewer.scene.chart import Chart
from gdviewer.scene.convergence import paint_chart, paint_chart_playhead
from gdviewer.scene.theme import LIGHT
from gdviewer.scene.traces import Trace, Traces
from gdviewer.state.document import Document
from gdviewer.state.edits import choose_problem
from gdviewer.state.frame import Frame
from gdviewer.state.run import Run
from gdviewer.state.run_edits import set_runs

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


def picture(frame: Frame, *, has_playhead: bool = False) -> QImage:
    chart, traces = laid_out(frame)
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


def test_values_that_hardly_differ_have_round_numbers_beside_them() -> None:
    document = with_fields(Document(), expression="x^2 + y^2 - 5")
    chart, _ = laid_out(last_frame(document))
    assert len(chart.axes.y.labels) >= 2


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
