"""The picture that is shown before it is written."""

from __future__ import annotations

import numpy as np
from pytestqt.qtbot import QtBot

from gdviewer.export.figure import Figure
from gdviewer.export.size import PictureSize
from gdviewer.export.subjects import PICTURE
from gdviewer.ui.export.preview import ExportPreview
from tests.scene.frames import document_of, frame_of


def test_the_newest_figure_is_shown_in_its_proportion_as_large_as_it_fits(qtbot: QtBot) -> None:
    frame = frame_of(document_of(), np.array([(2.0, 1.0), (0.0, 0.0)]))
    preview = ExportPreview(frame, PICTURE)
    qtbot.addWidget(preview)
    preview.resize(400, 300)
    preview.show()
    for width in range(300, 340):
        preview.show_figure(Figure(PictureSize(width, 300, 100)))
    preview.show_figure(Figure(PictureSize(1600, 400)))
    qtbot.waitUntil(lambda: preview.image.size().toTuple() == (400, 100))
