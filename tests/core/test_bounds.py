import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdviewer.core.bounds import Bounds, visible

edges = st.floats(allow_nan=False, allow_infinity=False)
sides = st.integers(16, 5000)


def is_drawable(bounds: Bounds) -> bool:
    finite = all(map(math.isfinite, (*bounds.center, bounds.width, bounds.height)))
    return finite and bounds.xmin < bounds.xmax and bounds.ymin < bounds.ymax


def test_one_unit_of_x_is_as_long_as_one_of_y() -> None:
    seen = visible(Bounds(-1.0, 1.0, -1.0, 1.0), 900, 300)
    assert 900 / seen.width == pytest.approx(300 / seen.height)


def test_all_that_was_asked_for_is_in_view_and_in_its_middle() -> None:
    seen = visible(Bounds(0.0, 4.0, 10.0, 11.0), 400, 400)
    assert seen == Bounds(0.0, 4.0, 8.5, 12.5)


def test_a_view_that_fills_shows_just_what_was_asked_for() -> None:
    assert visible(Bounds(0.0, 4.0, 10.0, 11.0), 400, 400, fills=True) == Bounds(0, 4, 10, 11)


def test_what_is_visible_stays_as_it_is() -> None:
    seen = visible(Bounds(-1.3, 2.7, 0.1, 0.9), 731, 377)
    again = visible(seen, 731, 377)
    assert again.center == pytest.approx(seen.center)
    assert (again.width, again.height) == pytest.approx((seen.width, seen.height))


@given(x=st.tuples(edges, edges), y=st.tuples(edges, edges), width=sides, height=sides)
def test_whatever_is_asked_for_something_finite_is_in_view(
    x: tuple[float, float], y: tuple[float, float], width: int, height: int
) -> None:
    asked = Bounds(min(x), max(x), min(y), max(y))
    assert is_drawable(visible(asked, width, height))
    assert is_drawable(visible(asked, width, height, fills=True))
