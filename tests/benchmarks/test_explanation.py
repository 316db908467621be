"""Explaining a step as the playhead moves, against a bare repaint of the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import cycle
from pathlib import Path

import pytest
from msgspec import structs
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSettings, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget
from pytest_benchmark.fixture import BenchmarkFixture
from pytestqt.qtbot import QtBot

from gdviewer.core.hyperparameters import Setting
from gdviewer.scene.theme import LIGHT
from gdviewer.scene.viewport import Viewport
from gdviewer.scene.workings.painting import paint_workings
from gdviewer.state.document import Document
from gdviewer.state.edits.choices import choose_problem
from gdviewer.state.models.model import AppModel
from gdviewer.state.run import Run
from gdviewer.ui.main_window import MainWindow
from gdviewer.ui.panels.stability.bound import StabilityCard
from gdviewer.ui.panels.step.dock import StepDock
from gdviewer.ui.panels.step.sheet import StepSheet
from gdviewer.ui.typesetter import Typesetter
from tests.benchmarks.comparison import Ratios, side_by_side

STEPS = range(4, 24)
SIZE, HEIGHT = QSize(1280, 800), 290
METHODS = ("gradient_descent", "adam", "bfgs")


@pytest.fixture(params=METHODS)
def models(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[tuple[AppModel, AppModel]]:
    """Return two runs on Rosenbrock's function, paused: one that is moved, one that rests."""
    document = choose_problem(Document(), "rosenbrock")
    rates: dict[str, dict[str, Setting]] = {"gradient_descent": {"learning_rate": 0.001}}
    document = structs.replace(document, runs=(Run(request.param, rates),))
    moved, resting = AppModel(document), AppModel(document)
    for model in (moved, resting):
        qtbot.waitUntil(partial(has_come_far, model))
        model.seek(STEPS.start)
    yield moved, resting
    moved.close()
    resting.close()


@pytest.fixture
def window(qtbot: QtBot, models: tuple[AppModel, AppModel], tmp_path: Path) -> Iterator[MainWindow]:
    """Return the window of the run that rests, as large as at first, with the panel Step."""
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    model = models[1]
    window = MainWindow(model, settings)
    window.resize(SIZE)
    with qtbot.waitExposed(window):
        window.show()
    window.show_panel("step", True)
    sheet = window.findChild(StepSheet)
    assert sheet is not None
    qtbot.waitUntil(lambda: bool(sheet.lines) and sheet.are_all_typeset)
    qtbot.waitUntil(lambda: model.frame.field is not None and bool(model.frame.insides))
    yield window
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def typesetter(qapp: QObject) -> Iterator[Typesetter]:
    """Return one that has begun."""
    typesetter = Typesetter(qapp)
    typesetter.start()
    yield typesetter
    typesetter.drop()
    typesetter.deleteLater()


def has_come_far(model: AppModel) -> bool:
    return model.available > STEPS.stop


def is_explained(model: AppModel, step: int) -> bool:
    found = model.frame.explained
    if found is None or found.step != step or found.stability is None:
        return False
    return found.arithmetic is not None and bool(model.frame.insides)


def panels(qtbot: QtBot, model: AppModel, typesetter: Typesetter) -> tuple[QWidget, ...]:
    """Return what explains, each by itself, with all that the worker has to tell."""
    step, stability = StepDock(model, typesetter), StabilityCard(model)
    for panel in (step, stability):
        qtbot.addWidget(panel)
        panel.set_theme(LIGHT)
        panel.resize(SIZE.width(), HEIGHT)
        with qtbot.waitExposed(panel):
            panel.show()
    sheet = step.findChild(StepSheet)
    assert sheet is not None
    for place in STEPS:
        model.seek(place)
        qtbot.waitUntil(partial(is_explained, model, place))
        qtbot.waitUntil(lambda: bool(sheet.lines) and sheet.are_all_typeset)
    return step, stability


def explaining(qtbot: QtBot, model: AppModel, typesetter: Typesetter) -> Callable[[], None]:
    """Return what tells of the next step: in numbers, in words, its stability, all its arrows."""
    shown = panels(qtbot, model, typesetter)
    viewport = Viewport(model.frame.document.bounds, 0.0, 0.0, 700.0, 380.0)
    steps, canvas = cycle([*STEPS, *reversed(STEPS)]), QImage(SIZE, QImage.Format.Format_RGB32)

    def move() -> None:
        with model.going_first():  # as the window does while it paints
            place = next(steps)
            model.seek(place)
            with QPainter(canvas) as painter:
                paint_workings(painter, viewport, model.frame, LIGHT)
            QCoreApplication.sendPostedEvents()  # the panels lay out and paint what has changed
        assert is_explained(model, place)
        assert all(panel.isVisible() for panel in shown)

    return move


def test_explaining_the_next_step_takes_at_most_half_of_a_repaint_of_the_window(
    qtbot: QtBot,
    models: tuple[AppModel, AppModel],
    window: MainWindow,
    typesetter: Typesetter,
    benchmark: BenchmarkFixture,
    ratios: Ratios,
) -> None:
    explain = explaining(qtbot, models[0], typesetter)
    benchmark(explain)
    ours, theirs = side_by_side(explain, window.repaint)
    method = models[0].document.runs[0].optimizer
    what = f"explaining the next step of {method}, against a repaint of the window"
    ratios.record(what, ours, theirs, at_most=0.5)
