"""Text that is not ours is shown letter by letter wherever it comes up."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import structs
from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel

from gdviewer.state.models.model import AppModel
from gdviewer.ui.main_window import MainWindow
from gdviewer.ui.recent import RecentMenu
from gdviewer.ui.widgets.labels import PlainLabel, ShortLabel
from gdviewer.ui.widgets.notice import NoticeBar
from gdviewer.ui.widgets.plain_text import plain_menu, plain_tip
from tests.ui.conftest import Find

HOSTILE = "<b>x<i>&y\u202e\x1b"
SHOWN = "<b>x<i>&y��"


def test_a_label_shows_every_letter_and_what_cannot_be_seen(qtbot: object) -> None:  # noqa: ARG001 the labels need an application
    assert PlainLabel(HOSTILE).text() == SHOWN
    assert PlainLabel("two\nlines").text() == "two\nlines"
    assert ShortLabel(HOSTILE).toolTip() == "<qt>&lt;b&gt;x&lt;i&gt;&amp;y��</qt>"


@pytest.mark.parametrize(
    ("text", "tip"), [("x & y", "x & y"), ("0 < x < 1", "<qt>0 &lt; x &lt; 1</qt>")]
)
def test_a_tooltip_escapes_what_looks_like_html(text: str, tip: str) -> None:
    assert plain_tip(text) == tip


def test_a_menu_has_no_access_key_of_somebody_else() -> None:
    assert plain_menu(HOSTILE) == "<b>x<i>&&y��"


def test_the_name_of_a_file_is_plain_in_every_place(
    window: MainWindow, find: Find, model: AppModel, settings: QSettings, tmp_path: Path
) -> None:
    path = tmp_path / f"{HOSTILE}.gdv"
    window.files.recent.add(path)
    assert settings.contains("documents/recent")
    first = find(RecentMenu, "menu_open_recent").actions()[0]
    assert first.text() == f"{plain_menu(HOSTILE)}.gdv"
    assert first.toolTip() == plain_tip(f"Open {path}")
    model.show_document(structs.replace(model.document, expression="x"), f"Open {path.name}")
    assert find(QAction, "undo").text() == f"Undo: Open {plain_menu(HOSTILE)}.gdv"
    model.noticed.emit(path.name)
    said = [label.text() for label in find(NoticeBar, "notice").findChildren(QLabel)]
    assert said == [f"{SHOWN}.gdv"]
