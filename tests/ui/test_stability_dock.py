"""The panel Stability: why a run explodes, when it became hopeless, and which rate would do."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from gdviewer.state.document import AT_ONCE, Document
from gdviewer.state.edits.choices import choose_problem
from gdviewer.state.models.model import AppModel
from gdviewer.state.run import Run
from gdviewer.ui.main_window import MainWindow
from gdviewer.ui.widgets.live_labels import LiveLabel
from gdviewer.ui.widgets.live_sentences import LiveSentence
from tests.ui.conftest import Find


@pytest.fixture
def model(qapp: object) -> Iterator[AppModel]:  # noqa: ARG001 the model needs the event loop
    """Return gradient descent that explodes on Rosenbrock's function."""
    model = AppModel(choose_problem(Document(speed=AT_ONCE), "rosenbrock"))
    model.set_optimizer("gradient_descent")
    model.set_hyperparameter("learning_rate", 0.01)
    yield model
    model.close()


def words(find: Find, name: str) -> str:
    return find(QLabel, name).text()


def test_why_it_explodes_when_it_became_hopeless_and_which_rate_would_do_can_be_read_and_used(
    qtbot: QtBot, window: MainWindow, model: AppModel, find: Find
) -> None:
    window.show_panel("stability", True)
    button = find(QPushButton, "use_suggested_rate")
    qtbot.waitUntil(button.isVisible)
    bound = find(LiveSentence, "stability_bound_words")
    qtbot.waitUntil(lambda: bool(bound.text()))
    assert bound.text() == (
        "On the quadratic that fits here, stable below 0.001328: η\u00a0<\u00a02\u00a0/\u00a0λmax, "
        "λmax = 1\u202f506 of the Hessian. The η in use is 7.53 times that."
    )
    assert words(find, "ahead_end").startswith("Diverges at step 5; hopeless from step 1: ")
    assert words(find, "ahead_suggestion").startswith("η = 0.002 was run for 2")
    assert button.text() == "Use η = 0.002"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert model.frame.method.optimizer.first_rate == 0.002
    qtbot.waitUntil(lambda: words(find, "ahead_end").startswith("Still under way"))


def test_the_button_sets_the_rate_of_the_run_that_is_explained_alone(
    qtbot: QtBot, window: MainWindow, model: AppModel, find: Find
) -> None:
    run = Run("gradient_descent", {"gradient_descent": {"learning_rate": 0.01}})
    model.set_runs([run, run], "Test")
    model.select_runs([0, 1])
    window.show_panel("stability", True)
    button = find(QPushButton, "use_suggested_rate")
    qtbot.waitUntil(button.isVisible)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    explained, other = model.document.runs
    assert explained.hyperparameters["gradient_descent"]["learning_rate"] == 0.002
    assert other.hyperparameters == run.hyperparameters


def test_the_status_line_says_when_and_why_it_was_lost_and_leads_to_that_step(
    qtbot: QtBot, window: MainWindow, model: AppModel, find: Find
) -> None:
    model.seek_end()
    status = find(LiveLabel, "status")
    qtbot.waitUntil(lambda: status.text().endswith("η = 0.002 would do"))
    assert status.text() == (
        "Gradient descent: diverged after 5 steps · hopeless from step 1: η = 0.01, stable there "
        "below 0.001328 · η = 0.002 would do"
    )
    window.show_panel("stability", True)
    bound = find(LiveSentence, "stability_bound_words")
    assert bound.text() == (
        "Here the run is lost already; “Why?” (Y) leads to step 0: there η was 7.53 times the "
        "bound of 0.001328."
    )
    window.show_panel("stability", False)
    QTest.mouseClick(find(QToolButton, "why_button"), Qt.MouseButton.LeftButton)
    assert window.is_panel_shown("stability")
    assert model.frame.playhead == 0
    qtbot.waitUntil(lambda: bound.text().startswith("On the quadratic that fits here"))


def test_its_key_puts_the_focus_into_the_panel(
    qtbot: QtBot, window: MainWindow, find: Find
) -> None:
    QTest.keyClick(window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    first = find(LiveLabel, "stability_rate")
    qtbot.waitUntil(first.hasFocus)


def test_the_numbers_are_those_of_the_playhead(
    qtbot: QtBot, window: MainWindow, model: AppModel, find: Find
) -> None:
    window.show_panel("stability", True)
    greatest = find(LiveLabel, "stability_greatest_eigenvalue")
    qtbot.waitUntil(lambda: greatest.text() == "1\u202f506")
    model.seek(1)
    qtbot.waitUntil(lambda: greatest.text() not in ("1\u202f506", "–"))


def test_of_one_variable_there_is_a_second_derivative_and_no_cut_along_each(
    qtbot: QtBot, window: MainWindow, model: AppModel, find: Find
) -> None:
    window.show_panel("stability", True)
    box, second = find(QCheckBox, "show_components"), find(LiveLabel, "stability_second_derivative")
    eigenvalues = [find(LiveLabel, f"stability_{end}_eigenvalue") for end in ("least", "greatest")]
    qtbot.waitUntil(lambda: box.isVisible() and all(map(QWidget.isVisible, eigenvalues)))
    assert not second.isVisible()
    model.set_expression("x^4 - 3x^2")
    qtbot.waitUntil(lambda: second.isVisible() and second.text() == "11.28")
    assert not any(map(QWidget.isVisible, [*eigenvalues, box]))


def test_a_panel_that_is_closed_has_nothing_run_ahead(
    qtbot: QtBot, window: MainWindow, model: AppModel, find: Find
) -> None:
    model.set_hyperparameter("learning_rate", 1e-4)
    assert model.frame.outlook is None
    window.show_panel("stability", True)
    qtbot.waitUntil(find(QPushButton, "use_suggested_rate").isVisible)
    window.show_panel("stability", False)
    assert model.frame.outlook is None


@pytest.mark.parametrize(
    ("key", "field"),
    [
        (Qt.Key.Key_Q, "shows_quadratic"),
        (Qt.Key.Key_G, "shows_gradient_field"),
        (Qt.Key.Key_I, "shows_isoline_labels"),
    ],
)
def test_a_key_draws_it_or_not_and_that_is_saved_and_no_undo_step(
    window: MainWindow, model: AppModel, key: Qt.Key, field: str
) -> None:
    undo = model.undo_text
    assert not getattr(model.document, field)
    QTest.keyClick(window, key)
    assert getattr(model.document_to_save, field)
    QTest.keyClick(window, key)
    assert not getattr(model.document, field)
    assert model.undo_text == undo
