"""Undo and redo: documents as they were, each with the words for its menu entry."""

from __future__ import annotations

from dataclasses import dataclass

from gdviewer.state.document import Document


@dataclass(frozen=True, slots=True)
class Moment:
    """A document to come back to and what was done next.

    ``playhead`` is where it was, or None where the change did not move it.
    """

    text: str
    document: Document
    playhead: int | None = None


class History:
    """Two stacks of moments; a new change forgets what was undone."""

    _LIMIT = 1000

    def __init__(self) -> None:
        self._past: list[Moment] = []
        self._future: list[Moment] = []

    @property
    def undo_text(self) -> str:
        """What undo takes back, empty where there is nothing."""
        return self._past[-1].text if self._past else ""

    @property
    def redo_text(self) -> str:
        """What redo does again, empty where there is nothing."""
        return self._future[-1].text if self._future else ""

    def push(self, moment: Moment) -> None:
        """Remember ``moment``, as it was before a change."""
        self._past = [*self._past[-self._LIMIT :], moment]
        self._future = []

    def undo(self, document: Document, playhead: int) -> Moment | None:
        """Return the moment to go back to, remembering the present one for redo."""
        return self._move(self._past, self._future, document, playhead)

    def redo(self, document: Document, playhead: int) -> Moment | None:
        """Return the moment to go forward to, remembering the present one for undo."""
        return self._move(self._future, self._past, document, playhead)

    @staticmethod
    def _move(
        source: list[Moment], target: list[Moment], document: Document, playhead: int
    ) -> Moment | None:
        if not source:
            return None
        moment = source.pop()
        back_to = None if moment.playhead is None else playhead
        target.append(Moment(moment.text, document, back_to))
        return moment
