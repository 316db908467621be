"""Paints the legend: of each run its color, name, settings, steps and how it ended."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPainter

from gdviewer.core.numbers import format_count
from gdviewer.scene.paths.brush import paint_swatch
from gdviewer.scene.text import LEFT, paint_pale_ground, text_width, write
from gdviewer.scene.theme import Theme
from gdviewer.scene.wrapping import ELLIPSIS, elided, wrapped
from gdviewer.state.readings.digest import PathDigest

_LINE = 1.45  # heights of the text from line to line
_PADDING = 0.55  # ... around the text
_SWATCH = 2.6  # ... that the piece of path is long
_GAP = 0.45  # ... between it and the text
_SIDES = 2 * _PADDING + _SWATCH + _GAP
_NARROWEST = 8.0  # ... that make a legend still worth reading
_MOST_LINES = 3  # of a name with its settings, and of what became of the run
_OPACITY = 0.88


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text; ``color`` is set where the entry of a run with this color begins."""

    text: str
    color: int | None = None
    is_quiet: bool = False


@dataclass(frozen=True, slots=True)
class Legend:
    """The lines of a legend, its size in pixels, and how many lines are cut or left out."""

    lines: tuple[Line, ...]
    size: QSizeF
    cuts: int

    @classmethod
    def of(
        cls, paths: Sequence[PathDigest], room: QSizeF, theme: Theme, is_brief: bool = False
    ) -> Legend | None:
        """Return the legend of ``paths`` in at most ``room``; None where that is too small.

        One that ``is_brief`` has the learning rate alone of each run's settings.
        """
        told = [_told(path, is_brief) for path in paths]
        font = theme.font_size
        width = room.width() - _SIDES * font
        most = int((room.height() / font - 2 * _PADDING) / _LINE)
        if width < _NARROWEST * font or most < 2:
            return None
        groups = [tuple(group) for _, group in itertools.groupby(told, lambda path: path.run)]
        entries = [_entry(group, width, theme) for group in groups]
        wanted = sum(map(len, entries))
        if wanted > most:
            entries = [_short_entry(group[0], width, theme) for group in groups]
        lines = _fitting(entries, most)
        if not lines:
            return None
        widest = max(text_width(line.text, theme) for line in lines)
        height = _LINE * len(lines) + 2 * _PADDING
        elided_lines = sum(line.text.endswith(ELLIPSIS) for line in lines)
        cuts = wanted - len(lines) + elided_lines
        return cls(lines, QSizeF(widest + _SIDES * font, height * font), cuts)


def paint_legend(painter: QPainter, legend: Legend, place: QRectF, theme: Theme) -> None:
    """Paint ``legend`` at ``place`` on a pale ground of its own."""
    font = theme.font_size
    paint_pale_ground(painter, place, theme, _OPACITY)
    left = place.left() + _PADDING * font
    for index, line in enumerate(legend.lines):
        middle = place.top() + (_PADDING + _LINE * (index + 0.5)) * font
        if line.color is not None:
            height = _LINE * font
            swatch = QRectF(left, middle - height / 2, _SWATCH * font, height)
            paint_swatch(painter, swatch, line.color, theme)
        color = theme.muted if line.is_quiet else theme.text
        write(painter, line.text, left + (_SWATCH + _GAP) * font, middle, theme, LEFT, color)


def _told(path: PathDigest, is_brief: bool) -> PathDigest:
    """Return ``path`` by its name, with the settings that it does not have already."""
    name = path.name or path.method
    left = (one for one in path.settings if one.replace(" = ", " ") not in name)
    settings = tuple(one for one in left if not is_brief or one.startswith("η"))
    return replace(path, name=name, settings=settings)


def _entry(paths: Sequence[PathDigest], width: float, theme: Theme) -> list[Line]:
    """Return the lines of one run, which has a path from each start."""
    first = paths[0]
    name = ", ".join([first.name, *(_kept_together(one) for one in first.settings)])
    head, *rest = wrapped(name, width, theme, _MOST_LINES)
    way = wrapped(_way(paths), width, theme, _MOST_LINES)
    quiet = [Line(line, is_quiet=True) for line in way]
    return [Line(head, first.color), *map(Line, rest), *quiet]


def _short_entry(path: PathDigest, width: float, theme: Theme) -> list[Line]:
    """Return one line for a run, where there is no room for more."""
    text = ", ".join([path.name, *path.settings[:1]])
    return [Line(elided(text, width, theme), path.color)]


def _kept_together(setting: str) -> str:
    """Return ``setting`` with spaces at which no line is broken."""
    return setting.replace(" ", "\N{NO-BREAK SPACE}")


def _way(paths: Sequence[PathDigest]) -> str:
    """Return how far a run came and how it ended, e.g. ``312 steps: diverged``."""
    steps = sorted(path.steps for path in paths)
    count = format_count(steps[-1], "step")
    if steps[0] != steps[-1]:
        fewest, _ = format_count(steps[0], "step").rsplit(" ", 1)
        count = f"{fewest} to {count}"
    if len(paths) > 1:
        count = f"{len(paths)} starts, {count}"
    ending = paths[0].ending if len({path.ending for path in paths}) == 1 else ""
    return f"{count}: {ending}" if ending else count


def _fitting(entries: Sequence[list[Line]], most: int) -> tuple[Line, ...]:
    """Return the lines of as many entries as fit, and how many more there are."""
    lines: list[Line] = []
    for index, entry in enumerate(entries):
        is_last = index == len(entries) - 1
        if len(lines) + len(entry) + (not is_last) > most:
            more = Line(f"and {len(entries) - index} more", is_quiet=True)
            return (*lines, more) if lines else ()
        lines += entry
    return tuple(lines)
