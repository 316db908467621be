"""What each edit of the starts makes of a document: pure functions."""

from __future__ import annotations

from msgspec.structs import replace

from gdviewer.state.document import Document, check_paths

Point = tuple[float, ...]
"""A number for each variable."""


def set_start(document: Document, point: Point) -> Document:
    """Start from ``point`` alone; the coordinates that it does not have stay."""
    return replace(document, starts=(_whole(document, point, 0),))


def move_start(document: Document, start: int, point: Point) -> Document:
    """Start from ``point`` instead of the start at the place ``start``; the others stay."""
    starts = list(document.starts)
    starts[start] = _whole(document, point, start)
    return replace(document, starts=tuple(starts))


def add_start(document: Document, point: Point) -> Document:
    """Start from ``point`` too.

    Raises
    ------
    ValueError
        One sentence where there is a start already, or where there are as many paths as can be.
    """
    added = _whole(document, point, 0)
    if added in document.starts:
        raise ValueError("There is a start at this point already.")
    more = replace(document, starts=(*document.starts, added))
    check_paths(more)
    return more


def remove_start(document: Document, start: int) -> Document:
    """Take the start at the place ``start`` away; the selected one stays so, unless it is that.

    Raises
    ------
    ValueError
        One sentence where none would be left.
    """
    starts = document.starts
    if len(starts) == 1:
        raise ValueError("One start has to stay: click elsewhere to move it.")
    selected = document.selected_start - (start < document.selected_start)
    return replace(
        document, starts=(*starts[:start], *starts[start + 1 :]), selected_start=selected
    )


def keep_first(document: Document) -> Document:
    """Take all starts away but the first."""
    return replace(document, starts=document.starts[:1])


def _whole(document: Document, point: Point, start: int) -> Point:
    """Return ``point`` with the coordinates that it lacks of the start at the place ``start``."""
    return (*point, *document.starts[start][len(point) :])
