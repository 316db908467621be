from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from gdviewer.core.objective import Array
from gdviewer.scene.paths.brush import Shape
from gdviewer.scene.paths.run_styles import run_style
from gdviewer.scene.stamps import stamp
from tests.scene.pixels import blue_of

pytestmark = pytest.mark.usefixtures("qapp")


def shape(color: int, scale: float = 1.0) -> Shape:
    return Shape(run_style(color).marker, 7.3 * scale, "#d55e00", "#ffffff", 1.5 * scale)


def painted(mark: Shape, ratio: float, *, is_stamped: bool, at: QPointF) -> Array:
    image = QImage(round(40 * ratio), round(40 * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(0x808080)
    with QPainter(image) as painter:
        if is_stamped:
            stamp(painter, mark, at)
        else:
            mark.paint(painter, at)
    return blue_of(image).astype(np.float64)


@pytest.mark.parametrize("color", range(9))
@pytest.mark.parametrize(("scale", "ratio"), [(1.0, 1.0), (1.3, 1.0), (1.0, 2.0)])
def test_a_stamp_looks_like_the_mark_it_stands_for(color: int, scale: float, ratio: float) -> None:
    marks = [
        painted(shape(color, scale), ratio, is_stamped=one, at=QPointF(20.0, 20.0))
        for one in (True, False)
    ]
    assert np.ptp(marks[0]) > 100
    assert np.abs(marks[0] - marks[1]).max() <= 12


def test_a_stamp_lies_at_the_nearest_pixel() -> None:
    places = [
        painted(shape(0), 1.0, is_stamped=True, at=QPointF(20.0 + x, 20.0)) for x in (0.0, 0.4, 1.0)
    ]
    assert (places[0] == places[1]).all()
    assert (np.roll(places[0], 1, axis=1) == places[2]).all()


def test_a_mark_in_a_vector_format_stays_a_shape(tmp_path: Path) -> None:
    generator = QSvgGenerator()
    generator.setFileName(str(tmp_path / "mark.svg"))
    generator.setViewBox(QRectF(0, 0, 40, 40))
    with QPainter(generator) as painter:
        stamp(painter, shape(1), QPointF(20.0, 20.0))
    text = (tmp_path / "mark.svg").read_text(encoding="utf-8")
    assert "<image" not in text
    assert "<path" in text or "<poly" in text
