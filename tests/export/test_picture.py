"""What an exported picture shows, measured in the file itself."""

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from msgspec import structs

from gdviewer.core.bounds import Bounds
from gdviewer.core.moment import Moment
from gdviewer.core.objective import Array
from gdviewer.export.figure import Figure, Parts
from gdviewer.export.picture import picture
from gdviewer.export.rendering import last_frame
from gdviewer.export.size import PictureSize
from gdviewer.export.writing import export
from gdviewer.scene.theme import LIGHT
from gdviewer.state.document import Document
from gdviewer.state.edits.choices import choose_problem
from gdviewer.state.frame import Frame, Inside
from gdviewer.state.run import Run
from tests.scene.frames import document_of, frame_of

pytestmark = pytest.mark.usefixtures("qapp")

SVG = "{http://www.w3.org/2000/svg}"
SLOPE = "(x + 2y)^2 + x + 2y"  # its isolines are straight, and all at right angles on (1, 2)
PLAIN = Parts(title=False, legend=False)
STARTS = np.array([(-2.0, 0.2), (1.5, 0.5), (2.0, 0.0), (-1.0, -0.3), (0.3, 0.6)])


def gradient_steps(fills_view: bool) -> Frame:
    """Return a frame with a step against the gradient from each start, none of them dashed."""
    frame = frame_of(document_of(SLOPE, fills_view=fills_view, runs=(Run(),) * len(STARTS)))
    assert frame.facts.objective is not None
    steps = [
        np.array([start, start - 0.05 * gradient])
        for start, gradient in zip(STARTS, frame.facts.objective.gradient(STARTS), strict=True)
    ]
    walked = frame_of(frame.document, *steps)
    return replace(walked, paths=tuple(replace(path, color=0) for path in walked.paths))


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
    export(frame, folder / "picture.svg", Figure(size, PLAIN))
    return folder / "picture.svg"


@pytest.mark.parametrize(
    "size", [PictureSize(900, 700, 108), PictureSize.millimeters(60, 140, 300)]
)
def test_steps_against_the_gradient_cross_isolines_at_right_angles(
    tmp_path: Path, size: PictureSize
) -> None:
    measured = angles(svg_of(gradient_steps(fills_view=False), tmp_path, size))
    assert len(measured) == len(STARTS)
    assert np.abs(measured - 90.0).max() < 0.5


def test_a_picture_that_is_filled_bends_the_right_angles_and_says_so(tmp_path: Path) -> None:
    path = svg_of(gradient_steps(fills_view=True), tmp_path, PictureSize(500, 900, 108))
    assert np.abs(angles(path) - 90.0).max() > 15.0
    assert "axes not to scale" in path.read_text(encoding="utf-8")


def test_the_surface_fills_the_picture_whatever_was_sampled_for_the_window() -> None:
    frame = frame_of(document_of("x + y", bounds=Bounds(-1.0, 1.0, -1.0, 1.0)))
    image = picture(frame, Figure(PictureSize(1200, 400, 108), PLAIN))
    row = [image.pixelColor(x, 200).name() for x in range(100, 1000)]
    assert LIGHT.card not in row[:850]
    assert len(set(row)) > 50


def test_the_path_is_shown_up_to_the_playhead() -> None:
    path = np.array([[-2.0, 0.0], [2.0, 0.0]])
    frame, figure = frame_of(document_of(), path), Figure(PictureSize(800, 600), PLAIN)
    assert picture(frame, figure) != picture(replace(frame, playhead=0), figure)


def test_a_picture_of_a_wrong_text_can_be_made() -> None:
    frame = frame_of(document_of("x^2 +"))
    assert picture(frame, Figure(PictureSize(400, 300))).width() == 400


@pytest.mark.parametrize("edge", [1e308, 1e-300])
def test_no_range_breaks_a_picture(edge: float) -> None:
    frame = frame_of(document_of())
    wide = structs.replace(frame.document, bounds=Bounds(-edge, edge, -edge, edge))
    assert not picture(replace(frame, document=wide), Figure(PictureSize(200, 200))).isNull()


