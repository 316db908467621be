"""How a parameter goes to and fro by itself through the range of its slider."""

from __future__ import annotations

from dataclasses import dataclass

from gdviewer.core.parameter_range import ParameterRange

SECONDS = 4.0
"""How long it takes from one end to the other."""


@dataclass(frozen=True, slots=True)
class Sweep:
    """The parameter ``name`` on its way through ``slider``, from the value ``origin``, up first."""

    name: str
    slider: ParameterRange
    origin: float

    def value(self, seconds: float) -> float:
        """Return where it is after ``seconds``."""
        way = (self.slider.share(self.origin) + seconds / SECONDS) % 2
        return self.slider.value(way if way <= 1 else 2 - way)
