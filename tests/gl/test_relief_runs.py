"""Runs are told apart on the surface also without their colors, and told of under the cursor."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QColor, QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gdviewer.scene.theme import LIGHT
from gdviewer.state.models.model import AppModel
from gdviewer.state.run import Run
from gdviewer.ui.views.iterate_tip import IterateTip, iterate_text
from gdviewer.ui.views.relief import ReliefView
from gdviewer.ui.views.run_legend import RunLegend
from tests.gl.test_relief_view import canvas_of, seen

NOTHING = Qt.KeyboardModifier.NoModifier


def hover(view: ReliefView, pixel: QPointF) -> None:
    """Move the cursor over the surface."""
    canvas = canvas_of(view)
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        pixel,
        canvas.mapToGlobal(pixel),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        NOTHING,
    )
    QApplication.sendEvent(canvas, event)


def run_pixels(view: ReliefView, color: int) -> int:
    """Return how many pixels have the color of the run at this place in the palette."""
    ink = QColor(LIGHT.run_color(color))
    wanted = np.array([ink.blue(), ink.green(), ink.red()])
    return int((np.abs(seen(view)[..., :3].astype(int) - wanted) < 12).all(axis=-1).sum())


@pytest.fixture
def at_step_40(qtbot: QtBot, view: ReliefView, model: AppModel) -> ReliefView:
    """Return the view at step 40 of momentum."""
    qtbot.waitUntil(lambda: model.available >= 40)
    model.seek(40)
    qtbot.waitUntil(lambda: model.frame.playhead == 40)
    return view


def test_the_iterate_under_the_cursor_is_told_of_as_on_the_contour(
    qtbot: QtBot, at_step_40: ReliefView, model: AppModel
) -> None:
    view, path = at_step_40, model.frame.paths[0]
    told: list[str] = []
    view.readout_changed.connect(lambda short, _full: told.append(short))
    x, y = path.trajectory.x[1].tolist()
    pixel = canvas_of(view).pixel_of((x, y))
    assert pixel is not None
    hover(view, pixel)
    tip = view.findChild(IterateTip, "iterate_tip")
    assert isinstance(tip, IterateTip)
    qtbot.waitUntil(tip.isVisible)
    assert tip.text() == told[-1] == iterate_text(model.frame, path, 1)[0]
    QApplication.sendEvent(canvas_of(view), QEvent(QEvent.Type.Leave))
    assert not tip.isVisible()


def test_beside_a_path_f_and_its_gradient_are_told_and_beside_the_surface_nothing(
    qtbot: QtBot, at_step_40: ReliefView
) -> None:
    view, told = at_step_40, [""]
    view.readout_changed.connect(lambda short, _full: told.append(short))
    pixel = canvas_of(view).pixel_of((0.0, -4.5))
    assert pixel is not None
    hover(view, pixel)
    qtbot.waitUntil(lambda: "∇f" in told[-1])
    hover(view, QPointF(3.0, 3.0))
    qtbot.waitUntil(lambda: told[-1] == "")


def test_a_run_beside_a_raised_one_is_faint(
    qtbot: QtBot, at_step_40: ReliefView, model: AppModel
) -> None:
    view = at_step_40
    model.update(runs=(*model.document.runs, Run("gradient_descent", id=7, color=1)))
    qtbot.waitUntil(lambda: len(model.frame.paths) == 2 and model.frame.paths[1].length > 40)
    before = run_pixels(view, 0)
    canvas_of(view).raise_run(1)
    assert run_pixels(view, 0) < before / 2
    canvas_of(view).raise_run(None)
    assert run_pixels(view, 0) == before


@pytest.mark.parametrize("color", [1, 3])
def test_the_second_run_and_others_have_markers_and_dashes(
    qtbot: QtBot,
    at_step_40: ReliefView,
    model: AppModel,
    monkeypatch: pytest.MonkeyPatch,
    color: int,
) -> None:
    view, drawn = at_step_40, []
    monkeypatch.setattr(
        "gdviewer.scene.relief_gl.markers_item.MarkersItem.draw",
        lambda _item, _gl, _camera, _ink, count: drawn.append(count),
    )
    seen(view)
    assert drawn == []
    whole = run_pixels(view, 0)
    (run,) = model.document.runs
    model.update(runs=(Run(run.optimizer, run.hyperparameters, id=run.id, color=color),))
    qtbot.waitUntil(lambda: model.frame.paths[0].color == color and model.available >= 40)
    assert run_pixels(view, color) < 0.95 * whole  # by the gaps
    assert drawn[-1] >= 1


def test_names_of_runs_are_on_the_surface_when_asked_for(
    at_step_40: ReliefView, model: AppModel
) -> None:
    before = seen(at_step_40)
    model.update(shows_names=True)
    after = seen(at_step_40)
    assert (before != after).any(axis=-1).sum() > 300


def test_the_legend_is_over_the_surface_while_that_is_shown(
    qtbot: QtBot, at_step_40: ReliefView, model: AppModel
) -> None:
    legend = at_step_40.findChild(RunLegend, "relief_legend")
    assert isinstance(legend, RunLegend)
    model.update(runs=(*model.document.runs, Run("adam", id=7, color=1)), shows_surface="instead")
    qtbot.waitUntil(legend.isVisible)
    model.update(shows_surface="beside")
    assert legend.isVisible()
    model.update(shows_surface="off")
    qtbot.waitUntil(lambda: not legend.isVisible())
