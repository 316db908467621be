"""Exporting and copying the picture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import TypeVar

import numpy as np
import pytest
from msgspec import structs
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from gdviewer.core.objective import Array
from gdviewer.export.caption import caption
from gdviewer.export.figure import USUAL_PARTS, Figure
from gdviewer.export.picture import picture
from gdviewer.export.subjects import CHART, Subject
from gdviewer.ui.export.choices import ExportChoices, remember_choices
from gdviewer.ui.export.dialog import ExportDialog
from gdviewer.ui.export.preview import ExportPreview
from gdviewer.ui.main_window import MainWindow
from gdviewer.ui.widgets.combo import Combo
from gdviewer.ui.widgets.labels import Sentence
from gdviewer.ui.widgets.number_field import NumberField

Press = Callable[[], str]
W = TypeVar("W", bound=QWidget)


@pytest.fixture
def dialog(window: MainWindow) -> ExportDialog:
    window.exports.ask_for_picture()
    dialog = window.findChild(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    return dialog


def _choose(dialog: ExportDialog, name: str, key: str) -> None:
    combo = _find(dialog, Combo, name)
    combo.show_key(key)
    combo.activated.emit(combo.currentIndex())


def _write(dialog: ExportDialog, **texts: object) -> None:
    for name, text in texts.items():
        field = _find(dialog, QLineEdit, name)
        field.selectAll()
        field.insert(str(text))


def _find(dialog: ExportDialog, kind: type[W], name: str) -> W:
    found = dialog.findChild(kind, f"export_{name}")
    assert isinstance(found, kind)
    return found


@pytest.fixture
def press_export(qtbot: QtBot, dialog: ExportDialog) -> Press:
    """Return what presses Export, waits for the end and returns what the dialog then says."""
    button = dialog.findChild(QPushButton, "export_write")
    assert isinstance(button, QPushButton)

    def press() -> str:
        button.click()
        qtbot.waitUntil(lambda: not isValid(dialog) or button.isEnabled())
        if not isValid(dialog):
            return ""
        sentence = dialog.findChild(Sentence)
        assert isinstance(sentence, Sentence)
        return sentence.text()

    return press


def test_a_picture_is_written_at_its_size_and_the_window_says_where(
    window: MainWindow, dialog: ExportDialog, press_export: Press, tmp_path: Path
) -> None:
    path = tmp_path / "picture.png"
    _write(dialog, path=path, width=640, height=480)
    assert press_export() == ""
    assert QImage(str(path)).size().toTuple() == (640, 480)
    notices = [label.text() for label in window.findChildren(QLabel)]
    assert f"The picture is in {path}." in notices


def test_millimeters_with_dpi_give_pixels(
    dialog: ExportDialog, press_export: Press, tmp_path: Path
) -> None:
    path = tmp_path / "print.png"
    _choose(dialog, "unit", "mm")
    _write(dialog, path=path, width="50,8", height=25.4, dpi=200)
    assert press_export() == ""
    assert QImage(str(path)).size().toTuple() == (400, 200)


@pytest.mark.parametrize(("key", "head"), [("svg", b"<?xml"), ("pdf", b"%PDF")])
def test_the_format_decides_how_the_file_ends(
    dialog: ExportDialog, press_export: Press, tmp_path: Path, key: str, head: bytes
) -> None:
    _write(dialog, path=tmp_path / "picture.png")
    _choose(dialog, "format", key)
    assert press_export() == ""
    assert (tmp_path / f"picture.{key}").read_bytes().startswith(head)


def test_a_file_that_exists_is_replaced_only_when_asked_twice(
    dialog: ExportDialog, press_export: Press, tmp_path: Path
) -> None:
    path = tmp_path / "picture.png"
    path.write_text("precious")
    _write(dialog, path=path)
    assert press_export() == ("There is a file picture.png already: export again to replace it.")
    assert path.read_text() == "precious"
    press_export()
    assert not QImage(str(path)).isNull()


@pytest.mark.parametrize(
    ("width", "height", "says"),
    [
        (0, 0, "A picture is at least 50 × 50 pixels, not 0 × 0."),
        (100000, 100, "A picture is at most 20000 pixels wide and high"),
    ],
)
def test_a_size_that_cannot_be_is_said_in_words(
    dialog: ExportDialog, press_export: Press, tmp_path: Path, width: int, height: int, says: str
) -> None:
    _write(dialog, path=tmp_path / "picture.png", width=width, height=height)
    assert says in press_export()
    assert dialog.isVisible()
    assert list(tmp_path.glob("*.png")) == []


def test_a_folder_that_is_not_there_is_said_in_words(
    dialog: ExportDialog, press_export: Press, tmp_path: Path
) -> None:
    _write(dialog, path=tmp_path / "nowhere" / "picture.png")
    assert "cannot be written" in press_export()
    assert dialog.isVisible()


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("~nobody-at-all/x.png", "There is no user with the folder ~nobody-at-all."),
        ("a" * 400 + ".png", "cannot be written: file name too long."),
        ("/", "/ is a folder: say what the picture is to be called in it."),
    ],
    ids=["nobody", "long", "folder"],
)
def test_a_name_that_cannot_be_is_said_in_words(
    dialog: ExportDialog, press_export: Press, name: str, says: str
) -> None:
    _write(dialog, path=name)
    assert press_export().endswith(says)
    assert dialog.isVisible()


def test_a_place_that_is_locked_is_said_in_words(
    dialog: ExportDialog, press_export: Press, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "stat", refuse)  # root may look everywhere
    monkeypatch.setattr("tempfile.mkdtemp", refuse)
    _write(dialog, path=tmp_path / "picture.png")
    assert press_export().endswith("cannot be written: permission denied.")


def test_cancel_closes_at_once_and_what_is_not_written_yet_never_is(
    window: MainWindow, dialog: ExportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, gate = Event(), Event()

    def slow(path: Path, _subject: Subject) -> str:
        begun.set()
        gate.wait(60)
        return path.suffix.removeprefix(".")

    monkeypatch.setattr("gdviewer.export.writing.format_of", slow)
    _write(dialog, path=tmp_path / "picture.png")
    _find(dialog, QPushButton, "write").click()
    assert begun.wait(60)
    _find(dialog, QPushButton, "cancel").click()
    is_open = dialog.isVisible()
    gate.set()
    window.close()
    assert not is_open
    assert list(tmp_path.glob("*.png")) == []


def test_the_folder_is_remembered(
    dialog: ExportDialog, press_export: Press, settings: QSettings, tmp_path: Path
) -> None:
    _write(dialog, path=tmp_path / "picture.png")
    press_export()
    assert settings.value("export/folder") == str(tmp_path)


def test_the_picture_is_copied_to_the_clipboard(qtbot: QtBot, window: MainWindow) -> None:
    QApplication.clipboard().clear()
    with qtbot.waitSignal(QApplication.clipboard().dataChanged):
        window.exports.copy_picture()
    assert QApplication.clipboard().image().width() > 500


def test_closing_while_a_picture_is_copied_ends_cleanly(window: MainWindow) -> None:
    window.exports.copy_picture()
    assert window.close()


def test_a_problem_is_gone_when_a_field_is_edited(
    dialog: ExportDialog, press_export: Press, tmp_path: Path
) -> None:
    _write(dialog, path=tmp_path / "picture.png", width=0)
    assert "at least 50" in press_export()
    _write(dialog, width=640)
    sentence = dialog.findChild(Sentence)
    assert isinstance(sentence, Sentence)
    assert sentence.text() == ""


def test_what_is_no_number_is_said_in_words(
    dialog: ExportDialog, press_export: Press, tmp_path: Path
) -> None:
    _write(dialog, path=tmp_path / "picture.png", width="wide")
    assert "Width cannot be 'wide': write a number" in press_export()
    assert not (tmp_path / "picture.png").exists()


def test_the_copied_picture_is_as_the_dialog_was_left(
    qtbot: QtBot, window: MainWindow, dialog: ExportDialog, press_export: Press, tmp_path: Path
) -> None:
    _write(dialog, path=tmp_path / "picture.png", width=640, height=480)
    press_export()
    QApplication.clipboard().clear()
    with qtbot.waitSignal(QApplication.clipboard().dataChanged):
        window.exports.copy_picture()
    assert QApplication.clipboard().image().size().toTuple() == (640, 480)


def test_the_preview_is_the_picture_that_will_be_written(
    qtbot: QtBot, dialog: ExportDialog, press_export: Press, tmp_path: Path
) -> None:
    preview = _find(dialog, ExportPreview, "preview")
    _choose(dialog, "preset", "slide")
    qtbot.waitUntil(lambda: _proportion(preview.image) == pytest.approx(1920 / 1080, abs=0.01))
    _write(dialog, path=tmp_path / "picture.png")
    shown = preview.image.copy()
    press_export()
    written = QImage(str(tmp_path / "picture.png")).scaled(
        shown.size(),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    assert np.abs(_grays(shown) - _grays(written)).mean() < 5.0


def test_a_transparent_picture_is_shown_on_squares(qtbot: QtBot, dialog: ExportDialog) -> None:
    preview = _find(dialog, ExportPreview, "preview")
    qtbot.waitUntil(lambda: not preview.image.isNull())
    assert not preview.image.hasAlphaChannel()
    _choose(dialog, "ground", "transparent")
    qtbot.waitUntil(lambda: len(_corner_colors(preview)) == 2)


@pytest.mark.parametrize("part", ["title", "legend", "color_bar", "stars", "coordinates"])
def test_each_part_can_be_left_out_and_the_preview_follows(
    qtbot: QtBot, window: MainWindow, settings: QSettings, part: str
) -> None:
    frame = window.model.frame
    dialog = ExportDialog(frame, settings, window)
    dialog.open()
    preview = _find(dialog, ExportPreview, "preview")
    parts = structs.replace(USUAL_PARTS, **{part: not getattr(USUAL_PARTS, part)})
    figure = Figure(parts=parts)
    scale = min(preview.width() / figure.size.width, preview.height() / figure.size.height)
    _find(dialog, QCheckBox, part).click()
    expected = picture(frame, figure, scale * preview.devicePixelRatioF())
    assert expected != picture(frame, Figure(), scale * preview.devicePixelRatioF())
    qtbot.waitUntil(lambda: preview.image == expected)
    dialog.reject()


def test_the_marks_on_the_function_are_first_as_the_window_shows_them(
    window: MainWindow, settings: QSettings
) -> None:
    for is_on in (True, False):
        window.model.update(shows_gradient_field=is_on)
        dialog = ExportDialog(window.model.frame, settings, window)
        assert _find(dialog, QCheckBox, "gradient_field").isChecked() is is_on
        assert not _find(dialog, QCheckBox, "isoline_labels").isChecked()
        dialog.reject()
        dialog.deleteLater()


def test_what_is_opaque_is_offered_no_transparent_ground(
    window: MainWindow, settings: QSettings
) -> None:
    remember_choices(settings, ExportChoices(ground="transparent"))
    opaque = replace(CHART, grounds=("light", "dark"))
    dialog = ExportDialog(window.model.frame, settings, window, opaque)
    ground = _find(dialog, Combo, "ground")
    assert [ground.itemData(row) for row in range(ground.count())] == ["light", "dark"]
    assert ground.currentData() == "light"
    dialog.reject()
    dialog.deleteLater()


def test_escape_cancels_also_from_a_number_field(qtbot: QtBot, dialog: ExportDialog) -> None:
    field = _find(dialog, NumberField, "width")
    dialog.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not isValid(dialog) or not dialog.isVisible())


def test_every_control_has_its_names(dialog: ExportDialog) -> None:
    controls = [
        control
        for kind in (QLineEdit, Combo, QCheckBox, QPushButton)
        for control in dialog.findChildren(kind)
    ]
    assert len(controls) > 15
    for control in controls:
        assert control.objectName().startswith("export_")
        assert control.accessibleName()
        assert control.toolTip()


def test_the_dialog_fits_a_small_screen(dialog: ExportDialog) -> None:
    assert dialog.minimumSizeHint().width() <= 800
    assert dialog.minimumSizeHint().height() <= 560


def test_the_caption_is_copied(window: MainWindow) -> None:
    window.exports.copy_caption()
    assert QApplication.clipboard().text() == caption(window.model.frame)


def _proportion(image: QImage) -> float:
    return image.width() / max(image.height(), 1)


def _grays(image: QImage) -> Array:
    gray = image.convertToFormat(QImage.Format.Format_Grayscale8)
    pixels = np.frombuffer(gray.constBits(), np.uint8).reshape(gray.height(), -1)
    return pixels[:, : gray.width()].astype(np.float64)


def _corner_colors(preview: ExportPreview) -> set[str]:
    """Return the colors at the corner of the picture, where it has nothing."""
    size = preview.image.deviceIndependentSize()
    left = round((preview.width() - size.width()) / 2)
    top = round((preview.height() - size.height()) / 2)
    shown = preview.grab().toImage()
    return {shown.pixelColor(left + x, top + 3).name() for x in range(3, 30)}
