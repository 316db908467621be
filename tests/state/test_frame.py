"""What a Frame says of its playhead."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from gdviewer.core.trajectory import Trajectory
from gdviewer.state.models.model import AppModel
from gdviewer.state.time.pace import Pace
from tests.state.conftest import wait_for_end


def test_the_point_is_the_start_and_then_where_the_playhead_is(
    qtbot: QtBot, model: AppModel
) -> None:
    assert model.frame.point.tolist() == [1.0, 1.0]
    wait_for_end(qtbot, model)
    assert model.frame.point.tolist() == pytest.approx([0.0, 0.0], abs=1e-4)
    model.seek(1)
    assert model.frame.point.tolist() == model.frame.paths[0].trajectory.x[1].tolist()


def test_the_step_of_a_path_is_looked_for_once_in_a_frame(
    qtbot: QtBot, model: AppModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    wait_for_end(qtbot, model)
    model.race_by("evaluations")
    looked: list[int] = []
    step_at = Pace.step_at

    def looking(pace: Pace, playhead: int, trajectory: Trajectory, points: int) -> int:
        looked.append(playhead)
        return step_at(pace, playhead, trajectory, points)

    monkeypatch.setattr(Pace, "step_at", looking)
    frame = replace(model.frame, playhead=20)
    path = frame.paths[0]
    assert {frame.step_of(path), frame.shown_step(path), frame.steps_shown} == {19}
    assert looked == [20]


def test_the_calculus_at_the_playhead_is_there_only_where_it_is_drawn(
    qtbot: QtBot, model: AppModel
) -> None:
    assert model.frame.local is None
    model.toggle_eigenvectors()
    assert model.frame.local is None  # the worker derives it first
    qtbot.waitUntil(lambda: model.frame.local is not None)
    assert eigenvalues(model) == [2.0, 6.0]
    wait_for_end(qtbot, model)
    model.seek(3)
    assert eigenvalues(model) == [2.0, 6.0]
    model.toggle_eigenvectors()
    assert model.frame.local is None


def eigenvalues(model: AppModel) -> list[float]:
    local = model.frame.local
    assert local is not None
    assert local.point.tolist() == model.frame.point.tolist()
    return [float(value) for value in local.eigenvalues]


def test_eigenvectors_are_no_undo_step_and_stay_when_others_are_undone(model: AppModel) -> None:
    model.set_start((2.0, 2.0))
    model.toggle_eigenvectors()
    model.undo()
    assert model.document.starts == ((1.0, 1.0),)
    assert model.document.shows_eigenvectors
