"""The surface in the window: beside the contour or in its place, in step with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSettings, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from gdviewer.core.bounds import Bounds
from gdviewer.scene.theme import DARK
from gdviewer.state.document import SurfacePlace
from gdviewer.state.models.model import AppModel
from gdviewer.ui.export.dialog import ExportDialog
from gdviewer.ui.export.preview import ExportPreview
from gdviewer.ui.main_window import MainWindow
from gdviewer.ui.views.contour import ContourView
from gdviewer.ui.views.relief import ReliefView
from gdviewer.ui.widgets.combo import Combo
from gdviewer.ui.widgets.notice import NoticeBar
from tests.gl.test_relief_view import canvas_of, pixels_of


@pytest.fixture
def window(qtbot: QtBot, model: AppModel, tmp_path: Path) -> Iterator[MainWindow]:
    """Return the window with its surface beside the contour."""
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    settings.setValue("theme", "light")
    window = MainWindow(model, settings)
    try:
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        model.toggle_surface("beside")
        surface = window.findChild(ReliefView, "relief")
        assert isinstance(surface, ReliefView)
        qtbot.waitUntil(lambda: model.available > 0 and surface.can_be_exported)
        yield window
    finally:
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def surface(window: MainWindow) -> ReliefView:
    """Return the view of the surface in the window."""
    surface = window.findChild(ReliefView, "relief")
    assert isinstance(surface, ReliefView)
    return surface


def seen_bounds(surface: ReliefView) -> Bounds:
    """Return the rectangle of the plane over which the surface is drawn."""
    relief = canvas_of(surface)._drawing.relief
    assert relief is not None
    return relief.grid.box.bounds


def contour_of(window: MainWindow) -> ContourView:
    """Return the contour in the window."""
    contour = window.findChild(ContourView, "contour")
    assert isinstance(contour, ContourView)
    return contour


def contour_bounds(window: MainWindow) -> Bounds:
    """Return what is in view in the contour."""
    return contour_of(window)._scene.view_bounds()


def test_the_surface_shows_the_bounds_of_the_contour_also_after_a_zoom(
    qtbot: QtBot, window: MainWindow, surface: ReliefView
) -> None:
    qtbot.waitUntil(lambda: seen_bounds(surface) == contour_bounds(window))
    before = contour_bounds(window)
    window.zoom(0.5)
    assert contour_bounds(window) != before
    qtbot.waitUntil(lambda: seen_bounds(surface) == contour_bounds(window))


def test_the_surface_alone_has_the_same_bounds_whatever_was_shown_before(
    qtbot: QtBot, window: MainWindow, surface: ReliefView, model: AppModel
) -> None:
    contour, room = contour_of(window), contour_of(window).parentWidget()
    assert room is not None
    model.update(shows_surface="off")
    qtbot.waitUntil(lambda: contour.size() == room.size())
    alone = contour_bounds(window).height
    for before in ("off", "beside"):
        model.update(shows_surface=before)
        model.update(shows_surface="instead")
        # the color bar's numbers make room for themselves, but give none back
        qtbot.waitUntil(lambda: seen_bounds(surface).height == pytest.approx(alone, rel=0.04))


def test_the_surface_alone_shows_what_the_contour_would_also_in_a_wider_place(
    qtbot: QtBot, window: MainWindow, surface: ReliefView, model: AppModel
) -> None:
    model.update(shows_surface="instead")
    before = surface.width()
    window.show_panel("function", False)
    qtbot.waitUntil(lambda: surface.width() > before + 100)
    qtbot.waitUntil(lambda: seen_bounds(surface) == contour_bounds(window))
    shape = seen_bounds(surface).width / seen_bounds(surface).height
    model.update(shows_surface="off")
    alike = pytest.approx(shape, rel=0.04)
    qtbot.waitUntil(lambda: contour_bounds(window).width / contour_bounds(window).height == alike)


@pytest.mark.parametrize("place", ["beside", "instead"])
def test_a_change_of_parameters_or_bounds_reaches_a_surface_that_is(
    qtbot: QtBot, window: MainWindow, surface: ReliefView, model: AppModel, place: SurfacePlace
) -> None:
    model.update(shows_surface=place)
    model.choose_problem("rosenbrock")
    qtbot.waitUntil(lambda: seen_bounds(surface) == contour_bounds(window))
    before = canvas_of(surface)._drawing.relief
    model.set_parameter("b", 10.0)
    qtbot.waitUntil(lambda: canvas_of(surface)._drawing.relief is not before)
    model.type_bounds(Bounds(-1, 1, -1, 1))
    qtbot.waitUntil(lambda: seen_bounds(surface) == contour_bounds(window))


def test_a_click_on_the_surface_moves_the_start_of_all_runs(
    qtbot: QtBot, surface: ReliefView, model: AppModel
) -> None:
    canvas, wanted = canvas_of(surface), (2.0, -1.0)
    qtbot.waitUntil(lambda: canvas.pixel_of(wanted) is not None)
    pixel = canvas.pixel_of(wanted)
    assert pixel is not None
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=pixel.toPoint())
    there = pytest.approx(wanted, abs=0.2)
    qtbot.waitUntil(lambda: model.document.starts[0] == there)


def test_the_surface_takes_the_keys_where_it_stands_in_place_of_the_contour(
    qtbot: QtBot, window: MainWindow, surface: ReliefView, model: AppModel
) -> None:
    contour = window.findChild(ContourView, "contour")
    assert isinstance(contour, ContourView)
    contour.setFocus()
    qtbot.waitUntil(contour.hasFocus)
    model.toggle_surface("instead")
    qtbot.waitUntil(surface.hasFocus)
    turned = canvas_of(surface).opts["azimuth"]
    QTest.keyClick(surface, Qt.Key.Key_Right)
    assert canvas_of(surface).opts["azimuth"] != turned
    assert model.frame.playhead == 0
    model.toggle_surface("instead")
    qtbot.waitUntil(contour.hasFocus)


@pytest.mark.parametrize("place", ["beside", "instead"])
def test_a_notice_is_seen_and_hides_no_playhead(
    qtbot: QtBot,
    window: MainWindow,
    surface: ReliefView,
    model: AppModel,
    place: SurfacePlace,
) -> None:
    model.update(shows_surface=place)
    model.seek(20)
    qtbot.waitUntil(lambda: bool(canvas_of(surface).ball_rects()))
    model.noticed.emit("Something to know.")
    notice = window.findChild(NoticeBar, "notice")
    assert isinstance(notice, NoticeBar)
    assert notice.isVisible()
    under = window.childAt(notice.mapTo(window, notice.rect().center()))
    assert under is not None
    assert under is notice or notice.isAncestorOf(under)
    corner = canvas_of(surface).mapTo(window, QPoint())
    place_of_notice = notice.rect().translated(notice.mapTo(window, QPoint()))
    balls = [ball.translated(corner) for ball in canvas_of(surface).ball_rects()]
    assert balls
    assert place == "beside" or not any(map(place_of_notice.intersects, balls))


def test_a_run_goes_on_in_the_presentation(
    qtbot: QtBot, window: MainWindow, surface: ReliefView, model: AppModel
) -> None:
    model.update(shows_surface="instead")
    window.present(True)
    qtbot.waitUntil(surface.hasFocus)
    QTest.keyClick(surface, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: model.frame.playhead > 5, timeout=20_000)
    window.present(False)


def test_the_presentation_has_the_surface_too(
    qtbot: QtBot, window: MainWindow, surface: ReliefView
) -> None:
    before = surface.width() * surface.height()
    window.present(True)
    qtbot.waitUntil(lambda: surface.width() * surface.height() > before)
    window.present(False)


def test_the_surface_is_exported_by_its_dialog_as_png(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.exports.ask_for_surface()
    dialog = window.findChild(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    preview, combo = dialog.findChild(ExportPreview), dialog.findChild(Combo, "export_format")
    assert isinstance(preview, ExportPreview)
    assert isinstance(combo, Combo)
    assert combo.count() == 1
    qtbot.waitUntil(lambda: not preview.image.isNull())
    assert pixels_of(preview.image)[..., :3].std() > 3
    path, field = tmp_path / "surface.png", dialog.findChild(QLineEdit, "export_path")
    assert isinstance(field, QLineEdit)
    field.setText(str(path))
    dialog.accept()
    qtbot.waitUntil(lambda: not isValid(dialog))
    assert pixels_of(QImage(str(path)))[..., :3].std() > 3


def test_the_theme_reaches_the_surface(window: MainWindow, surface: ReliefView) -> None:
    window.look.choose_theme("dark")
    ground = pixels_of(canvas_of(surface).grabFramebuffer())[2, 2, :3]
    assert f"#{ground[2]:02x}{ground[1]:02x}{ground[0]:02x}" == DARK.card
