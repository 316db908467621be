from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QSettings

from gdviewer.export.figure import Figure, Parts
from gdviewer.export.size import UNITS, PictureSize, Unit
from gdviewer.ui.export.choices import (
    CUSTOM,
    ExportChoices,
    remember_choices,
    remembered_choices,
)


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


def test_at_first_the_dialog_means_what_the_command_line_means(settings: QSettings) -> None:
    assert remembered_choices(settings).figure() == Figure()


def test_choices_are_remembered(settings: QSettings) -> None:
    choices = ExportChoices(ground="dark", parts=Parts(legend=False), format="pdf", dpi=150.0)
    remember_choices(settings, choices.with_preset("slide"))
    assert remembered_choices(settings) == choices.with_preset("slide")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nonsense",
        "[]",
        '{"width": "wide"}',
        '{"width": -5}',
        '{"preset": "poster"}',
        '{"unit": "cm"}',
        '{"format": "bmp"}',
        '{"ground": "red"}',
    ],
)
def test_what_makes_no_sense_is_passed_over(settings: QSettings, text: str) -> None:
    settings.setValue("export/choices", text)
    assert remembered_choices(settings) == ExportChoices()


def test_fields_that_are_not_known_yet_do_not_matter(settings: QSettings) -> None:
    fields = msgspec.to_builtins(ExportChoices(ground="dark")) | {"glitter": True}
    settings.setValue("export/choices", msgspec.json.encode(fields).decode())
    assert remembered_choices(settings).ground == "dark"


def test_a_preset_sets_size_and_text_and_leaves_the_rest() -> None:
    choices = ExportChoices(ground="dark").with_preset("column")
    assert choices.figure().size == PictureSize.millimeters(90, 72)
    assert (choices.ground, choices.text_points) == ("dark", 8.0)


def test_another_unit_keeps_the_picture() -> None:
    choices = ExportChoices().in_unit("mm")
    assert (choices.width, choices.height, choices.preset) == (135.5, 101.6, CUSTOM)
    assert choices.in_unit("px").figure().size == PictureSize(1600, 1200)


@pytest.mark.parametrize("unit", UNITS)
def test_numbers_that_make_no_picture_stay_in_another_unit(unit: Unit) -> None:
    (other,) = set(UNITS) - {unit}
    choices = ExportChoices(width=1e308, unit=unit).in_unit(other)
    assert (choices.width, choices.unit) == (1e308, other)
