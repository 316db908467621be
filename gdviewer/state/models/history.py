"""Undo and redo: documents as they were, each with the words for its menu entry."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

from gdviewer.state.document import Document

_LIMIT = 1000
_TYPING_PAUSE_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Moment:
    """A document to come back to and what was done next.

    ``playhead`` is where it was, or None where the change did not move it.
    """

    text: str
    document: Document
    playhead: int | None = None


class History:
    """Two stacks of moments; a new change forgets what was undone.

    What changes during a drag is one moment, and so is what is typed without a pause. ``clock``
    tells the time in seconds.
    """

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._past: list[Moment] = []
        self._future: list[Moment] = []
        self._dragged_from: Moment | None = None
        self._typed_at: float | None = None

    @property
    def undo_text(self) -> str:
        """What undo takes back, empty where there is nothing."""
        return self._past[-1].text if self._past else ""

    @property
    def redo_text(self) -> str:
        """What redo does again, empty where there is nothing."""
        return self._future[-1].text if self._future else ""

    @property
    def is_dragging(self) -> bool:
        """Whether a drag is under way."""
        return self._dragged_from is not None

    @property
    def dragged_from(self) -> Document | None:
        """The document from before the drag that is under way."""
        return self._dragged_from.document if self._dragged_from is not None else None

    def record(self, moment: Moment, is_typing: bool = False) -> None:
        """Remember ``moment``, as it was before a change."""
        if self.is_dragging:
            return
        if not (is_typing and self._goes_on_typing(moment.text)):
            self._push(moment)
        self._typed_at = self._clock() if is_typing else None

    def begin_drag(self, moment: Moment) -> None:
        """Remember ``moment`` as the one before all that follows, until the drag ends."""
        self._dragged_from = moment

    def end_drag(self, document: Document) -> None:
        """Make one moment of the drag, if ``document`` is another one than before it."""
        moment, self._dragged_from = self._dragged_from, None
        if moment is not None and moment.document != document:
            self._push(moment)

    def cancel_drag(self) -> Document | None:
        """Forget the drag; return the document from before it."""
        moment, self._dragged_from = self._dragged_from, None
        return moment.document if moment is not None else None

    def undo(self, document: Document, playhead: int) -> Moment | None:
        """Return the moment to go back to, remembering the present one for redo."""
        return self._move(self._past, self._future, document, playhead)

    def redo(self, document: Document, playhead: int) -> Moment | None:
        """Return the moment to go forward to, remembering the present one for undo."""
        return self._move(self._future, self._past, document, playhead)

    def _goes_on_typing(self, text: str) -> bool:
        return (
            self._typed_at is not None
            and self._clock() - self._typed_at < _TYPING_PAUSE_SECONDS
            and self.undo_text == text
        )

    def _push(self, moment: Moment) -> None:
        self._past = [*self._past[1 - _LIMIT :], moment]
        self._future = []
        self._typed_at = None

    def _move(
        self, source: list[Moment], target: list[Moment], document: Document, playhead: int
    ) -> Moment | None:
        self._typed_at = None
        if not source:
            return None
        moment = source.pop()
        back_to = None if moment.playhead is None else playhead
        target.append(Moment(moment.text, document, back_to))
        return moment
