"""The triangles around the place of a marker fill its shape."""

from __future__ import annotations

import numpy as np
import pytest

from gdviewer.scene.paths.run_styles import run_style
from gdviewer.scene.relief.marker_fans import corners_a_marker, fans_of

PLACES = np.array([(0.0, 0.0, 0.0), (0.1, 0.2, 0.3)])


@pytest.mark.parametrize("color", range(1, 9))
def test_the_fan_of_a_marker_has_its_area_and_the_distances_of_its_edges(color: int) -> None:
    marker = run_style(color).marker
    fans = fans_of(PLACES, marker)
    assert len(fans) == 2 * corners_a_marker(marker)
    corners = fans["corner"][: corners_a_marker(marker)].reshape(-1, 3, 3)
    sides = np.hypot(*(corners[:, 2, :2] - corners[:, 1, :2]).T)
    x, y = np.array(marker).T
    area = abs(x @ np.roll(y, -1) - y @ np.roll(x, -1)) / 2
    assert (sides * corners[:, 0, 2]).sum() / 2 == pytest.approx(area, rel=1e-5)


def test_each_fan_is_at_its_place() -> None:
    marker = run_style(1).marker
    fans = fans_of(PLACES, marker)
    assert fans["place"][-1] == pytest.approx(PLACES[1], abs=1e-6)
    assert fans["place"][0] == pytest.approx(PLACES[0])
