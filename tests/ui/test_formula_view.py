"""The widget of one formula: its color, its height, its scrolling, what it copies."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QMouseEvent, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gdviewer.core.expression import parse
from gdviewer.core.formulas import Formula
from gdviewer.scene.typesetting.typesetting import typeset
from gdviewer.ui.typesetter import Picture
from gdviewer.ui.widgets.formula_view import FormulaView

WIDE = "+".join(f"sin({k}*x)" for k in range(2, 14))


def picture(text: str) -> Picture[Formula]:
    formula = Formula("f", parse(text))
    return Picture(formula, formula.plain, typeset(formula.latex))


@pytest.fixture
def view(qtbot: QtBot) -> FormulaView:
    """Return a view with room for about 20 letters."""
    view = FormulaView("formula", "A formula", lambda: {"a": 3.0})
    qtbot.addWidget(view)
    view.resize(200, view.sizeHint().height())
    with qtbot.waitExposed(view):
        view.show()
    view.activateWindow()
    view.setFocus()
    return view


def is_near(one: str, other: str) -> bool:
    """Whether two colors are the same to the eye; the thin strokes of a letter are never full."""
    a, b = QColor(one), QColor(other)
    distances = (a.red() - b.red(), a.green() - b.green(), a.blue() - b.blue())
    return max(map(abs, distances)) < 16


def move(view: FormulaView, left: int) -> None:
    """Move the pressed mouse ``left`` pixels from the middle."""
    place = QPointF(view.rect().center()) - QPointF(left, 0)
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    kind = QEvent.Type.MouseMove
    QApplication.sendEvent(view, QMouseEvent(kind, place, place, button, button, none))


def colors(view: FormulaView) -> set[str]:
    """Return every color that is seen inside the frame of the focus."""
    image = view.grab().toImage()
    places = ((i, j) for i in range(3, image.width() - 3) for j in range(3, image.height() - 3))
    return {image.pixelColor(i, j).name() for i, j in places}


def test_a_formula_is_drawn_in_the_color_of_the_text(view: FormulaView) -> None:
    view.show_picture(picture("x^2"))
    for ink in ("#aa0000", "#00bb00"):
        palette = QPalette(view.palette())
        palette.setColor(QPalette.ColorRole.WindowText, QColor(ink))
        view.setPalette(palette)
        assert any(is_near(name, ink) for name in colors(view))


def test_a_dimmed_formula_is_pale(view: FormulaView) -> None:
    view.show_picture(picture("x^2"))
    dark = min(QColor(name).lightness() for name in colors(view))
    view.dim(True)
    assert min(QColor(name).lightness() for name in colors(view)) > dark + 60


def test_the_height_is_that_of_lines_and_half_lines(view: FormulaView) -> None:
    view.show_picture(picture("x"))
    line = view.sizeHint().height()
    view.show_picture(picture("(x^2 + y)^2"))
    assert view.sizeHint().height() == line
    view.show_picture(picture("x/(y + 1)"))
    assert abs(view.sizeHint().height() - 1.5 * line) <= 1


def test_a_wide_formula_scrolls_by_arrows_to_its_ends_and_keeps_their_keys(
    view: FormulaView,
) -> None:
    view.show_picture(picture(WIDE))
    beginning = view.grab().toImage()
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.grab().toImage() != beginning
    QTest.keyClick(view, Qt.Key.Key_End)
    end = view.grab().toImage()
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.grab().toImage() == end
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.grab().toImage() == beginning


def test_a_hand_draws_a_wide_formula_along(view: FormulaView) -> None:
    view.show_picture(picture(WIDE))
    beginning = view.grab().toImage()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=view.rect().center())
    move(view, 50)
    assert view.grab().toImage() != beginning
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton)


def test_another_formula_is_shown_from_its_beginning(view: FormulaView) -> None:
    view.show_picture(picture(WIDE))
    beginning = view.grab().toImage()
    QTest.keyClick(view, Qt.Key.Key_End)
    view.show_picture(picture("x"))
    view.show_picture(picture(WIDE))
    assert view.grab().toImage() == beginning


def test_it_is_copied_as_latex_by_its_key_and_in_three_languages_by_its_menu(
    view: FormulaView,
) -> None:
    view.show_picture(picture("a*x^2"))
    copied = {}
    for action in view.actions():
        action.trigger()
        copied[action.text()] = QGuiApplication.clipboard().text()
    assert copied["Copy as LaTeX"] == r"f=a\,x^{2}"
    assert copied["Copy as plain text"] == "a*x^2"
    assert "def f(x, y, a=3):" in copied["Copy as Python"]
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == r"f=a\,x^{2}"


def test_what_is_too_large_to_be_copied_is_grey_and_says_so(view: FormulaView) -> None:
    formula = Formula("hessian", parse("sin(" * 40 + "x*y" + ")" * 40))
    view.show_picture(Picture(formula, formula.plain, None, formula.obstacle))
    latex, plain, python = view.actions()
    assert [action.isEnabled() for action in (latex, plain, python)] == [False, True, False]
    assert latex.text() == "Copy as LaTeX: too large, more than 2\u202f000 parts"
    QGuiApplication.clipboard().setText("before")
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "before"
    view.show_picture(picture("x^2"))
    assert latex.isEnabled()
    assert latex.text() == "Copy as LaTeX"


def test_a_screen_reader_hears_the_plain_text(view: FormulaView) -> None:
    view.show_picture(picture("x^2 + y"))
    assert view.accessibleName() == "A formula"
    assert view.accessibleDescription() == "x^2 + y"


def test_what_is_not_typeset_is_written_plainly_and_says_why(view: FormulaView) -> None:
    formula = Formula("f", parse("+".join(["x"] * 300)))
    before = colors(view)
    view.show_picture(Picture(formula, formula.plain, None, "Too large to typeset: 599 parts."))
    assert colors(view) != before
    assert view.toolTip() == "Too large to typeset: 599 parts."
    assert view.sizeHint().height() >= 2 * view.fontMetrics().lineSpacing()
