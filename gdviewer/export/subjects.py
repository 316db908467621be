"""What can be exported: the picture of the plane, the chart of convergence and others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from gdviewer.export.chart import CHART_PARTS, chart_drawing
from gdviewer.export.figure import GROUNDS, Figure, Ground, Parts
from gdviewer.export.formats import Drawing
from gdviewer.export.picture import drawing_of
from gdviewer.state.frame import Frame


@dataclass(frozen=True, slots=True)
class Subject:
    """``noun`` is how it is called, ``parts`` are the names of those parts that it can have.

    ``formats`` are those that it can be written in, all where there are none, and ``grounds`` those
    that it can have.
    """

    noun: str
    parts: tuple[str, ...]
    draw: Callable[[Frame, Figure], Drawing]
    formats: tuple[str, ...] = ()
    grounds: tuple[Ground, ...] = GROUNDS

    def has_format(self, key: str) -> bool:
        """Whether it can be written in the format ``key``."""
        return not self.formats or key in self.formats


PICTURE = Subject("picture", Parts.__struct_fields__, drawing_of)
CHART = Subject("chart", CHART_PARTS, chart_drawing)
