from __future__ import annotations

from gdviewer.core.distinct_names import distinct_names


def test_names_that_are_alike_are_numbered() -> None:
    assert distinct_names(["Adam", "Lion", "Adam"]) == ("Adam 1", "Lion", "Adam 2")


def test_a_number_makes_no_name_that_there_is() -> None:
    assert distinct_names(["Adam", "Adam", "Adam 2"]) == ("Adam 1", "Adam 3", "Adam 2")
    names = distinct_names(["Adam 2", "Adam", "Adam 2", "Adam", "Adam 2 1"])
    assert names == ("Adam 2 2", "Adam 1", "Adam 2 3", "Adam 3", "Adam 2 1")
