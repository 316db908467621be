"""What was chosen in the export dialog, and how it is remembered."""

from __future__ import annotations

from contextlib import suppress

import msgspec
from msgspec import structs
from PySide6.QtCore import QSettings

from gdviewer.export.figure import FIRST_SIZE, GROUNDS, TEXT_POINTS, Figure, Ground, Parts
from gdviewer.export.formats import formats
from gdviewer.export.presets import PRESETS
from gdviewer.export.size import PRINT_DPI, UNITS, PictureSize, Unit
from gdviewer.state.document import Document

CUSTOM = "custom"
"""The key of the preset that is none."""

_KEY = "export/choices"
_DECIMALS: dict[Unit, int] = {"px": 0, "mm": 1}


class ExportChoices(msgspec.Struct, frozen=True):
    """A picture as the dialog's fields describe it; lengths are in ``unit``."""

    preset: str = CUSTOM
    width: float = FIRST_SIZE.width
    height: float = FIRST_SIZE.height
    unit: Unit = UNITS[0]
    dpi: float = PRINT_DPI
    text_points: float = TEXT_POINTS
    ground: Ground = GROUNDS[0]
    parts: Parts = Parts()
    format: str = "png"

    def figure(self) -> Figure:
        """Return the picture that is meant.

        Raises
        ------
        ValueError
            In a sentence, where there can be no such picture.
        """
        size = PictureSize.of(self.width, self.height, self.unit, self.dpi)
        return Figure(size, self.parts, self.ground, self.text_points)

    def as_in(self, document: Document) -> ExportChoices:
        """Return these choices with those marks on the function that ``document`` shows."""
        return structs.replace(self, parts=self.parts.as_in(document))

    def with_preset(self, key: str) -> ExportChoices:
        """Return these choices with the sizes of a preset."""
        if key == CUSTOM:
            return structs.replace(self, preset=key)
        preset = PRESETS[key]
        return structs.replace(
            self,
            preset=key,
            width=preset.width,
            height=preset.height,
            unit=preset.unit,
            dpi=preset.dpi,
            text_points=preset.text_points,
        )

    def in_unit(self, unit: Unit) -> ExportChoices:
        """Return the same picture with its sides in another unit; numbers that are none stay."""
        if unit == self.unit:
            return self
        width, height = self.width, self.height
        with suppress(ValueError):
            sides = PictureSize.of(width, height, self.unit, self.dpi).sides(unit)
            width, height = (round(side, _DECIMALS[unit]) for side in sides)
        return structs.replace(self, width=width, height=height, unit=unit, preset=CUSTOM)


def remembered_choices(settings: QSettings) -> ExportChoices:
    """Return what was chosen the last time; the usual where that makes no sense."""
    text = settings.value(_KEY)
    with suppress(ValueError):
        choices = msgspec.json.decode(text if isinstance(text, str) else "", type=ExportChoices)
        choices.figure()
        formats[choices.format]
        if choices.preset in PRESETS or choices.preset == CUSTOM:
            return choices
    return ExportChoices()


def remember_choices(settings: QSettings, choices: ExportChoices) -> None:
    """Keep ``choices`` for the next time."""
    settings.setValue(_KEY, msgspec.json.encode(choices).decode())
