"""A whole window on a model that computes, for the tests of what the user sees and does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol, TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSettings
from pytestqt.qtbot import QtBot

from gdviewer.state.document import Document
from gdviewer.state.edits.choices import choose_problem
from gdviewer.state.models.model import AppModel
from gdviewer.ui.main_window import MainWindow

W = TypeVar("W", bound=QObject)


class Find(Protocol):
    """Finds a control of the window by its type and object name."""

    def __call__(self, kind: type[W], name: str) -> W: ...


@pytest.fixture
def model(qapp: object) -> Iterator[AppModel]:  # noqa: ARG001 the model needs the event loop
    """Himmelblau's function with momentum, paused at the start."""
    model = AppModel(choose_problem(Document(), "himmelblau"))
    yield model
    model.close()


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    """Return settings of this test's own."""
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def window(qtbot: QtBot, model: AppModel, settings: QSettings) -> Iterator[MainWindow]:
    """Return the window, shown and with its surface and first steps computed."""
    settings.setValue("theme", "light")
    window = MainWindow(model, settings)
    try:
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        qtbot.waitUntil(lambda: model.available > 0 and model.frame.field is not None)
        yield window
    finally:
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def find(window: MainWindow) -> Find:
    """Return what finds a control of the window by its type and object name."""

    def find_control(kind: type[W], name: str) -> W:
        found = window.findChild(kind, name)
        assert isinstance(found, kind), f"there is no {kind.__name__} called {name}"
        return found

    return find_control
