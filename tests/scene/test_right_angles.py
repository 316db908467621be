"""The gradient stands at right angles on the isolines, measured in pixels of the screen."""

from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from gdviewer.core.objective import Array
from gdviewer.core.sampling import sample
from gdviewer.scene.contour import ContourScene
from tests.scene.frames import document_of, frame_of

SLOPE = "(x + 8)^2 + 4(y + 20)^2 + x*y"  # curved, without the small rings of a minimum


def angles(qtbot: QtBot, width: int, height: int, fills_view: bool) -> Array:
    """Return the angles in degrees between gradient and isoline, all along the isolines."""
    scene = ContourScene()
    qtbot.addWidget(scene)
    scene.resize(width, height)
    frame = frame_of(document_of(SLOPE, fills_view=fills_view))
    scene.apply(None, frame)
    objective = frame.facts.objective
    assert objective is not None
    field = sample(objective, scene.view_bounds(), 400, 400)
    scene.apply(frame, replace(frame, field=field))

    def to_pixels(points: Array) -> Array:
        pixels = [scene.to_pixel((x, y)) for x, y in points.tolist()]
        return np.array([(pixel.x(), pixel.y()) for pixel in pixels])

    lines = field.isolines
    is_piece = np.isfinite(lines[:-1]).all(axis=1) & np.isfinite(lines[1:]).all(axis=1)
    start, end = lines[:-1][is_piece], lines[1:][is_piece]
    middle = (start + end) / 2
    tangent = to_pixels(end) - to_pixels(start)
    uphill = to_pixels(middle + 1e-6 * objective.gradient(middle)) - to_pixels(middle)
    lengths = np.hypot(*tangent.T) * np.hypot(*uphill.T)
    is_long = np.hypot(*tangent.T) > 0.5
    cosines = (tangent * uphill).sum(axis=1) / lengths
    return np.asarray(np.degrees(np.arccos(cosines[is_long])))


@pytest.mark.parametrize(("width", "height"), [(700, 500), (900, 800), (400, 900)])
def test_the_gradient_stands_at_right_angles_on_the_isolines(
    qtbot: QtBot, width: int, height: int
) -> None:
    measured = angles(qtbot, width, height, fills_view=False)
    assert len(measured) > 500
    assert np.abs(measured - 90.0).max() < 0.5
    assert np.abs(measured - 90.0).mean() < 0.05


def test_a_view_that_is_filled_bends_the_right_angles(qtbot: QtBot) -> None:
    assert np.abs(angles(qtbot, 400, 900, fills_view=True) - 90.0).max() > 10.0