SQUARE = np.array([(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0), (-1.0, -1.0)])
SHAPES = [(90.0, 72.0), (190.0, 130.0), (160.0, 40.0), (40.0, 160.0)]


@pytest.mark.parametrize(("width", "height"), SHAPES)
def test_whatever_its_shape_a_picture_stretches_and_crops_nothing(
    tmp_path: Path, width: float, height: float
) -> None:
    frame = frame_of(document_of(bounds=Bounds(-1.0, 1.0, -1.0, 1.0)), SQUARE)
    size = PictureSize.millimeters(width, height)
    export(frame, tmp_path / "picture.svg", Figure(size, PLAIN))
    corners = path_of(tmp_path / "picture.svg")
    x_extent, y_extent = np.ptp(corners, axis=0)
    assert x_extent == pytest.approx(y_extent, rel=1e-3)
    assert corners.min() > 0
    assert (corners.max(axis=0) < (size.width, size.height)).all()


def path_of(path: Path) -> Array:
    """Return the ends of the lines of the first run, in pixels."""
    ends = []
    for group in ET.parse(path).getroot().iter(f"{SVG}g"):  # noqa: S314 - our own file
        for line in group.findall(f"{SVG}polyline") if group.get("stroke") == LIGHT.runs[0] else ():
            ends += (line.get("points") or "").replace(",", " ").split()
    return np.array(ends, dtype=np.float64).reshape(-1, 2)


def shown(figure: Figure, frame: Frame, folder: Path) -> str:
    export(frame, folder / "picture.svg", figure)
    return (folder / "picture.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("title", ">f(x, y) = x² + 3y²</text>"),
        ("legend", "Momentum,"),
        ("coordinates", ">(2, 0.5)</text>"),
    ],
)
def test_each_part_is_there_or_not(tmp_path: Path, part: str, text: str) -> None:
    frame = frame_of(document_of(starts=((2.0, 0.5),)), np.array([(2.0, 0.5), (1.0, 0.2)]))
    nothing = Parts(*[False] * len(Parts.__struct_fields__))
    figure = Figure(PictureSize(1600, 1200), nothing)
    assert text not in shown(figure, frame, tmp_path)
    with_part = replace(figure, parts=structs.replace(nothing, **{part: True}))
    assert text in shown(with_part, frame, tmp_path)


def inside_at(point: Array) -> Inside:
    """Return a step from ``point`` down a slope."""
    slope = np.array((1.0, 2.0))
    return Inside(0, Moment(2, point, slope, -slope, (), ()))


def test_the_inner_workings_have_a_key_in_the_picture(tmp_path: Path) -> None:
    point = np.array((1.0, 0.2))
    frame = frame_of(document_of(hidden_workings=("Step",)), np.array([(2.0, 0.5), point]))
    frame = replace(frame, insides=(inside_at(point),))
    figure = Figure(PictureSize(1600, 1200), Parts(workings=True))
    text = shown(figure, frame, tmp_path)
    assert "Gradient" in text
    assert "Δθ" not in text
    assert LIGHT.inks.gradient in text
    assert LIGHT.inks.gradient not in shown(Figure(PictureSize(1600, 1200)), frame, tmp_path)


def test_the_critical_points_have_a_key_where_they_are_shown(tmp_path: Path) -> None:
    document, size = document_of("x^2 - y^2"), PictureSize(1600, 1200)
    with_points = Figure(size, Parts(critical_points=True))
    assert "Saddle" in shown(with_points, frame_of(document), tmp_path)
    assert "Saddle" not in shown(Figure(size), frame_of(document), tmp_path)
    hidden = structs.replace(document, shows_critical_points=False)
    assert "Saddle" not in shown(with_points, frame_of(hidden), tmp_path)


