"""The bounds as numbers, the lock of the view, and its sign."""

from __future__ import annotations

import math

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from gdviewer.core.bounds import Bounds
from gdviewer.scene.contour import ContourScene
from gdviewer.state.models.model import AppModel
from gdviewer.ui.main_window import MainWindow
from gdviewer.ui.widgets.number_field import NumberField
from tests.ui.conftest import Find


@pytest.fixture(autouse=True)
def _bounds_are_shown(window: MainWindow) -> None:
    window.show_bounds(True)


def write(find: Find, name: str, text: str) -> None:
    field = find(NumberField, name)
    field.selectAll()
    field.insert(text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def says(window: MainWindow, text: str) -> bool:
    return any(text in label.text() for label in window.findChildren(QLabel) if label.isVisible())


def test_the_key_opens_the_fields_and_closes_them(window: MainWindow, find: Find) -> None:
    card, contour = find(QWidget, "bounds_panel"), find(QWidget, "contour")
    assert QApplication.focusWidget() is find(NumberField, "bounds_x_from")
    for is_shown in (False, True):
        contour.setFocus()
        QTest.keyClick(contour, Qt.Key.Key_B)
        assert card.isVisible() == window.are_bounds_shown == is_shown


def test_what_is_typed_is_in_view(find: Find, model: AppModel) -> None:
    model.update(fills_view=True)
    for name, text in (("x_from", "-3"), ("x_to", "3.5"), ("y_from", "1"), ("y_to", "2")):
        write(find, f"bounds_{name}", text)
    assert model.document.bounds == Bounds(-3, 3.5, 1, 2)
    shown = find(ContourScene, "contour_scene").view_bounds()
    assert (shown.xmin, shown.ymax) == pytest.approx((-3, 2))


def test_a_zoom_is_seen_in_the_fields(find: Find, model: AppModel) -> None:
    find(QWidget, "contour").setFocus()
    model.look_at(Bounds(-1, 1, -0.5, 0.5))
    assert find(NumberField, "bounds_y_to").text() == "0.5"


def test_bounds_that_cannot_be_are_refused_in_words(
    window: MainWindow, find: Find, model: AppModel
) -> None:
    before = model.document
    write(find, "bounds_y_from", "7")
    assert says(window, "y: The range must go from a smaller number to a larger one.")
    assert model.document == before
    write(find, "bounds_y_to", "8")
    assert not says(window, "The range must go")
    assert (model.document.bounds.ymin, model.document.bounds.ymax) == (7, 8)


def test_the_values_of_a_curve_are_fitted_until_they_are_typed(
    qtbot: QtBot, find: Find, model: AppModel
) -> None:
    fit = find(QCheckBox, "fit_values")
    model.set_expression("x^2")
    assert fit.isVisible()
    assert fit.isChecked()
    qtbot.waitUntil(lambda: model.frame.curve is not None)
    plane = model.document.bounds
    write(find, "bounds_y_to", "100")
    write(find, "bounds_y_from", "-50")
    assert (model.document.value_range, model.document.bounds) == ((-50, 100), plane)
    assert not fit.isChecked()


def test_a_tick_fits_the_values_of_a_curve_again_and_back(find: Find, model: AppModel) -> None:
    model.set_expression("x^2")
    fit, ranges = find(QCheckBox, "fit_values"), []
    model.type_values((0.0, 3.0))
    for _ in range(2):
        fit.click()
        ranges.append(model.document.value_range)
    assert ranges == [None, (0.0, 3.0)]


def test_there_are_no_values_to_fit_on_a_surface(find: Find) -> None:
    assert not find(QCheckBox, "fit_values").isVisible()


def test_a_locked_view_has_a_sign_that_says_so_and_sets_it_free(
    window: MainWindow, find: Find, model: AppModel
) -> None:
    sign, contour = find(QToolButton, "lock_sign"), find(QWidget, "contour")
    assert not sign.isVisible()
    contour.setFocus()
    QTest.keyClick(contour, Qt.Key.Key_L)
    assert sign.isVisible()
    assert find(QCheckBox, "lock_bounds").isChecked()
    view, narrow = find(ContourScene, "contour_scene").view_bounds(), sign.width()
    window.zoom(0.5)
    assert find(ContourScene, "contour_scene").view_bounds() == view
    assert sign.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    assert sign.width() > narrow
    QTest.mouseClick(sign, Qt.MouseButton.LeftButton)
    assert not model.document.is_view_locked
    assert not sign.isVisible()


def test_the_words_of_the_sign_pass(
    qtbot: QtBot, window: MainWindow, find: Find, model: AppModel
) -> None:
    sign = find(QToolButton, "lock_sign")
    model.toggle_view_lock()
    timer = sign.findChild(QTimer)
    assert timer is not None
    timer.setInterval(1)
    window.zoom(0.5)
    icon_only = Qt.ToolButtonStyle.ToolButtonIconOnly
    qtbot.waitUntil(lambda: sign.toolButtonStyle() == icon_only)
    assert sign.isVisible()


def test_the_sign_lies_in_a_corner_of_the_plot(
    qtbot: QtBot, window: MainWindow, find: Find, model: AppModel
) -> None:
    model.toggle_view_lock()
    scene, sign = find(ContourScene, "contour_scene"), find(QToolButton, "lock_sign")
    for width in (1100, 1300):
        window.resize(width, 800)
        qtbot.waitUntil(lambda width=width: window.width() == width)  # type: ignore[misc]
        plot = scene.plot_rect()
        assert plot.contains(sign.geometry())
        assert sign.geometry().bottom() > plot.center().y() + plot.height() // 3


def test_the_fields_are_in_sight_as_soon_as_they_are_asked_for(
    qtbot: QtBot, window: MainWindow, find: Find, model: AppModel
) -> None:
    window.show_bounds(False)
    window.resize(1280, 600)
    model.set_expression("a x^2 + b y^2 + c + d")
    qtbot.waitUntil(lambda: find(NumberField, "parameter_d").isVisible())
    window.show_bounds(True)
    lock = find(QCheckBox, "lock_bounds")
    assert lock.visibleRegion().boundingRect() == lock.rect()


def test_half_a_number_is_not_taken(find: Find, model: AppModel) -> None:
    before, field = model.document, find(NumberField, "bounds_x_to")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "1e30")
    assert model.document == before
    QTest.keyClicks(field, "0")
    find(QWidget, "contour").setFocus()
    assert model.document == before
    assert field.value == before.bounds.xmax


def test_leaving_a_field_takes_its_number(find: Find, model: AppModel) -> None:
    field = find(NumberField, "bounds_x_to")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "8.5")
    find(QWidget, "contour").setFocus()
    assert model.document.bounds.xmax == 8.5


def test_a_bound_may_be_a_constant(find: Find, model: AppModel) -> None:
    write(find, "bounds_x_to", "2pi")
    assert model.document.bounds.xmax == pytest.approx(2 * math.pi)


def test_what_is_no_bound_is_refused_by_its_name(window: MainWindow, find: Find) -> None:
    write(find, "bounds_x_to", "2a")
    assert says(window, "Upper end of x cannot be '2a': write a number, such as")


def test_it_says_where_more_may_be_in_view(window: MainWindow, model: AppModel) -> None:
    assert says(window, "Both axes have one scale")
    model.update(fills_view=True)
    assert not says(window, "Both axes have one scale")
