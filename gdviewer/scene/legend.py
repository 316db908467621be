"""Paints the legend: of each run its color, name, settings, steps and how it ended."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPainter

from gdviewer.core.endings import possible_endings
from gdviewer.core.numbers import format_count, format_whole
from gdviewer.core.stopping import Criteria
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
_MOST_LINES = 3  # of a name with all settings
_OPACITY = 0.88
_MANY_STEPS = 99_999  # as many digits as steps have where nothing limits them


class Detail(Enum):
    """How much a legend says of a run."""

    ALL = "its name with all settings, then its steps and its end, in as many lines as that takes"
    BRIEF = "its name with the learning rate, and in a second line its steps and its end"
    SHORT = "its name with the learning rate"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text; ``color`` is set where the entry of a run with this color begins."""

    text: str
    color: int | None = None
    is_quiet: bool = False


@dataclass(frozen=True, slots=True)
class Legend:
    """The lines of a legend, its size in pixels, and how many lines are cut or left out.

    It is painted in its ``theme``, whose text may be smaller than that of the picture.
    """

    lines: tuple[Line, ...]
    size: QSizeF
    cuts: int
    theme: Theme

    @classmethod
    def of(
        cls,
        paths: Sequence[PathDigest],
        room: QSizeF,
        theme: Theme,
        detail: Detail = Detail.ALL,
        criteria: Criteria | None = None,
    ) -> Legend | None:
        """Return the legend of ``paths`` in at most ``room``; None where that is too small.

        With ``criteria`` it is as wide as it will be when the runs have ended by one of them.
        """
        font = theme.font_size
        width = room.width() - _SIDES * font
        most = int((room.height() / font - 2 * _PADDING) / _LINE)
        if width < _NARROWEST * font or most < 2:
            return None
        groups = [tuple(group) for _, group in itertools.groupby(paths, lambda path: path.run)]
        entries = [_ENTRIES[detail](group, width, theme) for group in groups]
        wanted = sum(map(len, entries))
        if wanted > most:
            entries = [_short_entry(group, width, theme) for group in groups]
        lines = _fitting(entries, most)
        if not lines:
            return None
        texts = [line.text for line in lines]
        if criteria is not None and any(line.is_quiet for line in lines):
            texts += _ways_to_come(criteria, has_range=len(paths) > len(groups))
        widest = min(max(text_width(text, theme) for text in texts), width)
        height = _LINE * len(lines) + 2 * _PADDING
        elided_lines = sum(line.text.endswith(ELLIPSIS) for line in lines)
        cuts = wanted - len(lines) + elided_lines
        return cls(lines, QSizeF(widest + _SIDES * font, height * font), cuts, theme)


def paint_legend(painter: QPainter, legend: Legend, place: QRectF, has_ground: bool = True) -> None:
    """Paint ``legend`` at ``place``, on a pale ground of its own unless it lies beside the plot."""
    theme, font = legend.theme, legend.theme.font_size
    if has_ground:
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


def _whole_entry(paths: Sequence[PathDigest], width: float, theme: Theme) -> list[Line]:
    """Return the lines of one run, which has a path from each start."""
    first = paths[0]
    settings = (one.replace(" ", "\N{NO-BREAK SPACE}") for one in _settings(first))
    head, *rest = wrapped(", ".join([_name(first), *settings]), width, theme, _MOST_LINES)
    way = wrapped(_way(paths), width, theme, _MOST_LINES)
    quiet = [Line(line, is_quiet=True) for line in way]
    return [Line(head, first.color), *map(Line, rest), *quiet]


def _brief_entry(paths: Sequence[PathDigest], width: float, theme: Theme) -> list[Line]:
    """Return two lines for a run."""
    way = elided(_way(paths), width, theme)
    return [*_short_entry(paths, width, theme), Line(way, is_quiet=True)]


def _short_entry(paths: Sequence[PathDigest], width: float, theme: Theme) -> list[Line]:
    """Return one line for a run."""
    first = paths[0]
    rate = (one for one in _settings(first) if one.startswith("η"))
    return [Line(elided(", ".join([_name(first), *rate]), width, theme), first.color)]


_ENTRIES: Mapping[Detail, Callable[[Sequence[PathDigest], float, Theme], list[Line]]] = {
    Detail.ALL: _whole_entry,
    Detail.BRIEF: _brief_entry,
    Detail.SHORT: _short_entry,
}


def _name(path: PathDigest) -> str:
    return path.name or path.method


def _settings(path: PathDigest) -> list[str]:
    """Return the settings that the name does not have already."""
    return [one for one in path.settings if one.replace(" = ", " ") not in _name(path)]


def _way(paths: Sequence[PathDigest]) -> str:
    """Return how far a run came and how it ended, e.g. ``312 steps: diverged``."""
    steps, endings = [path.steps for path in paths], {path.ending for path in paths}
    return _steps_and_end(min(steps), max(steps), endings.pop() if len(endings) == 1 else "")


def _steps_and_end(fewest: int, most: int, ending: str) -> str:
    count = format_count(most, "step")
    if fewest != most:
        count = f"{format_whole(fewest)}–{count}"
    return f"{count}: {ending}" if ending else count


def _ways_to_come(criteria: Criteria, has_range: bool) -> list[str]:
    """Return how runs may end, after as many steps as they may take."""
    most = criteria.max_steps or _MANY_STEPS
    fewest = most - 1 if has_range else most
    return [_steps_and_end(fewest, most, ending) for ending in possible_endings(criteria)]


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
