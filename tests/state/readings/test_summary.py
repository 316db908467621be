"""The contour in words."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from msgspec import structs
from pytestqt.qtbot import QtBot

from gdviewer.state.document import Document
from gdviewer.state.edits.choices import choose_problem
from gdviewer.state.models.model import AppModel
from gdviewer.state.readings.summary import summary
from tests.scene.frames import document_of, frame_of
from tests.state.conftest import wait_for_end

PATH = np.array([[1.0, 1.0], [0.5, -0.25]])


def test_it_says_function_view_run_and_start() -> None:
    assert summary(frame_of(document_of(), PATH)) == (
        "f = x^2 + 3y^2, x from −3 to 3, y from −2 to 2. Momentum, step 1: at (0.5, −0.25), "
        "f undefined, from the start (1, 1)."
    )


def test_of_one_variable_it_says_that_it_is_a_curve() -> None:
    frame = frame_of(document_of("x^2", starts=((1.0, 5.0),)), PATH[:, :1])
    assert summary(frame) == (
        "The curve of f = x^2, x from −3 to 3. Momentum, step 1: at 0.5, f undefined, from the "
        "start 1."
    )
    chosen = structs.replace(frame.document, value_range=(-1.0, 9.0))
    assert "x from −3 to 3, f from −1 to 9." in summary(replace(frame, document=chosen))


def test_of_a_built_in_function_it_says_the_known_minima() -> None:
    frame = frame_of(choose_problem(Document(), "himmelblau"), PATH)
    assert summary(frame).startswith("Himmelblau, x from −6 to 6, y from −5 to 5. ")
    assert summary(frame).endswith(
        "The known minimum is 0, at (3, 2) and (−2.805, 3.131) and (−3.779, −3.283) and "
        "(3.584, −1.848)."
    )


def test_who_goes_up_hears_of_no_minimum() -> None:
    document = structs.replace(choose_problem(Document(), "himmelblau"), is_maximizing=True)
    assert "known" not in summary(frame_of(document, PATH))


def test_at_its_end_a_run_says_why_it_ended(qtbot: QtBot, model: AppModel) -> None:
    wait_for_end(qtbot, model)
    stop = model.frame.paths[0].trajectory.stop
    assert stop is not None
    said = summary(model.frame)
    assert f"step {stop.step} of {stop.step}: at " in said
    assert said.endswith(f"from the start (1, 1). {stop.message}.")
    model.seek(3)
    assert f"step 3 of {stop.step}: at " in summary(model.frame)
    assert stop.message not in summary(model.frame)


def test_a_text_that_cannot_be_read_is_told_instead() -> None:
    said = summary(frame_of(document_of("x^2 +")))
    assert said.startswith("The function cannot be read: ")
    assert "step" not in said


def test_a_function_that_is_typed_with_its_name_is_said_once_and_with_its_own_variables() -> None:
    said = summary(frame_of(document_of("f(u,v) = u^2+v^2")))
    assert said.startswith("f = u^2+v^2, u from −3 to 3, v from −2 to 2.")
