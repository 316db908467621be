"""The document as it is edited: undo and redo, and drags, which are one step of the history."""

from __future__ import annotations

from msgspec import structs

from gdviewer.state.document import KEPT_FIELDS, Document
from gdviewer.state.models.computed import ComputedDocument
from gdviewer.state.models.history import Moment
from gdviewer.state.resolve import with_valid_rates


class EditedDocument(ComputedDocument):
    """A document with its history."""

    @property
    def undo_text(self) -> str:
        """What undo takes back; empty where there is nothing."""
        return self._history.undo_text

    @property
    def redo_text(self) -> str:
        """What redo does again; empty where there is nothing."""
        return self._history.redo_text

    def edit(
        self, document: Document, undo: str = "", *, restarts: bool = False, is_typing: bool = False
    ) -> None:
        """Take ``document``; with a text for ``undo`` that is a step of the history.

        An edit that ``restarts`` goes back to step 0 and plays, unless the document has "Play on
        click" off. One that ``is_typing`` joins the one before, made within a second.
        """
        before = self._frame.document
        if not self._history.is_dragging:
            document = with_valid_rates(before, document)
        if document != before and undo:
            playhead = self._frame.playhead if restarts else None
            self._history.record(Moment(undo, before, playhead), is_typing)
        if restarts:
            self._playback.restart(document.plays_on_click)
            self._since_tick.restart()
        if document != before or restarts:
            self._put(document, restarts=restarts)

    def show_document(self, document: Document, undo: str) -> None:
        """Take another document, at its own step; one step of the history."""
        self.cancel_drag()
        self._history.record(Moment(undo, self._frame.document, self._frame.playhead))
        self._playback.seek(document.playhead)
        self._put(document, restarts=True)

    def undo(self) -> None:
        """Take the last edit back."""
        self.cancel_drag()
        self._return_to(self._history.undo(self._frame.document, self._frame.playhead))

    def redo(self) -> None:
        """Do again what was taken back."""
        self.cancel_drag()
        self._return_to(self._history.redo(self._frame.document, self._frame.playhead))

    def begin_drag(self, undo: str) -> None:
        """Hold the playhead: what follows is one undo step, redrawn live, until it ends."""
        if not self._history.is_dragging:
            self._history.begin_drag(Moment(undo, self._frame.document))
            self._refresh()

    def end_drag(self) -> None:
        """Let go: go on playing if it was playing."""
        before = self._history.dragged_from
        if before is not None:
            document = with_valid_rates(before, self._frame.document)
            self._history.end_drag(document)
            self._since_tick.restart()
            self._put(document, asks_anew=True)

    def cancel_drag(self) -> None:
        """Put back what was dragged."""
        before = self._history.cancel_drag()
        if before is not None:
            self._put(before)

    def _return_to(self, moment: Moment | None) -> None:
        """Put a moment of the history back, keeping the speed and the view of a function."""
        if moment is None:
            return
        now, then = self._frame.document, moment.document
        seen = now if then.home == now.home or now.is_view_locked else then
        if moment.playhead is not None:
            self._playback.seek(moment.playhead)
        kept = {name: getattr(now, name) for name in KEPT_FIELDS}
        kept |= {"bounds": seen.bounds, "value_range": seen.value_range}
        kept["selected"] = _selected(now, then)
        self._put(structs.replace(then, **kept))


def _selected(now: Document, then: Document) -> tuple[int, ...]:
    """Return what is selected now, as far as ``then`` has it, else what was selected then."""
    ids = {run.id for run in then.runs}
    return tuple(run for run in now.selected if run in ids) or then.selected
