"""The surface is written as PNG at any size, all tiles of it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from gdviewer.export.figure import Figure
from gdviewer.export.relief import relief_subject
from gdviewer.export.size import PictureSize
from gdviewer.export.writing import export
from gdviewer.scene.relief_gl import picture as picture_module
from gdviewer.scene.theme import LIGHT
from gdviewer.state.models.model import AppModel
from gdviewer.state.work.task import Latest
from gdviewer.ui.views.relief import ReliefView
from tests.gl.test_relief_view import pixels_of


def test_a_png_has_the_size_that_was_asked_for_and_says_what_it_is_of(
    view: ReliefView, model: AppModel, tmp_path: Path
) -> None:
    path = tmp_path / "surface.png"
    subject = relief_subject(view.renderer())
    export(model.frame, path, Figure(PictureSize(2500, 1300)), subject=subject)
    image = QImage(str(path))
    assert (image.width(), image.height()) == (2500, 1300)
    assert "x" in image.text("Function")
    assert pixels_of(image)[..., :3].std() > 3


def test_tiles_make_the_picture_that_one_piece_makes(
    view: ReliefView, model: AppModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = pixels_of(view.renderer()(model.frame, 500, 400, LIGHT)).astype(int)
    monkeypatch.setattr(picture_module, "_TILE", 192)
    tiled = pixels_of(view.renderer()(model.frame, 500, 400, LIGHT)).astype(int)
    assert (np.abs(whole - tiled).max(axis=-1) > 40).mean() < 2e-3


def test_the_view_is_as_it_was_after_an_export(view: ReliefView, model: AppModel) -> None:
    assert view.canvas is not None
    before = pixels_of(view.canvas.grabFramebuffer())
    view.renderer()(model.frame, 640, 480, LIGHT.scaled(2.0))
    assert (pixels_of(view.canvas.grabFramebuffer()) == before).all()


def test_a_size_past_every_limit_is_refused_in_a_sentence(
    view: ReliefView, model: AppModel
) -> None:
    with pytest.raises(ValueError, match="not enough memory for a picture of 1000000 × 1000000"):
        view.renderer()(model.frame, 1_000_000, 1_000_000, LIGHT)


def test_the_window_lives_on_while_a_large_surface_is_painted(
    qtbot: QtBot, view: ReliefView, model: AppModel
) -> None:
    ticks: list[int] = []
    timer = QTimer(view, interval=10)
    timer.timeout.connect(lambda: ticks.append(len(ticks)))
    painter = Latest(view)
    render, frame = view.renderer(), model.frame
    with qtbot.waitSignal(painter.done) as done:
        timer.start()
        painter.do(lambda: render(frame, 3000, 2000, LIGHT.scaled(3.0)))
    timer.stop()
    assert done.args is not None
    assert done.args[0].width() == 3000
    assert len(ticks) > 20


def test_another_format_is_refused_and_nothing_written(
    view: ReliefView, model: AppModel, tmp_path: Path
) -> None:
    subject = relief_subject(view.renderer())
    with pytest.raises(ValueError, match=r"a surface is written to a file ending in \.png$"):
        export(model.frame, tmp_path / "surface.svg", Figure(), subject=subject)
    assert not list(tmp_path.iterdir())
