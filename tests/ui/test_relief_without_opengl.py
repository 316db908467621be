"""Without OpenGL the surface is a sentence that says what to install, and all else works."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from gdviewer.scene.theme import DARK, LIGHT
from gdviewer.state.models.model import AppModel
from gdviewer.ui import gl_probe
from gdviewer.ui.gl_probe import GlProbe
from gdviewer.ui.views import relief
from gdviewer.ui.views.probe import Probe
from gdviewer.ui.views.relief import ReliefView
from gdviewer.ui.widgets.labels import PlainLabel
from tests.test_layers import modules_after


@pytest.fixture
def view(qtbot: QtBot, model: AppModel, monkeypatch: pytest.MonkeyPatch) -> Iterator[ReliefView]:
    """Return the view where no OpenGL is found."""
    monkeypatch.setattr(relief, "probe_gl", lambda: GlProbe("Install it."))
    view = ReliefView(model, Probe(model), LIGHT)
    with qtbot.waitExposed(view):
        view.show()
    yield view
    view.close()
    view.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def sentence(view: ReliefView) -> str:
    """Return what is read in place of the surface."""
    label = view.findChild(PlainLabel, "relief_sentence")
    assert isinstance(label, PlainLabel)
    return label.text() if label.isVisible() else ""


def test_the_view_says_what_is_missing(view: ReliefView) -> None:
    assert sentence(view) == "Install it."
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


def test_a_function_of_one_variable_is_said_to_have_no_surface(
    qtbot: QtBot, view: ReliefView, model: AppModel
) -> None:
    model.set_expression("x^2")
    qtbot.waitUntil(lambda: "one variable" in sentence(view))


def test_the_sentence_names_what_was_found_and_the_remedy() -> None:
    told = gl_probe._sentence("no OpenGL")
    assert "no OpenGL" in told
    assert "install the driver" in told


def test_the_view_imports_nothing_of_opengl_before_it_is_shown() -> None:
    late = {"OpenGL", "pyqtgraph"}
    assert not modules_after("import gdviewer.ui.views.relief, gdviewer.export.relief") & late
