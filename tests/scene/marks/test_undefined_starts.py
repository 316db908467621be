from pathlib import Path

import pytest
from PySide6.QtCore import QRectF

from gdviewer.core.bounds import Bounds
from gdviewer.export.figure import Figure
from gdviewer.export.rendering import last_frame
from gdviewer.export.size import PictureSize
from gdviewer.export.writing import export
from gdviewer.scene.labels import Label
from gdviewer.scene.marks.undefined_starts import TEXT, label_undefined_starts
from gdviewer.scene.plot import place_of, plot_of
from gdviewer.scene.theme import LIGHT
from gdviewer.scene.viewport import Viewport
from gdviewer.state.frame import Frame
from tests.scene.frames import document_of

pytestmark = pytest.mark.usefixtures("qapp")

BOUNDS = Bounds(-3.0, 3.0, -2.0, 2.0)
VIEW = Viewport(BOUNDS, 0.0, 0.0, 600.0, 400.0)


def frame_from(*starts: tuple[float, float]) -> Frame:
    return last_frame(document_of("log(x) + y^2", bounds=BOUNDS, starts=starts))


def labels(frame: Frame, taken: tuple[QRectF, ...] = ()) -> tuple[Label, ...]:
    return label_undefined_starts(VIEW, plot_of(frame), frame, LIGHT, taken)


def test_a_start_with_a_value_is_told_nothing_of() -> None:
    assert labels(frame_from((1.0, 1.0))) == ()


def test_each_start_without_a_value_says_so_beside_its_ring() -> None:
    frame = frame_from((-1.0, 1.0), (1.0, 1.0), (-1.0, -1.0))
    found = labels(frame)
    assert [label.text for label in found] == [TEXT, TEXT]
    for label, start in zip(found, (frame.starts[0], frame.starts[2]), strict=True):
        at = place_of(VIEW, plot_of(frame), start)
        assert at is not None
        assert not label.place.contains(at)
        assert abs(label.place.center().y() - at.y()) < 40


def test_it_lies_on_nothing_that_is_taken() -> None:
    frame = frame_from((-1.0, 1.0))
    (alone,) = labels(frame)
    (beside,) = labels(frame, (alone.place,))
    assert not beside.place.intersects(alone.place)


def test_it_is_in_the_picture(tmp_path: Path) -> None:
    for start, is_told in (((-1.0, 1.0), True), ((1.0, 1.0), False)):
        export(frame_from(start), tmp_path / "picture.svg", Figure(PictureSize(900, 700, 108)))
        assert (TEXT in (tmp_path / "picture.svg").read_text(encoding="utf-8")) is is_told
