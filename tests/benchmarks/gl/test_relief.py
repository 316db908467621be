"""The surface with five runs is turned, against the bare surface of pyqtgraph."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from pyqtgraph.opengl import GLSurfacePlotItem, GLViewWidget
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from pytest_benchmark.fixture import BenchmarkFixture
from pytestqt.qtbot import QtBot

from gdviewer.export.rendering import last_frame
from gdviewer.scene.relief.grid import Grid
from gdviewer.scene.relief_gl.canvas import ReliefCanvas
from gdviewer.state.run import Run
from gdviewer.ui.gl_probe import probe_gl
from tests.benchmarks.comparison import Ratios, side_by_side
from tests.scene.frames import document_of
from tests.scene.relief.fields import field_of

NODES, RUNS, STEPS = 200, 5, 1000
SIZE = 900, 650


def canvas_with_runs() -> ReliefCanvas:
    """Return the surface with the runs, which come in from all sides by small steps."""
    slow = Run("gradient_descent", {"gradient_descent": {"learning_rate": 0.0005}})
    turns = np.linspace(0.0, 2 * np.pi, RUNS, endpoint=False).tolist()
    starts = tuple((2.8 * np.cos(turn), 1.8 * np.sin(turn)) for turn in turns)
    frame = last_frame(document_of(runs=(slow,), starts=starts, criteria={"max_steps": STEPS}))
    paths = tuple(replace(path, color=path.start) for path in frame.paths)
    assert [path.length for path in paths] == RUNS * [STEPS + 1]
    canvas = ReliefCanvas(is_smooth=not probe_gl().is_software)
    field = field_of(columns=NODES, rows=NODES)
    canvas.apply(None, replace(frame, paths=paths, field=field))
    return canvas


def bare_surface() -> GLViewWidget:
    """Return pyqtgraph's view of the same heights, in about the same place."""
    view, grid = GLViewWidget(), Grid.of(field_of(columns=NODES, rows=NODES))
    heights = grid.heights.T * 2 * grid.box.half[2]
    view.addItem(GLSurfacePlotItem(x=grid.x, y=grid.y, z=heights, shader="shaded"))
    view.setCameraPosition(distance=3.4, elevation=42.0)
    return view


def turning(view: GLViewWidget) -> Callable[[], None]:
    """Return what turns ``view`` and waits until it is drawn."""

    def turn() -> None:
        view.orbit(3.0, 0.0)
        view.grabFramebuffer()

    return turn


def close(*widgets: QWidget) -> None:
    """Delete ``widgets`` at once."""
    for widget in widgets:
        widget.close()
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.mark.usefixtures("qapp")
def test_the_surface_with_five_runs_turns_at_half_the_rate_of_a_bare_one_or_faster(
    qtbot: QtBot, benchmark: BenchmarkFixture, ratios: Ratios
) -> None:
    canvas, bare = canvas_with_runs(), bare_surface()
    for view in (canvas, bare):
        view.resize(*SIZE)
        with qtbot.waitExposed(view):
            view.show()
    qtbot.waitUntil(lambda: canvas.has_surface)
    benchmark(turning(canvas))
    ours, theirs = side_by_side(turning(canvas), turning(bare))
    canvas.forget()
    close(canvas, bare)
    ratios.record(
        f"{NODES} × {NODES} surface with {RUNS} runs of {STEPS} steps, turned, against a bare one",
        ours,
        theirs,
        at_most=2,
    )
