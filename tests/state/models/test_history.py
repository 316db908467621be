"""Undo and redo."""

from __future__ import annotations

from msgspec.structs import replace

from gdviewer.state.document import Document
from gdviewer.state.models.history import History, Moment

FIRST, SECOND, THIRD = (replace(Document(), seed=seed) for seed in (1, 2, 3))


def test_undo_gives_the_document_before_and_redo_the_one_after() -> None:
    history = History()
    history.record(Moment("Change the seed", FIRST))
    back = history.undo(SECOND, 0)
    assert back is not None
    assert back.document == FIRST
    forward = history.redo(FIRST, 0)
    assert forward is not None
    assert forward.document == SECOND


def test_the_texts_say_what_would_be_undone_and_redone() -> None:
    history = History()
    assert (history.undo_text, history.redo_text) == ("", "")
    history.record(Moment("Change the seed", FIRST))
    assert (history.undo_text, history.redo_text) == ("Change the seed", "")
    history.undo(SECOND, 0)
    assert (history.undo_text, history.redo_text) == ("", "Change the seed")


def test_a_new_change_forgets_what_was_undone() -> None:
    history = History()
    history.record(Moment("one", FIRST))
    history.undo(SECOND, 0)
    history.record(Moment("two", FIRST))
    assert history.redo(THIRD, 0) is None


def test_the_playhead_comes_back_only_where_the_change_moved_it() -> None:
    history = History()
    history.record(Moment("Change the rate", FIRST))
    history.record(Moment("Move the start", SECOND, playhead=40))
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


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_what_is_typed_without_a_pause_is_one_moment() -> None:
    clock = Clock()
    history = History(clock)
    for clock.now, document in ((0.0, FIRST), (0.9, SECOND), (1.8, THIRD)):
        history.record(Moment("Edit", document), is_typing=True)
    back = history.undo(THIRD, 0)
    assert back is not None
    assert back.document == FIRST
    assert history.undo_text == ""


def test_a_pause_or_another_field_begins_another_moment() -> None:
    clock = Clock()
    history = History(clock)
    history.record(Moment("Edit a", FIRST), is_typing=True)
    clock.now = 1.1
    history.record(Moment("Edit a", SECOND), is_typing=True)
    history.record(Moment("Edit b", THIRD), is_typing=True)
    moments = [history.undo(FIRST, 0) for _ in range(3)]
    assert [moment.document for moment in moments if moment] == [THIRD, SECOND, FIRST]


def test_all_of_a_drag_is_one_moment() -> None:
    history = History()
    history.begin_drag(Moment("Drag", FIRST))
    history.record(Moment("Change", SECOND))
    history.end_drag(THIRD)
    back = history.undo(THIRD, 0)
    assert back is not None
    assert (back.text, back.document) == ("Drag", FIRST)
    assert history.undo_text == ""


def test_a_drag_that_comes_back_is_no_moment() -> None:
    history = History()
    history.begin_drag(Moment("Drag", FIRST))
    history.end_drag(FIRST)
    assert history.undo_text == ""


def test_a_cancelled_drag_gives_the_document_before_it() -> None:
    history = History()
    history.begin_drag(Moment("Drag", FIRST))
    assert history.cancel_drag() == FIRST
    assert history.cancel_drag() is None
    assert history.undo_text == ""
