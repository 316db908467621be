"""Which part of the axis along x a chart shows: all of it, or a part that a hand chose."""

from __future__ import annotations

from gdviewer.scene.chart.chart import Span

_LEAST = 2.0  # positions that can be shown


class ChartZoom:
    """Keeps a part of the axis, which ends at the last position there is."""

    def __init__(self) -> None:
        self._span: Span | None = None

    def span(self, last: float) -> Span | None:
        """Return the part to show, None for all; where there is less by now, all."""
        if self._span is not None and self._span[0] >= last:
            self._span = None
        return self._span

    def fit(self) -> None:
        """Show all."""
        self._span = None

    def show(self, one: float, other: float, last: float) -> None:
        """Show what is from ``one`` to ``other``, but not less than a few positions."""
        low, high = sorted((one, other))
        width = max(high - low, _LEAST)
        if width >= last:
            self._span = None
            return
        low = min(max((low + high - width) / 2, 0.0), last - width)
        self._span = low, low + width

    def about(self, position: float, factor: float, last: float) -> None:
        """Show ``factor`` times as much; ``position`` stays where it is, if it is seen."""
        low, high = self._span or (0.0, last)
        fixed = position if low <= position <= high else (low + high) / 2
        self.show(fixed - (fixed - low) * factor, fixed + (high - fixed) * factor, last)

    def move(self, part: float, last: float) -> None:
        """Go on by ``part`` of what is shown, or back."""
        if self._span is not None:
            low, high = self._span
            offset = part * (high - low)
            self.show(low + offset, high + offset, last)
