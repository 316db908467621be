"""How large a picture is: its pixels, and how many of them make an inch."""

from __future__ import annotations

import re
from dataclasses import dataclass

LARGEST = 20_000
MOST_PIXELS = 100_000_000
SMALLEST = 50
PRINT_DPI = 300.0

_SCREEN_DPI = 96.0
_SCREEN_WIDTH, _SCREEN_HEIGHT = 800.0, 640.0  # where lines and text are as on the screen
_NARROWEST = 400.0  # screen pixels that a picture has room for, however many dots an inch has
_MILLIMETERS = 25.4  # in an inch


@dataclass(frozen=True, slots=True)
class PictureSize:
    """A width and height in pixels, with ``dpi`` pixels to an inch.

    Lines, dots and text grow with ``dpi``: in print they are as large as on a screen.
    ``is_on_screen`` says that only the pixels were asked for, so that no length is meant.

    Raises
    ------
    ValueError
        In a sentence, where there are too few pixels or too many.
    """

    width: int
    height: int
    dpi: float
    is_on_screen: bool = False

    def __post_init__(self) -> None:
        for side in (self.width, self.height):
            if side < SMALLEST:
                raise ValueError(
                    f"a picture is at least {SMALLEST} × {SMALLEST} pixels, not {self}"
                )
            if side > LARGEST:
                raise ValueError(f"a picture is at most {LARGEST} pixels wide and high, not {self}")
        if self.width * self.height > MOST_PIXELS:
            raise ValueError(
                f"a picture has at most {MOST_PIXELS // 10**6} million pixels, not {self}"
            )
        if not 1 <= self.dpi <= 10_000:
            raise ValueError(f"dpi must be at least 1 and at most 10000, not {self.dpi:g}")

    @classmethod
    def pixels(cls, width: int, height: int, dpi: float | None = None) -> PictureSize:
        """Return a size in pixels; without ``dpi`` lines and text grow with the picture."""
        fitting = _SCREEN_DPI * min(width / _SCREEN_WIDTH, height / _SCREEN_HEIGHT)
        return cls(width, height, max(fitting, 10.0) if dpi is None else dpi, dpi is None)

    @classmethod
    def millimeters(cls, width: float, height: float, dpi: float = PRINT_DPI) -> PictureSize:
        """Return the size of a picture in print."""
        if not max(abs(width), abs(height)) < 1e6:
            raise ValueError(f"a picture of {width:g} × {height:g} mm is too large")
        if not 1 <= dpi <= 10_000:
            raise ValueError(f"dpi must be at least 1 and at most 10000, not {dpi:g}")
        scale = dpi / _MILLIMETERS
        return cls(round(width * scale), round(height * scale), dpi)

    @classmethod
    def parse(cls, text: str, dpi: float | None = None) -> PictureSize:
        """Return the size that ``text`` means: ``1600x1200``, or ``160x120mm``."""
        match = re.fullmatch(r"(\d+(?:\.\d+)?)[x×](\d+(?:\.\d+)?)(mm)?", text.replace(" ", ""))
        if match is None:
            raise ValueError(f"a size is written as 1600x1200 or 160x120mm, not {text!r}")
        width, height = float(match[1]), float(match[2])
        if match[3]:
            return cls.millimeters(width, height, PRINT_DPI if dpi is None else dpi)
        if not max(width, height) < 1e6:
            raise ValueError(f"a picture of {width:g} × {height:g} pixels is too large")
        return cls.pixels(round(width), round(height), dpi)

    @property
    def scale(self) -> float:
        """How many times as large as on the screen lines, dots and text are."""
        return min(self.dpi / _SCREEN_DPI, self.width / _NARROWEST, self.height / _NARROWEST)

    @property
    def in_millimeters(self) -> tuple[float, float]:
        """Width and height in print."""
        return self.width / self.dpi * _MILLIMETERS, self.height / self.dpi * _MILLIMETERS

    def __str__(self) -> str:
        return f"{self.width} × {self.height}"
