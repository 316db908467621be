"""Finds the empty slots in the picture of a line, and takes their boxes out of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from gdviewer.core.arithmetic.form import DIGIT_HEIGHT
from gdviewer.scene.typesetting.typesetting import EM, Typeset

_RECTANGLE = re.compile(
    r'<rect x="(?P<x>[-\d.]+)" y="(?P<y>[-\d.]+)" width="(?P<width>[-\d.]+)"'
    r' height="(?P<height>[-\d.]+)"[^>]*/>'
)
_CORNER = re.compile(r'viewBox="(\S+) (\S+)')
_LATEX_EM = 4 / 3 * EM
_LEAST_HEIGHT = 0.3 * DIGIT_HEIGHT * _LATEX_EM  # bars of fractions and roots are far thinner


@dataclass(frozen=True, slots=True)
class SlotBox:
    """Where a number goes, from the upper left corner of the picture, in its units.

    ``y + height`` is the baseline of the number; its digits are ``height`` high.
    """

    x: float
    y: float
    width: float
    height: float


def without_slots(picture: Typeset) -> tuple[Typeset, tuple[SlotBox, ...]]:
    """Return ``picture`` with its slots empty, and their boxes in the order of the formula."""
    svg = picture.svg.decode()
    left, top = map(float, _CORNER.findall(svg)[0])
    boxes: list[SlotBox] = []

    def taken_out(found: re.Match[str]) -> str:
        x, y, width, height = (float(found[name]) for name in ("x", "y", "width", "height"))
        if height < _LEAST_HEIGHT:
            return found[0]
        boxes.append(SlotBox(x - left, y - top, width, height))
        return ""

    return replace(picture, svg=_RECTANGLE.sub(taken_out, svg).encode()), tuple(boxes)
