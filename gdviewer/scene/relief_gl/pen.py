"""How a line on the surface looks."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor


@dataclass(frozen=True, slots=True)
class Pen:
    """How a line looks: half its width and the radius of its dots in pixels.

    ``nearer`` is by which part of its distance it comes nearer to the eye than it is; one that
    ``is_behind`` is seen where the surface hides it. Only one that ``is_round`` has round ends.
    ``dash`` has pixels of line and of gap in turn, two or four of them; without it the line is
    whole.
    """

    color: QColor
    line: float
    dot: float = 0.0
    nearer: float = 0.0
    is_behind: bool = False
    is_round: bool = True
    dash: tuple[float, ...] = ()

    @property
    def dashes(self) -> tuple[float, float, float, float]:
        """Half the first dash, where the middle of the second is, half of it, and the period.

        The second is the first where there is one only; all are 0 for a whole line.
        """
        if not self.dash:
            return 0.0, 0.0, 0.0, 0.0
        first, gap, second = self.dash[0], self.dash[1], self.dash[-2]
        middle = first / 2 if len(self.dash) == 2 else first + gap + second / 2
        return first / 2, middle, second / 2, sum(self.dash)
