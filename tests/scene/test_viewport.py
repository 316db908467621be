import numpy as np
import pytest

from gdviewer.core.bounds import Bounds
from gdviewer.scene.viewport import Viewport

VIEW = Viewport(Bounds(-2.0, 2.0, -1.0, 1.0), left=50.0, top=10.0, width=400.0, height=200.0)


def test_y_goes_upwards() -> None:
    corners = VIEW.to_pixels(np.array([[-2.0, 1.0], [2.0, -1.0], [0.0, 0.0]]))
    assert corners.tolist() == [[50.0, 10.0], [450.0, 210.0], [250.0, 110.0]]
    assert VIEW.to_pixels(VIEW.corners).tolist() == [[50.0, 10.0], [450.0, 210.0]]


def test_a_pixel_and_its_point_are_inverse() -> None:
    x, y = VIEW.to_pixels(np.array([0.3, -0.7])).tolist()
    assert VIEW.to_point(x, y) == pytest.approx((0.3, -0.7))


def test_infinities_become_finite_and_nan_stays() -> None:
    pixels = VIEW.to_pixels(np.array([[np.inf, -np.inf], [1e308, np.nan]]))
    assert pixels[0].tolist() == [1e300, 1e300]
    assert pixels[1, 0] == 1e300
    assert np.isnan(pixels[1, 1])


def test_only_pixels_in_the_plot_are_contained() -> None:
    assert VIEW.contains(50.0, 10.0)
    assert not VIEW.contains(49.0, 10.0)
    assert not VIEW.contains(100.0, 211.0)
