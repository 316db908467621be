"""The surface in space as something to be exported."""

from __future__ import annotations

from PySide6.QtGui import QImage

from gdviewer.export.relief import relief_subject
from gdviewer.scene.theme import Theme
from gdviewer.state.frame import Frame


def opaque(_frame: Frame, width: int, height: int, _theme: Theme) -> QImage:
    return QImage(width, height, QImage.Format.Format_RGB32)


def test_its_pixels_are_opaque_so_that_no_transparent_ground_is_offered() -> None:
    subject = relief_subject(opaque)
    assert subject.grounds == ("light", "dark")
    assert subject.has_format("png")
    assert not subject.has_format("svg")
