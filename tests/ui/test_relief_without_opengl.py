"""Where there is no surface the contour stays, a sentence says why, and all else works."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from gdviewer.scene.theme import DARK, LIGHT
from gdviewer.state.document import SurfacePlace
from gdviewer.state.models.model import AppModel
from gdviewer.ui import gl_probe, surface_lack
from gdviewer.ui.gl_probe import GlProbe
from gdviewer.ui.main_window import MainWindow
from gdviewer.ui.views import relief
from gdviewer.ui.views.contour import ContourView
from gdviewer.ui.views.probe import Probe
from gdviewer.ui.views.relief import ReliefView
from gdviewer.ui.widgets.labels import PlainLabel
from tests.test_layers import modules_after
from tests.ui.conftest import Find


@pytest.fixture
def without_opengl(monkeypatch: pytest.MonkeyPatch) -> None:
    """Find no OpenGL."""
    for module in (relief, surface_lack):
        monkeypatch.setattr(module, "probe_gl", lambda: GlProbe("Install it."))


@pytest.fixture
def view(qtbot: QtBot, model: AppModel, without_opengl: None) -> Iterator[ReliefView]:  # noqa: ARG001
    """Return the view where no OpenGL is found."""
    view = ReliefView(model, Probe(model), LIGHT)
    with qtbot.waitExposed(view):
        view.show()
    yield view
    view.close()
    view.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def sentence(find: Find) -> str:
    """Return what is read below the pictures."""
    label = find(PlainLabel, "surface_lack")
    return label.text() if label.isVisible() else ""


@pytest.mark.usefixtures("without_opengl")
@pytest.mark.parametrize("place", ["beside", "instead"])
def test_the_contour_stays_over_a_sentence_of_what_is_missing(
    window: MainWindow, find: Find, model: AppModel, place: SurfacePlace
) -> None:
    model.update(shows_surface=place)
    assert sentence(find) == "Install it."
    assert find(ContourView, "contour").isVisible()
    assert not find(ReliefView, "relief").isVisible()
    assert not find(QAction, "export_surface").isEnabled()
    model.update(shows_surface="off")
    assert not sentence(find)
    assert window.isVisible()


def test_the_view_draws_nothing(view: ReliefView) -> None:
    assert view.canvas is None
    assert not view.can_be_exported


def test_everything_else_works(qtbot: QtBot, view: ReliefView, model: AppModel) -> None:
    view.set_theme(DARK)
    model.set_start((1.0, 1.0))
    qtbot.waitUntil(lambda: model.available > 0)
    view.close_canvas()


def test_an_export_is_refused_with_the_same_sentence(view: ReliefView) -> None:
    with pytest.raises(ValueError, match=r"Install it\."):
        view.renderer()


@pytest.mark.usefixtures("window")
@pytest.mark.parametrize("place", ["beside", "instead"])
def test_a_function_of_one_variable_is_shown_as_its_curve_and_said_to_have_no_surface(
    find: Find, model: AppModel, place: SurfacePlace
) -> None:
    model.set_expression("x^2")
    model.update(shows_surface=place)
    assert "one variable" in sentence(find)
    assert find(ContourView, "contour").isVisible()
    assert not find(ReliefView, "relief").isVisible()


def test_the_sentence_names_what_was_found_and_the_remedy() -> None:
    told = gl_probe._sentence("no OpenGL")
    assert "no OpenGL" in told
    assert "install the driver" in told


def test_the_view_imports_nothing_of_opengl_before_it_is_shown() -> None:
    late = {"OpenGL", "pyqtgraph"}
    assert not modules_after("import gdviewer.ui.views.relief, gdviewer.export.relief") & late
