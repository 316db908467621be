"""A surface in space on a screen, for the tests of what OpenGL draws."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from gdviewer.scene.theme import LIGHT
from gdviewer.state.document import Document
from gdviewer.state.edits.choices import choose_problem
from gdviewer.state.models.model import AppModel
from gdviewer.state.work.task import wait_for_tasks
from gdviewer.ui.views.probe import Probe
from gdviewer.ui.views.relief import ReliefView


@pytest.fixture
def model(qapp: object) -> Iterator[AppModel]:  # noqa: ARG001 the model needs the event loop
    """Himmelblau's function with momentum, paused at the start."""
    model = AppModel(choose_problem(Document(), "himmelblau"))
    yield model
    model.close()


@pytest.fixture
def view(qtbot: QtBot, model: AppModel) -> Iterator[ReliefView]:
    """Return the view, shown and with its surface and first steps."""
    view = ReliefView(model, Probe(model), LIGHT)
    view.resize(400, 300)
    try:
        with qtbot.waitExposed(view):
            view.show()
        model.set_viewport(model.frame.document.bounds, 300, 300, False)
        qtbot.waitUntil(lambda: model.available > 0 and view.can_be_exported)
        yield view
    finally:
        view.close_canvas()
        wait_for_tasks()  # one may be making a surface that nobody waits for
        view.close()
        view.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
