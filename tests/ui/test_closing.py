"""Closing the window waits for nothing that nobody takes any more."""

from __future__ import annotations

import time

from gdviewer.state.work.task import Latest, is_wanted
from gdviewer.ui.main_window import MainWindow
from gdviewer.ui.views.steps import StepsView
from tests.ui.conftest import Find

_LONGEST = 5.0  # seconds


def test_closing_drops_a_table_of_steps_that_is_being_copied(
    window: MainWindow, find: Find
) -> None:
    was_wanted: list[bool] = []

    def copy() -> str:
        begin = time.monotonic()
        while is_wanted() and time.monotonic() < begin + _LONGEST:
            time.sleep(0.001)
        was_wanted.append(is_wanted())
        return ""

    copier = find(StepsView, "steps_table").findChild(Latest)
    assert isinstance(copier, Latest)
    copier.do(copy)
    window.close()
    assert was_wanted == [False]
