"""What is in view: looked at, fitted, typed or locked; none of it is an undo step."""

from __future__ import annotations

from msgspec import structs
from PySide6.QtCore import Signal

from gdviewer.core.bounds import Bounds
from gdviewer.state.models.sweeping import SweepingDocument
from gdviewer.state.readings.fitting import path_bounds


class ViewedDocument(SweepingDocument):
    """A document with a view that can be locked: then only what is typed changes it.

    ``view_refused`` is emitted where a hand or a command would have moved a locked view.
    """

    view_refused = Signal()

    def may_move_view(self) -> bool:
        """Return whether the view may be moved; where it is locked, say so."""
        is_locked = self.frame.document.is_view_locked
        if is_locked:
            self.view_refused.emit()
        return not is_locked

    def look_at(self, bounds: Bounds, value_range: tuple[float, float] | None = None) -> None:
        """Keep what a zoom or a pan has brought into view, unless the view is locked.

        The axis of a variable that the function does not have stays; without a ``value_range`` the
        values beside a curve are fitted to it.
        """
        if self.may_move_view():
            self._see(bounds=self._of_variables(bounds), value_range=value_range)

    def fit(self) -> None:
        """Show the bounds of the built-in function chosen last, and all of a curve in them."""
        if self.may_move_view():
            self._see(bounds=self.frame.document.home, value_range=None)

    def fit_path(self) -> None:
        """Show the finite part of every path, no further than 20 times what :meth:`fit` shows."""
        self.look_at(path_bounds(self.frame))

    def type_bounds(self, bounds: Bounds) -> None:
        """Show ``bounds``, also where the view is locked."""
        self._see(bounds=bounds)

    def type_values(self, value_range: tuple[float, float] | None) -> None:
        """Show this range of f beside a curve, or the one that fits, also where it is locked."""
        self._see(value_range=value_range)

    def toggle_view_lock(self) -> None:
        """Keep the view as it is whatever else is done, or set it free.

        The values beside a curve are not fitted to it any more.
        """
        document = self.frame.document
        values = self.frame.value_range or document.value_range
        self._see(is_view_locked=not document.is_view_locked, value_range=values)

    def _of_variables(self, bounds: Bounds) -> Bounds:
        """Return ``bounds``, but what is seen of y stays where there is no second variable."""
        if len(self.frame.variables) > 1:
            return bounds
        kept = self.frame.document.bounds
        return Bounds(bounds.xmin, bounds.xmax, kept.ymin, kept.ymax)

    def _see(self, **changes: object) -> None:
        self.edit(structs.replace(self.frame.document, **changes))
