"""The calculus at a point as a user meets it: at the playhead, under the cursor, or pinned."""

from __future__ import annotations

from threading import get_ident

import pytest
from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QWidget
from pytestqt.qtbot import QtBot

import gdviewer.ui.panels.calculus.point as point_module
from gdviewer.core.expression.derivative import differentiate
from gdviewer.core.expression.graph import Graph, Node
from gdviewer.scene.contour import ContourScene
from gdviewer.state.models.model import AppModel
from gdviewer.ui.main_window import MainWindow
from gdviewer.ui.views.contour import ContourView
from gdviewer.ui.widgets.live_labels import LiveLabel
from gdviewer.ui.widgets.matrix_label import MatrixLabel
from tests.ui.conftest import Find


@pytest.fixture
def opened(qtbot: QtBot, window: MainWindow, model: AppModel) -> MainWindow:
    """Return the window on a bowl, with its calculus in sight."""
    model.pause()
    model.set_expression("x^2 + 3y^2")
    model.set_start((1.0, 1.0))
    model.pause()
    model.first()
    window.show_panel("calculus", True)
    QCoreApplication.processEvents()  # the layout
    qtbot.waitUntil(lambda: model.frame.has_calculus)
    return window


def text_of(find: Find, name: str) -> str:
    return find(LiveLabel, f"point_{name}").text()


def hover(qtbot: QtBot, find: Find, point: tuple[float, float]) -> None:
    """Move the cursor over ``point`` and wait until it is told of."""
    scene = find(ContourScene, "contour_scene")
    pixel = scene.to_pixel(point)
    QTest.mouseMove(scene, QPointF(pixel.x() + 5, pixel.y()).toPoint())
    QTest.mouseMove(scene, pixel.toPoint())
    qtbot.waitUntil(lambda: "cursor" in text_of(find, "value"))


@pytest.mark.usefixtures("opened")
def test_without_a_cursor_it_is_the_playheads(qtbot: QtBot, find: Find, model: AppModel) -> None:
    assert text_of(find, "value") == "4   at the playhead (1, 1)"
    assert text_of(find, "gradient") == "(2, 6)   ∥∇f∥ 6.325"
    assert find(MatrixLabel, "point_hessian").text() == "2  0\n0  6"
    assert text_of(find, "eigenvalue_1") == "2   along (1, 0)"
    assert text_of(find, "condition") == "3   curves up in every direction"
    assert "move the cursor" in text_of(find, "models")
    qtbot.waitUntil(lambda: model.available > 0)
    model.step(1)
    assert text_of(find, "value") != "4   at the playhead (1, 1)"


@pytest.mark.usefixtures("opened")
def test_under_the_cursor_it_is_the_cursors_and_the_models_are_the_playheads(
    qtbot: QtBot, find: Find, model: AppModel
) -> None:
    hover(qtbot, find, (0.5, -0.5))
    f, plane, fitted = (part.split()[1] for part in text_of(find, "models").split("   "))
    assert f == text_of(find, "value").split()[0] == fitted
    assert plane.startswith("−")
    assert model.frame.point.tolist() == [1.0, 1.0]


@pytest.mark.usefixtures("opened")
def test_pinned_it_stays_at_the_playhead_and_still_compares_the_models(
    qtbot: QtBot, find: Find
) -> None:
    hover(qtbot, find, (0.5, -0.5))
    find(QCheckBox, "follow_cursor").click()
    assert text_of(find, "value") == "4   at the playhead (1, 1)"
    assert text_of(find, "models").startswith("f ")
    find(QCheckBox, "follow_cursor").click()
    assert "cursor" in text_of(find, "value")


@pytest.mark.usefixtures("opened")
def test_the_tick_and_the_key_draw_the_eigenvectors(
    window: MainWindow, find: Find, model: AppModel
) -> None:
    tick = find(QCheckBox, "draw_eigenvectors")
    tick.click()
    assert [model.document.shows_eigenvectors, tick.isChecked()] == [True, True]
    window.setFocus()
    QTest.keyClick(window, Qt.Key.Key_E)
    assert [model.document.shows_eigenvectors, tick.isChecked()] == [False, False]


@pytest.mark.usefixtures("opened")
def test_the_eigenvectors_are_drawn_at_the_cursor_while_it_is_followed(
    qtbot: QtBot, find: Find, model: AppModel
) -> None:
    scene = find(ContourScene, "contour_scene")
    model.toggle_eigenvectors()
    assert drawn_at(scene) is None  # that of the frame is drawn
    hover(qtbot, find, (-1.0, -0.5))
    assert drawn_at(scene) == find(ContourView, "contour").probe.cursor
    find(QCheckBox, "follow_cursor").click()
    assert drawn_at(scene) is None


def drawn_at(scene: ContourScene) -> tuple[float, ...] | None:
    return None if scene._local is None else tuple(scene._local.point.tolist())


@pytest.mark.usefixtures("opened")
def test_of_one_variable_it_names_the_derivatives(
    qtbot: QtBot, find: Find, model: AppModel
) -> None:
    model.set_expression("x^2")
    qtbot.waitUntil(lambda: model.frame.has_calculus)
    assert text_of(find, "gradient") == "2"
    assert text_of(find, "condition") == "curves up"
    assert find(LiveLabel, "point_eigenvalue_1").isHidden()
    assert not find(QCheckBox, "draw_eigenvectors").isEnabled()
    assert not find(QAction, "eigenvectors").isEnabled()
    model.set_expression("x^2 + y^2")
    assert not find(LiveLabel, "point_eigenvalue_1").isHidden()


@pytest.mark.usefixtures("opened")
def test_the_derivatives_of_another_formula_come_from_the_worker(
    qtbot: QtBot, find: Find, model: AppModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    derived_in: set[int] = set()

    def differentiate_here(root: Node, graph: Graph) -> tuple[Node, ...]:
        derived_in.add(get_ident())
        return differentiate(root, graph)

    monkeypatch.setattr("gdviewer.core.expression.expression.differentiate", differentiate_here)
    model.toggle_eigenvectors()
    model.set_expression("x^2*cosh(y) + 7*x*y")
    assert text_of(find, "value") == text_of(find, "gradient") == "…"
    assert find(MatrixLabel, "point_hessian").text() == ""
    qtbot.waitUntil(lambda: "at the playhead" in text_of(find, "value"))
    assert find(MatrixLabel, "point_hessian").text() != ""
    assert derived_in
    assert get_ident() not in derived_in


def test_nothing_is_computed_while_the_card_is_not_seen(
    qtbot: QtBot, opened: MainWindow, find: Find, model: AppModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.show_panel("calculus", False)
    asked: list[object] = []
    monkeypatch.setattr(point_module, "calculus_at", lambda *_: asked.append(_))
    model.step(1)
    contour = find(QWidget, "contour_scene")
    QTest.mouseMove(contour, contour.rect().center())
    qtbot.waitUntil(lambda: find(ContourView, "contour").probe.cursor is not None)
    assert asked == []


@pytest.mark.usefixtures("opened")
def test_the_warnings_are_listed_beside_it(qtbot: QtBot, find: Find, model: AppModel) -> None:
    sentences = find(QWidget, "smoothness")
    qtbot.waitUntil(lambda: "No kink" in sentences.property("text"))
    model.set_expression("abs(x) + log(y + 1)")
    qtbot.waitUntil(lambda: "kink where x = 0" in sentences.property("text"))
    assert "is not defined in" in sentences.property("text")
