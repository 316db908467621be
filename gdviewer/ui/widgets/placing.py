"""Where a list goes that opens at a place on the screen."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize


def beside(place: QRect, wanted: QSize, left: int, screen: QRect) -> QRect:
    """Return room below ``place``, or above it where there is more, as far as ``screen`` has it.

    It begins at ``left`` where it then fits.
    """
    below, above = screen.bottom() - place.bottom(), place.top() - screen.top()
    is_below = wanted.height() <= below or below >= above
    size = wanted.boundedTo(QSize(screen.width(), below if is_below else above))
    x = max(min(left, screen.right() + 1 - size.width()), screen.left())
    y = place.bottom() + 1 if is_below else place.top() - size.height()
    return QRect(x, y, size.width(), size.height())
