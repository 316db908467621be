"""The gauge under the slider of the learning rate: of the selected run, at the playhead."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from pytestqt.qtbot import QtBot

from gdviewer.state.models.model import AppModel
from gdviewer.state.readings.gauge import Band, Gauge, Stretch
from gdviewer.ui.panels.runs.rate_gauge import RateGauge
from gdviewer.ui.widgets.gauge_painting import paint_gauge
from gdviewer.ui.widgets.slider import NumberSlider
from tests.ui.conftest import Find

GAUGE = Gauge(
    (
        Stretch(0.0, 100.0, Band.STABLE),
        Stretch(100.0, 200.0, Band.OSCILLATING),
        Stretch(200.0, float("inf"), Band.DIVERGENT),
    ),
    200.0,
    "",
)


def bound(find: Find) -> float | None:
    gauge = find(RateGauge, "rate_gauge").gauge
    return gauge.bound if gauge is not None else None


def note(find: Find) -> str:
    gauge = find(RateGauge, "rate_gauge").gauge
    return gauge.note if gauge is not None else ""


def descend(model: AppModel, text: str = "x^2 + 5y^2") -> None:
    model.set_expression(text)
    model.set_optimizer("gradient_descent")
    model.set_hyperparameter("learning_rate", 0.01)


def test_the_bound_of_the_selected_run_is_on_its_slider_and_in_the_tooltip(
    qtbot: QtBot, model: AppModel, find: Find
) -> None:
    descend(model)
    qtbot.waitUntil(lambda: bound(find) == pytest.approx(0.2))
    gauge = find(RateGauge, "rate_gauge")
    assert gauge.toolTip().startswith(
        "On the quadratic that fits here, stable below 0.2: η\u00a0<\u00a02\u00a0/"
    )
    assert gauge.accessibleDescription() == gauge.toolTip()
    qtbot.waitUntil(lambda: gauge.height() > 10)


def test_it_is_that_of_the_playhead(qtbot: QtBot, model: AppModel, find: Find) -> None:
    descend(model, "x^4 + y^4")
    qtbot.waitUntil(lambda: bound(find) is not None and model.frame.available > 3)
    model.seek(0)
    qtbot.waitUntil(lambda: bound(find) is not None)
    before = bound(find)
    model.seek(3)
    qtbot.waitUntil(lambda: bound(find) not in (None, before))


def test_where_there_is_no_bound_it_says_why_and_nothing_below_moves(
    qtbot: QtBot, model: AppModel, find: Find
) -> None:
    descend(model)
    qtbot.waitUntil(lambda: bound(find) is not None)
    gauge = find(RateGauge, "rate_gauge")
    qtbot.waitUntil(lambda: gauge.height() > 10)
    height = gauge.sizeHint()
    model.set_expression("x + y")
    qtbot.waitUntil(lambda: note(find).startswith("no bound: "))
    assert gauge.gauge is not None
    assert not gauge.gauge.stretches
    assert gauge.sizeHint() == height


def test_of_a_lost_run_it_speaks_of_the_last_point_before_it_was_hopeless_and_says_so(
    qtbot: QtBot, model: AppModel, find: Find
) -> None:
    descend(model, "x^4 + y^4")
    model.set_hyperparameter("learning_rate", 1.0)
    model.set_start((1.0, 1.0))
    model.seek_end()
    qtbot.waitUntil(lambda: note(find) == "at step 0")
    assert bound(find) == pytest.approx(2 / 12)
    tip = find(RateGauge, "rate_gauge").toolTip()
    assert tip.startswith("At step 0, the last point as good as the start: On the quadratic")
    model.seek(0)
    qtbot.waitUntil(lambda: note(find) == "")
    assert bound(find) == pytest.approx(2 / 12)


def test_while_the_slider_is_dragged_the_gauge_stays(
    qtbot: QtBot, model: AppModel, find: Find
) -> None:
    descend(model)
    qtbot.waitUntil(lambda: bound(find) is not None)
    seen: list[float | None] = []
    look = model.changed.connect(lambda _old, _new: seen.append(bound(find)))
    model.begin_drag("Change the learning rate")
    for rate in (0.02, 0.03, 0.04):
        model.set_hyperparameter("learning_rate", rate)
    assert seen
    assert seen == pytest.approx([0.2] * len(seen))
    model.changed.disconnect(look)
    model.end_drag()


def test_it_shares_the_pixels_of_the_slider(qtbot: QtBot, model: AppModel, find: Find) -> None:
    descend(model)
    qtbot.waitUntil(lambda: bound(find) is not None)
    slider = find(NumberSlider, "optimizer_learning_rate_slider")
    first, last = slider.ends()
    assert slider.pixel_of(0.01) == pytest.approx((first + last) / 2, abs=1)
    assert (slider.pixel_of(0.0), slider.pixel_of(float("inf"))) == (first, last)
    assert find(RateGauge, "rate_gauge").width() == slider.width()


def test_each_band_has_a_pattern_of_its_own_and_the_bound_is_a_tick(qapp: object) -> None:  # noqa: ARG001
    image = QImage(300, 30, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.BrightText, QColor("red"))
    with QPainter(image) as painter:
        paint_gauge(painter, GAUGE, lambda rate: min(rate, 300.0), palette)
    row = painter_rows(image)
    assert is_even(row[2:98])
    assert not is_even(row[104:196])
    assert not is_even(row[204:298])
    assert row[104:196] != row[204:296]
    assert image.pixelColor(200, 0) != image.pixelColor(195, 0)


def painter_rows(image: QImage) -> list[str]:
    """Return the columns of the band, each as the names of its colors."""
    return [
        " ".join(image.pixelColor(x, y).name() for y in range(3, 7)) for x in range(image.width())
    ]


def is_even(columns: list[str]) -> bool:
    return len(set(columns)) == 1
