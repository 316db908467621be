"""What a picture shows and how large it is, in one frozen record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal, get_args

import msgspec
from msgspec import structs

from gdviewer.core.numbers import format_number
from gdviewer.export.size import POINTS_IN_AN_INCH, PictureSize
from gdviewer.scene.theme import DARK, LIGHT, Theme
from gdviewer.state.document import Document

Ground = Literal["light", "dark", "transparent"]
GROUNDS: tuple[Ground, ...] = get_args(Ground)
TEXT_POINTS = 8.0

_SMALLEST_TEXT, _LARGEST_TEXT = 1.0, 144.0
_LEAST_ROOM = 14.0  # heights of the text that a picture is wide and high, at least


def _part(title: str, description: str) -> msgspec.Meta:
    return msgspec.Meta(title=title, description=description)


class Parts(msgspec.Struct, frozen=True):
    """What a picture may show beside the surface, the axes, the paths and their starts."""

    title: Annotated[bool, _part("Title", "The function with its parameters, above the plot.")] = (
        True
    )
    legend: Annotated[
        bool, _part("Legend", "Of each run its color, name, settings, steps and end.")
    ] = True
    color_bar: Annotated[bool, _part("Color bar", "Which value of f has which color.")] = True
    playhead: Annotated[bool, _part("Playhead", "The dot where each run is.")] = True
    stars: Annotated[bool, _part("Stars", "A star at each known minimum.")] = True
    coordinates: Annotated[
        bool,
        _part("Coordinates", "Those of start, end and minimum, where there is room."),
    ] = False
    workings: Annotated[
        bool,
        _part("Inner workings", "What goes on inside the step at the playhead, where it is shown."),
    ] = False
    critical_points: Annotated[
        bool,
        _part("Critical points", "Marks at minima, maxima, saddles and others, where shown."),
    ] = False
    gradient_field: Annotated[
        bool,
        _part("Gradient field", "Arrows where f falls steepest, the longer the greater log ∥∇f∥."),
    ] = False
    isoline_labels: Annotated[
        bool, _part("Isoline labels", "On each isoline the value that f has along it.")
    ] = False

    def as_in(self, document: Document) -> Parts:
        """Return these parts with those marks on the function that ``document`` shows."""
        return structs.replace(
            self,
            gradient_field=document.shows_gradient_field,
            isoline_labels=document.shows_isoline_labels,
        )


FIRST_SIZE = PictureSize(1600, 1200)
USUAL_PARTS = Parts()


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture's size, its parts, its ground (one of GROUNDS) and its text size in points.

    Lines and dots are in proportion to the text, whatever the pixels and the dots per inch.

    Raises
    ------
    ValueError
        In a sentence, where the ground or the text size is none.
    """

    size: PictureSize = FIRST_SIZE
    parts: Parts = USUAL_PARTS
    ground: Ground = GROUNDS[0]
    text_points: float = TEXT_POINTS

    def __post_init__(self) -> None:
        if self.ground not in GROUNDS:
            raise ValueError(f"the ground is one of {', '.join(GROUNDS)}, not {self.ground!r}")
        if not _SMALLEST_TEXT <= self.text_points <= _LARGEST_TEXT:
            raise ValueError(
                f"the text is from {format_number(_SMALLEST_TEXT)} to "
                f"{format_number(_LARGEST_TEXT)} points high, not {format_number(self.text_points)}"
            )

    @property
    def text_pixels(self) -> float:
        """The height of the text in pixels, less than asked for only in a tiny picture."""
        wanted = self.text_points / POINTS_IN_AN_INCH * self.size.dpi
        return min(wanted, min(self.size.width, self.size.height) / _LEAST_ROOM)

    @property
    def theme(self) -> Theme:
        """The palette of the ground, at the scale that gives the text its size."""
        palette = DARK if self.ground == "dark" else LIGHT
        return palette.scaled(self.text_pixels / palette.font_size)

    @property
    def is_transparent(self) -> bool:
        """Whether what lies behind the picture shines through beside the surface."""
        return self.ground == "transparent"
