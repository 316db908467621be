"""Which part of its axis a chart shows."""

from __future__ import annotations

import pytest

from gdviewer.ui.views.chart_zoom import ChartZoom

LAST = 100.0


def test_at_first_all_is_shown() -> None:
    assert ChartZoom().span(LAST) is None


def test_a_chosen_part_is_shown_whichever_end_came_first() -> None:
    zoom = ChartZoom()
    zoom.show(40, 20, LAST)
    assert zoom.span(LAST) == (20, 40)


def test_no_part_goes_beyond_the_ends() -> None:
    zoom = ChartZoom()
    zoom.show(-10, 30, LAST)
    assert zoom.span(LAST) == (0, 40)
    zoom.move(5, LAST)
    assert zoom.span(LAST) == (60, 100)
    zoom.show(-50, 150, LAST)
    assert zoom.span(LAST) is None


def test_what_the_zoom_is_about_stays_in_its_place() -> None:
    zoom = ChartZoom()
    zoom.about(25, 0.5, LAST)
    assert zoom.span(LAST) == pytest.approx((12.5, 62.5))


def test_a_few_steps_are_always_shown() -> None:
    zoom = ChartZoom()
    zoom.show(50, 50.1, LAST)
    assert zoom.span(LAST) == pytest.approx((49.05, 51.05))


def test_where_there_is_less_by_now_all_is_shown() -> None:
    zoom = ChartZoom()
    zoom.show(60, 80, LAST)
    assert zoom.span(50.0) is None
