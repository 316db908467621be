"""The marks on the plot: painted where they are, hidden by name, never outside."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from msgspec import structs
from PySide6.QtGui import QColor, QImage, QPainter

from gdviewer.core.moment import Moment
from gdviewer.core.terms import Kind, Term
from gdviewer.scene.theme import DARK, LIGHT
from gdviewer.scene.viewport import Viewport
from gdviewer.scene.workings.key import Look, entries, swatch
from gdviewer.scene.workings.painting import paint_workings
from gdviewer.state.frame import Frame, Inside
from tests.scene.frames import BOUNDS, document_of, frame_of

VIEW = Viewport(BOUNDS, 40.0, 40.0, 600.0, 400.0)
NOTHING = 0xFF808080
STEP = np.array((0.5, 0.3))
ALL = (
    Term("average", "m", Kind.SLOPE, np.array((1.0, 2.0))),
    Term("direction", "d", Kind.STEP, np.array((1.0, 0.5))),
    Term("ahead", "y", Kind.POINT, np.array((0.5, 0.5))),
    Term("population", "p", Kind.POINTS, np.array(((0.0, 1.0), (1.0, 0.0)))),
    Term("simplex", "s", Kind.POLYGON, np.array(((0.0, 0.0), (1.0, 0.0), (0.0, 1.0)))),
    Term("divisor", "√v", Kind.SCALE, np.array((2.0, 1.0))),
    Term("reach", "δ", Kind.REACH, np.array((0.4, 0.2))),
    Term("radius", "Δ", Kind.RADIUS, np.array(1.0)),
    Term("spread", "C", Kind.ELLIPSE, np.eye(2) / 4),
)


def frame_with(*terms: Term, hidden: tuple[str, ...] = (), at: float = 0.0) -> Frame:
    point = np.array((at, 0.0))
    moment = Moment(0, point, np.array((2.0, 1.0)), STEP, terms, ((point + STEP, 1.0),), 0.1)
    document = structs.replace(document_of(), hidden_workings=hidden)
    return replace(frame_of(document, np.zeros((2, 2))), insides=(Inside(0, moment),))


def painted(frame: Frame, theme: object = LIGHT) -> QImage:
    image = QImage(680, 480, QImage.Format.Format_RGB32)
    image.fill(NOTHING)
    with QPainter(image) as painter:
        paint_workings(painter, VIEW, frame, theme if theme is DARK else LIGHT)
    return image


def colors_of(image: QImage) -> set[str]:
    bits = np.frombuffer(image.constBits(), np.uint32)
    return {f"#{color & 0xFFFFFF:06x}" for color in np.unique(bits).tolist()}


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_each_meaning_is_painted_in_its_color(qapp: object, theme: object) -> None:
    assert qapp is not None
    inks = (DARK if theme is DARK else LIGHT).inks
    seen = colors_of(painted(frame_with(*ALL), theme))
    wanted = {inks.gradient, inks.average, inks.direction, inks.divisor, inks.probe, inks.step}
    assert wanted <= seen


def test_a_hidden_mark_is_not_painted(qapp: object) -> None:
    assert qapp is not None
    assert LIGHT.inks.gradient in colors_of(painted(frame_with()))
    assert LIGHT.inks.gradient not in colors_of(painted(frame_with(hidden=("Gradient",))))


def test_nothing_is_painted_without_insides(qapp: object) -> None:
    assert qapp is not None
    assert colors_of(painted(replace(frame_with(), insides=()))) == {"#808080"}


def test_nothing_is_painted_beyond_the_plot(qapp: object) -> None:
    assert qapp is not None
    image = painted(frame_with(*ALL, at=2.99))
    assert QColor(image.pixel(645, 240)) == QColor("#808080")
    assert colors_of(image) != {"#808080"}


def test_what_is_a_world_away_paints_in_no_time(qapp: object) -> None:
    assert qapp is not None
    far = [term._replace(value=1e200 * term.value) for term in ALL]
    assert LIGHT.inks.step in colors_of(painted(frame_with(*far)))


def test_the_key_has_a_line_for_each_mark_also_for_a_hidden_one(qapp: object) -> None:
    assert qapp is not None
    found = entries(frame_with(*ALL, hidden=("Radius",)), VIEW, LIGHT)
    assert {entry.name for entry in found if not entry.is_shown} == {"Radius"}
    assert len(found) == len(ALL) + 2  # gradient and step
    for entry in found:
        assert isinstance(entry.look, Look)
        is_strong = entry.look.color in colors_of(swatch(entry, LIGHT, 2.0).toImage())
        assert is_strong == entry.is_shown


def test_the_key_tells_what_is_not_to_scale(qapp: object) -> None:
    assert qapp is not None
    by_name = {entry.name: entry for entry in entries(frame_with(*ALL), VIEW, LIGHT)}
    assert by_name["Step"].is_to_scale
    assert not by_name["Gradient"].is_to_scale  # 22 pixels long
    assert not by_name["Divisor"].is_to_scale
    assert by_name["Radius"].is_to_scale
