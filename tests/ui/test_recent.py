"""The documents that were open lately."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMenu

from gdviewer.state.document_file import to_json
from gdviewer.state.models.model import AppModel
from gdviewer.ui.main_window import MainWindow
from gdviewer.ui.recent import RecentDocuments, shortest_names


def files(folder: Path, count: int) -> list[Path]:
    paths = [folder / f"{number}.gdv" for number in range(count)]
    for path in paths:
        path.touch()
    return paths


def menu_of(window: MainWindow) -> QMenu:
    menu = window.findChild(QMenu, "menu_open_recent")
    assert isinstance(menu, QMenu)
    return menu


def test_the_newest_eight_are_kept_each_once(settings: QSettings, tmp_path: Path) -> None:
    paths = files(tmp_path, 10)
    recent = RecentDocuments(settings)
    for path in [*paths, paths[5]]:
        recent.add(path)
    expected = [paths[index] for index in (5, 9, 8, 7, 6, 4, 3, 2)]
    assert recent.paths() == expected
    settings.sync()
    again = QSettings(settings.fileName(), QSettings.Format.IniFormat)
    assert RecentDocuments(again).paths() == expected


def test_one_alone_is_kept(settings: QSettings, tmp_path: Path) -> None:
    (path,) = files(tmp_path, 1)
    RecentDocuments(settings).add(path)
    settings.sync()
    again = QSettings(settings.fileName(), QSettings.Format.IniFormat)
    assert RecentDocuments(again).paths() == [path]


def test_nobody_looks_at_the_files_before_one_is_opened(
    settings: QSettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked = tmp_path / "locked" / "a.gdv"
    RecentDocuments(settings).add(locked)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "stat", refuse)
    assert RecentDocuments(settings).paths() == [locked]


def test_what_stands_twice_in_the_settings_is_offered_once(settings: QSettings) -> None:
    settings.setValue("documents/recent", ["/a.gdv", "/b.gdv", "/a.gdv"])
    assert RecentDocuments(settings).paths() == [Path("/a.gdv"), Path("/b.gdv")]


def test_a_document_that_is_gone_is_said_to_be_and_forgotten(
    window: MainWindow, model: AppModel, tmp_path: Path
) -> None:
    gone, here = tmp_path / "gone.gdv", tmp_path / "here.gdv"
    here.write_bytes(b"no document")
    window.files.recent.add(here)
    window.files.recent.add(gone)
    before = model.document
    for index in (0, 0):
        menu_of(window).actions()[index].trigger()
    assert model.document is before
    notices = " ".join(label.text() for label in window.findChildren(QLabel))
    assert "here.gdv cannot be opened" in notices
    assert [action.text() for action in menu_of(window).actions()[:2]] == ["here.gdv", ""]


@pytest.mark.parametrize(
    "nonsense", [12, None, "", [1, None], {"a": 1}, ["\0"], "a\0b", b"\xff", "a" * 5000]
)
def test_nonsense_in_the_settings_is_no_document(settings: QSettings, nonsense: object) -> None:
    settings.setValue("documents/recent", nonsense)
    assert RecentDocuments(settings).paths() == []


def test_a_name_has_as_many_folders_as_tell_it_from_the_others() -> None:
    paths = ["/home/a/run.gdv", "/home/b/run.gdv", "/home/b/other.gdv", "/srv/b/run.gdv"]
    assert shortest_names([Path(path) for path in paths]) == [
        "a/run.gdv",
        "home/b/run.gdv",
        "other.gdv",
        "srv/b/run.gdv",
    ]
    assert shortest_names([Path("/run.gdv"), Path("/b/run.gdv")]) == ["/run.gdv", "b/run.gdv"]


def test_the_menu_is_absent_until_a_document_was_open(
    window: MainWindow, model: AppModel, tmp_path: Path
) -> None:
    menu = menu_of(window)
    visible = [menu.menuAction().isVisible()]
    path = tmp_path / "a & b.gdv"
    path.write_bytes(to_json(model.document))
    window.files.recent.add(path)
    visible.append(menu.menuAction().isVisible())
    assert [action.text() for action in menu.actions()] == ["a && b.gdv", "", "Clear list"]
    clear = menu.findChild(QAction, "clear_recent")
    assert isinstance(clear, QAction)
    clear.trigger()
    assert [*visible, menu.menuAction().isVisible()] == [False, True, False]


def test_a_document_of_the_menu_opens(window: MainWindow, model: AppModel, tmp_path: Path) -> None:
    path = tmp_path / "other.gdv"
    model.choose_problem("rosenbrock")
    path.write_bytes(to_json(model.document))
    model.undo()
    window.files.recent.add(path)
    menu_of(window).actions()[0].trigger()
    assert model.document.problem == "rosenbrock"
    assert model.undo_text == "Open other.gdv"