def test_the_eigenvectors_are_in_the_picture_where_they_are_drawn(tmp_path: Path) -> None:
    figure = Figure(PictureSize(1600, 1200))
    for is_on in (True, False):
        saddle = document_of("x^2 - y^2", starts=((1.0, 0.0),), shows_eigenvectors=is_on)
        text = shown(figure, last_frame(saddle), tmp_path)
        assert (LIGHT.inks.curvature in text) is is_on
        assert ("f curves down" in text) is is_on


@pytest.mark.parametrize("part", Parts.__struct_fields__)
def test_a_picture_differs_by_each_part(part: str) -> None:
    problem = choose_problem(Document(), "booth")
    path = np.array([(-8.0, -8.0), (-4.0, 2.0), (0.0, 2.0)])
    frame = frame_of(structs.replace(problem, starts=((-8.0, -8.0),)), path)
    frame = replace(frame, insides=(inside_at(path[-1]),))
    parts = Parts(*[True] * len(Parts.__struct_fields__))
    others = structs.replace(parts, **{part: False})
    size = PictureSize(800, 640, 150)
    assert picture(frame, Figure(size, parts)) != picture(frame, Figure(size, others))


def test_a_transparent_picture_has_no_ground_but_its_surface() -> None:
    frame = frame_of(document_of())
    size = PictureSize(800, 640, 150)
    image = picture(frame, Figure(size, ground="transparent"))
    assert image.pixelColor(1, 1).alpha() == 0
    assert image.pixelColor(400, 400).alpha() == 255


@pytest.mark.parametrize("size", [(50, 50), (50, 400), (400, 50), (120, 90)])
def test_a_tiny_picture_has_a_surface_and_what_there_is_room_for(size: tuple[int, int]) -> None:
    path = np.array([(2.0, 0.5), (1.0, 0.2)])
    frame = frame_of(document_of(), path)
    image = picture(frame, Figure(PictureSize(*size), Parts(coordinates=True)))
    colors = {image.pixelColor(x, size[1] // 2).name() for x in range(size[0])}
    assert len(colors) > 8


def test_the_surface_reaches_to_both_ends_of_the_axes() -> None:
    frame = frame_of(choose_problem(Document(), "rosenbrock"))
    image = picture(frame, Figure(PictureSize(1920, 1080, 144), text_points=18.0))
    row = [image.pixelColor(x, 700).name() != LIGHT.card for x in range(1920)]
    first, last = row.index(True), 1919 - row[::-1].index(True)
    gaps = [x for x in range(first, last) if not row[x]]
    assert gaps == list(range(gaps[0], gaps[-1] + 1))  # one gap: between the plot and the color bar


@pytest.mark.parametrize(
    ("field", "ink"),
    [
        ("shows_quadratic", LIGHT.inks.curvature),
        ("shows_gradient_field", LIGHT.inks.gradient),
        ("shows_components", LIGHT.inks.gradient),
    ],
)
def test_what_is_drawn_on_request_is_in_the_picture(field: str, ink: str, tmp_path: Path) -> None:
    usual = Parts(workings=field == "shows_components")
    for is_on in (True, False):
        document = structs.replace(document_of(starts=((1.0, 1.0),)), **{field: is_on})
        figure = Figure(PictureSize(1600, 1200), usual.as_in(document))
        frame = last_frame(document)
        text = shown(figure, replace(frame, playhead=0, insides=()), tmp_path)
        assert (ink in text) is is_on


def test_the_values_of_isolines_are_in_the_picture_where_they_are_shown(tmp_path: Path) -> None:
    figures = (
        Figure(PictureSize(1600, 1200), Parts(color_bar=False, isoline_labels=is_on))
        for is_on in (False, True)
    )
    plain, labeled = (shown(figure, frame_of(document_of()), tmp_path) for figure in figures)
    assert labeled.count("<text") > plain.count("<text") + 4
