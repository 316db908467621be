"""Places the legend of a picture: in the plot, or outside where it would hide too much there."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF

from gdviewer.scene.legend import Detail, Legend
from gdviewer.scene.legend_place import PlacedLegend, place_legend
from gdviewer.scene.room import Room
from gdviewer.scene.theme import Theme
from gdviewer.state.readings.digest import PathDigest

_WIDTHS, _HEIGHT = (0.4, 0.55, 0.7, 0.85, 1.0), 0.55  # that a legend may take of the plot
_WIDE, _HIGH = 0.15, 0.5  # what its width and height count where lines can be broken
_MARGIN = 0.6  # heights of the text between the legend and the plot's edges
_MOST_OUTSIDE = 0.45  # of the width or the height of the picture
_MOST_COLUMNS = 4
_TEXT_SIZES = (1.0, 0.8, 0.65)  # of the picture's, that a legend may have where there is no room

Columns = tuple[tuple[Legend, QRectF], ...]
"""The columns of a legend with their places."""


@dataclass(frozen=True, slots=True)
class OutsideLegend:
    """A legend in ``columns`` below the plot, or beside it."""

    columns: tuple[Legend, ...]
    is_beside: bool

    def left_of(self, picture: QSizeF) -> QSizeF:
        """Return what it leaves of ``picture`` to the plot and its axes."""
        extent = _extent(self.columns)
        return picture - (
            QSizeF(extent.width(), 0.0) if self.is_beside else QSizeF(0.0, extent.height())
        )

    def placed(self, picture: QSizeF, plot: QRectF) -> Columns:
        """Return where its columns go in ``picture``, in which the ``plot`` is where it is."""
        corner, extent = self.left_of(picture), _extent(self.columns)
        left = max(min(plot.left(), picture.width() - extent.width()), 0.0)
        first = (
            QPointF(corner.width(), plot.top())
            if self.is_beside
            else QPointF(left, corner.height())
        )
        offsets = itertools.accumulate((one.size.width() for one in self.columns), initial=0.0)
        return tuple(
            (column, QRectF(first + QPointF(offset, 0.0), column.size))
            for column, offset in zip(self.columns, offsets, strict=False)
        )


def legend_themes(theme: Theme) -> tuple[Theme, ...]:
    """Return ``theme`` with the sizes of text that a legend may have, the largest first."""
    return tuple(theme.scaled(size * theme.scale) for size in _TEXT_SIZES)


def legend_in_plot(
    paths: Sequence[PathDigest], middle: tuple[float, float] | None, room: Room, theme: Theme
) -> PlacedLegend | None:
    """Return the legend about ``middle``, in parts of the plot, else where it hides least."""
    margin = _MARGIN * theme.font_size
    legends = _shapes(paths, room.plot.width() - 2 * margin, _HEIGHT * room.plot.height(), theme)
    if middle is None or not legends:
        return place_legend(legends, room, margin)
    return PlacedLegend(legends[0], room.around(middle, legends[0].size), corner=0, cost=0.0)


def details_of(paths: Sequence[PathDigest]) -> tuple[Detail, Detail]:
    """Return how much is said of each run, and how much where that does not fit.

    All is said of one run, less of several, as in the window.
    """
    return Detail.ALL if len({path.run for path in paths}) == 1 else Detail.BRIEF, Detail.SHORT


def legends_outside(
    paths: Sequence[PathDigest], detail: Detail, picture: QSizeF, theme: Theme
) -> Iterator[OutsideLegend]:
    """Yield the legend beside the plot, and below it in some columns, where nothing is cut."""
    beside = QSizeF(_MOST_OUTSIDE * picture.width(), picture.height())
    yield from _whole(_columns(paths, detail, beside, 1, theme), is_beside=True)
    for count in range(1, _MOST_COLUMNS + 1):
        room = QSizeF(picture.width() / count, _MOST_OUTSIDE * picture.height())
        yield from _whole(_columns(paths, detail, room, count, theme), is_beside=False)


def _shapes(paths: Sequence[PathDigest], width: float, height: float, theme: Theme) -> list[Legend]:
    """Return the legend in shapes that it can have, the better ones first."""
    detail, _ = details_of(paths)
    wide = (QSizeF(share * width, height) for share in _WIDTHS)
    found = (Legend.of(paths, room, theme, detail) for room in wide)
    legends = [legend for legend in found if legend is not None]
    return sorted(legends, key=lambda one: (one.cuts, _clumsiness(one)))


def _whole(columns: Sequence[Legend | None], *, is_beside: bool) -> Iterator[OutsideLegend]:
    """Yield the legend of ``columns`` unless something of them is cut."""
    whole = tuple(one for one in columns if one is not None and not one.cuts)
    if len(whole) == len(columns):
        yield OutsideLegend(whole, is_beside)


def _columns(
    paths: Sequence[PathDigest], detail: Detail, room: QSizeF, count: int, theme: Theme
) -> list[Legend | None]:
    """Return the legend in ``count`` columns of about as many runs, each within ``room``."""
    runs = list(dict.fromkeys(path.run for path in paths))
    length = -(-len(runs) // count)
    parts = [set(runs[first : first + length]) for first in range(0, len(runs), length)]
    return [
        Legend.of([path for path in paths if path.run in part], room, theme, detail)
        for part in parts
    ]


def _clumsiness(legend: Legend) -> float:
    return _WIDE * legend.size.width() + _HIGH * legend.size.height()


def _extent(columns: Sequence[Legend]) -> QSizeF:
    """Return the size of ``columns`` beside each other."""
    width = sum(one.size.width() for one in columns)
    return QSizeF(width, max(one.size.height() for one in columns))
