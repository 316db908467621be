"""What an exported picture shows, measured in the file itself."""

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from msgspec import structs

from gdviewer.core.bounds import Bounds
from gdviewer.core.objective import Array
from gdviewer.export.picture import picture
from gdviewer.export.size import PictureSize
from gdviewer.export.writing import export
from gdviewer.scene.theme import LIGHT
from gdviewer.state.frame import Frame
from tests.scene.frames import document_of, frame_of

pytestmark = pytest.mark.usefixtures("qapp")

SVG = "{http://www.w3.org/2000/svg}"
SLOPE = "(x + 2y)^2 + x + 2y"  # its isolines are straight, and all at right angles on (1, 2)
STARTS = np.array([(-2.0, 0.2), (1.5, 0.5), (2.0, 0.0), (-1.0, -0.3), (0.3, 0.6)])


def gradient_steps(fills_view: bool) -> Frame:
    """Return a frame with a step against the gradient from each start."""
    frame = frame_of(document_of(SLOPE, fills_view=fills_view))
    assert frame.facts.objective is not None
    steps = [
        np.array([start, start - 0.05 * gradient])
        for start, gradient in zip(STARTS, frame.facts.objective.gradient(STARTS), strict=True)
    ]
    return frame_of(frame.document, *steps)


def angles(path: Path) -> Array:
    """Return the angle in degrees of each step with each isoline."""
    directions: dict[str, list[Array]] = {"step": [], "isoline": []}
    kinds = {LIGHT.isoline: "isoline"} | dict.fromkeys(LIGHT.runs, "step")
    for group in ET.parse(path).getroot().iter(f"{SVG}g"):  # noqa: S314 - our own file
        kind = kinds.get(group.get("stroke") or "")
        for line in group.findall(f"{SVG}polyline") if kind else ():
            numbers = (line.get("points") or "").replace(",", " ").split()
            points = np.array(numbers, dtype=np.float64).reshape(-1, 2)
            length = np.hypot(*(points[-1] - points[0]))
            if kind and length > 5:
                directions[kind].append((points[-1] - points[0]) / length)
    cosines = np.array(directions["step"]) @ np.array(directions["isoline"]).T
    return np.asarray(np.degrees(np.arccos(cosines.clip(-1.0, 1.0))))


def svg_of(frame: Frame, folder: Path, size: PictureSize) -> Path:
    export(frame, folder / "picture.svg", size)
    return folder / "picture.svg"


@pytest.mark.parametrize(
    "size", [PictureSize.pixels(900, 700), PictureSize.millimeters(60, 140, 300)]
)
def test_steps_against_the_gradient_cross_isolines_at_right_angles(
    tmp_path: Path, size: PictureSize
) -> None:
    measured = angles(svg_of(gradient_steps(fills_view=False), tmp_path, size))
    assert len(measured) == len(STARTS)
    assert np.abs(measured - 90.0).max() < 0.5


def test_a_picture_that_is_filled_bends_the_right_angles_and_says_so(tmp_path: Path) -> None:
    path = svg_of(gradient_steps(fills_view=True), tmp_path, PictureSize.pixels(500, 900))
    assert np.abs(angles(path) - 90.0).max() > 15.0
    assert "axes not to scale" in path.read_text(encoding="utf-8")


def test_the_surface_fills_the_picture_whatever_was_sampled_for_the_window() -> None:
    frame = frame_of(document_of("x + y", bounds=Bounds(-1.0, 1.0, -1.0, 1.0)))
    image = picture(frame, PictureSize.pixels(1200, 400))
    row = [image.pixelColor(x, 200).name() for x in range(100, 1000)]
    assert LIGHT.card not in row[:850]
    assert len(set(row)) > 50


def test_the_path_is_shown_up_to_the_playhead() -> None:
    path = np.array([[-2.0, 0.0], [2.0, 0.0]])
    frame, size = frame_of(document_of(), path), PictureSize.pixels(800, 600)
    assert picture(frame, size) != picture(replace(frame, playhead=0), size)


def test_a_picture_of_a_wrong_text_can_be_made() -> None:
    frame = frame_of(document_of("x^2 +"))
    assert picture(frame, PictureSize.pixels(400, 300)).width() == 400


@pytest.mark.parametrize("edge", [1e308, 1e-300])
def test_no_range_breaks_a_picture(edge: float) -> None:
    frame = frame_of(document_of())
    wide = structs.replace(frame.document, bounds=Bounds(-edge, edge, -edge, edge))
    assert not picture(replace(frame, document=wide), PictureSize.pixels(200, 200)).isNull()
