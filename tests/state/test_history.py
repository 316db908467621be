"""Undo and redo."""

from __future__ import annotations

from msgspec.structs import replace

from gdviewer.state.document import Document
from gdviewer.state.history import History, Moment

FIRST, SECOND, THIRD = (replace(Document(), seed=seed) for seed in (1, 2, 3))


def test_undo_gives_the_document_before_and_redo_the_one_after() -> None:
    history = History()
    history.push(Moment("Change the seed", FIRST))
    back = history.undo(SECOND, 0)
    assert back is not None
    assert back.document == FIRST
    forward = history.redo(FIRST, 0)
    assert forward is not None
    assert forward.document == SECOND


def test_the_texts_say_what_would_be_undone_and_redone() -> None:
    history = History()
    assert (history.undo_text, history.redo_text) == ("", "")
    history.push(Moment("Change the seed", FIRST))
    assert (history.undo_text, history.redo_text) == ("Change the seed", "")
    history.undo(SECOND, 0)
    assert (history.undo_text, history.redo_text) == ("", "Change the seed")


def test_a_new_change_forgets_what_was_undone() -> None:
    history = History()
    history.push(Moment("one", FIRST))
    history.undo(SECOND, 0)
    history.push(Moment("two", FIRST))
    assert history.redo(THIRD, 0) is None


def test_the_playhead_comes_back_only_where_the_change_moved_it() -> None:
    history = History()
    history.push(Moment("Change the rate", FIRST))
    history.push(Moment("Move the start", SECOND, playhead=40))
    moved = history.undo(THIRD, 5)
    assert moved is not None
    assert moved.playhead == 40
    stayed = history.undo(SECOND, 40)
    assert stayed is not None
    assert stayed.playhead is None
    history.redo(FIRST, 40)
    again = history.redo(SECOND, 40)
    assert again is not None
    assert again.playhead == 5


def test_nothing_to_undo_gives_nothing() -> None:
    assert History().undo(FIRST, 0) is None
