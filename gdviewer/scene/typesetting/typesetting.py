"""Typesets a formula: LaTeX becomes an SVG picture, in a font that ziamath brings along."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

INK = "black"
"""The color of every stroke in the picture, as it is written there."""
EM = 20.0
"""The height of the letters in the picture, in its own units."""
_VIEW_BOX = re.compile(r'viewBox="\S+ (\S+) (\S+) (\S+)"')
_FENCES = frozenset("()[]{}|⌊⌋⌈⌉")


@dataclass(frozen=True, slots=True)
class Typeset:
    """A picture of a formula whose letters are ``EM`` high; the rest is measured in the same units.

    ``baseline`` is where the letters stand, from above.
    """

    svg: bytes
    width: float
    height: float
    baseline: float


def typeset(latex: str) -> Typeset:
    """Return the picture of ``latex``; takes some milliseconds for each part of the formula.

    Raises
    ------
    ValueError
        Where ziamath cannot read it.
    """
    try:
        svg: str = _typesetter()(latex, size=EM, color=INK).svg()
        top, width, height = map(float, _VIEW_BOX.findall(svg)[0])
    except Exception as error:
        raise ValueError(f"this formula cannot be typeset ({type(error).__name__})") from error
    return Typeset(svg.encode(), width, height, -top)


@cache
def _typesetter() -> Callable[..., Any]:
    """Import ziamath, which takes a third of a second, when the first formula is typeset."""
    ziamath = importlib.import_module("ziamath")
    ziamath.config.svg2 = False  # QSvgRenderer does not know <symbol>
    _measure_rows_once(importlib.import_module("ziamath.nodes.mrow").Mrow)
    latex: Callable[..., Any] = ziamath.Latex
    return latex


def _measure_rows_once(row_class: Any) -> None:
    """Have ziamath measure only rows that have a bracket to be stretched, and only once.

    It builds every row twice to learn how high its brackets must be, and the rows inside it four
    times, and so on: a formula nested ten deep took minutes. Inside a row that is built to be
    measured no bracket counts, and without a bracket there is nothing to measure for.
    """

    class Row(row_class, tag="mrow"):  # type: ignore[misc,call-arg] # ziamath takes the newest
        def _get_height_nostretch(self, line: Any, **options: Any) -> tuple[float, float]:
            if options.get("nostretch") or not any(map(_is_bracket, line)):
                return 0.0, 0.0
            height: tuple[float, float] = super()._get_height_nostretch(line, **options)
            return height


def _is_bracket(element: Any) -> bool:
    is_fixed = element.get("stretchy") == "false"
    return element.tag == "mo" and not is_fixed and (element.text or "").strip() in _FENCES
